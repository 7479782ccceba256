import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyCommand } from '#libs/engine/apply-command';
import { followThrough } from '#libs/engine/follow-through';
import { commitmentOf } from '#libs/engine/personal-values';
import { previewCommand } from '#libs/engine/preview';
import { processView } from '#libs/engine/process-view';
import { checkRebuild } from '#libs/engine/rebuild';
import { canonicalJson, sha256Hex } from '#libs/event-store/chain';
import { exportLog } from '#libs/event-store/export';
import { makeSigningKey } from '#libs/event-store/signing-key';
import { recompute } from '#libs/engine/recompute';
import { verifyLog } from '#libs/event-store/verify';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { applicant, ministry, province } from '#libs/domain/testing/actors';
import { anEnterpriseForm, aUscc } from '#libs/domain/testing/forms';
import { aCommand, freshStore, type Store } from './store-harness.js';

const SEASON = 'batch-4';
const DESK = `desk/${SEASON}/32`;
const IN_REVIEW = '2022-05-20T02:00:00.000Z';
/** The eleven applications of one province, for a quota of ten. */
const IDS = Array.from({ length: 12 }, (_, index) => `a-${index + 1}`);

let store: Store;
beforeAll(async () => {
  store = await freshStore();
  await recorded(`season/${SEASON}`, { type: 'openSeason', season: SEASON, title: '第四批', authorities: ['32', '33'] });
  await followThrough(store.engine, `season/${SEASON}`);
  for (const [index, id] of IDS.entries()) await upToPassed(id, index + 1);
});
afterAll(() => store.close());

async function recorded(stream: string, command: { type: string } & Record<string, unknown>, changes: Parameters<typeof aCommand>[2] = {}) {
  const outcome = await applyCommand(store.engine, aCommand(stream, command, { actor: ministry, ...changes }));
  expect(outcome).toMatchObject({ kind: 'recorded' });
}

const formOf = (number: number) => anEnterpriseForm({ uscc: aUscc(number) });
const contentHashOf = (form: object): string => sha256Hex(canonicalJson(form));

async function upToPassed(id: string, number: number): Promise<void> {
  const stream = `application/${id}`;
  const uscc = aUscc(number);
  const form = formOf(number);
  await recorded(
    stream,
    {
      type: 'startApplication',
      season: SEASON,
      category: 'enterprise',
      authority: '32',
      unitName: `苏州示例${number}装备有限公司`,
      subjectCode: uscc,
      applicationNo: `FWZZ-2022-B4-ENT-32-${number}`,
    },
    { actor: applicant },
  );
  await recorded(
    stream,
    { type: 'submitApplication', form, contentHash: contentHashOf(form) },
    { actor: applicant, personalValues: [{ subject: stream, field: 'contact_name', value: `联系人${number}`, salt: new Uint8Array(32).fill(number) }] },
  );
  await recorded(stream, { type: 'startProvinceReview' }, { actor: province, receivedAt: IN_REVIEW });
  await recorded(
    stream,
    { type: 'passProvinceReview', truthful: true, accurate: true, complete: true, opinion: '符合条件', warningsConfirmed: [] },
    { actor: province, receivedAt: IN_REVIEW },
  );
}

const recommend = (id: string) =>
  applyCommand(
    store.engine,
    aCommand(DESK, { type: 'recommendApplication', applicationId: id }, { commandId: `recommend/${id}`, actor: province, receivedAt: IN_REVIEW }),
  );

describe('a province’s desk', () => {
  it('lets exactly one of the 10th, 11th and 12th win that are recommended at one moment', async () => {
    for (const id of IDS.slice(0, 9)) expect(await recommend(id)).toMatchObject({ kind: 'recorded' });

    const outcomes = await Promise.all(IDS.slice(9).map(recommend));

    expect(outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind)).sort()).toEqual([
      'QUOTA_EXCEEDED',
      'QUOTA_EXCEEDED',
      'recorded',
    ]);
    const [desk] = await store.sql<{ recommended: { enterprise: number } }>('select recommended from desk_row where stream = $1', [DESK]);
    expect(desk?.recommended.enterprise).toBe(10);
  });

  it('tells the applications by follow-ups, each caused by the desk’s fact', async () => {
    await followThrough(store.engine, DESK);

    const [count] = await store.sql(`select count(*)::int as recommended from application_row where status = 'recommended'`);
    expect(count).toEqual({ recommended: 10 });
    const [fact] = await store.sql<{ cause: object }>(`select cause from event where stream = 'application/a-1' and type = 'ApplicationRecommended'`);
    expect(fact?.cause).toEqual({ kind: 'followUp', of: `${DESK}@2` });
  });
});

describe('an amended calendar', () => {
  const later = { ...BATCH_4.calendar, provinceReviewClosesAt: '2022-06-02T15:59:59.999Z', dispatchClosesAt: '2022-06-05T15:59:59.999Z' };
  const amend = { type: 'amendSeasonCalendar', calendar: later, reason: '疫情影响' };

  it('moves exactly the streams that its preview names, and the preview writes nothing', async () => {
    const [before] = await store.sql<{ n: number }>('select count(*)::int as n from event');
    const preview = await previewCommand(store.engine, { stream: `season/${SEASON}`, command: amend, actor: ministry, now: IN_REVIEW });
    expect(await store.sql('select count(*)::int as n from event')).toEqual([before]);

    await recorded(`season/${SEASON}`, amend, { receivedAt: IN_REVIEW });
    await followThrough(store.engine, `season/${SEASON}`);

    const moved = await store.sql<{ stream: string }>(
      `select distinct stream collate "C" as stream from event where type in ('SeasonCalendarAmended', 'DeskDatesMoved', 'ApplicationDatesMoved') order by 1`,
    );
    expect('affected' in preview && preview.affected.map((one) => one.stream)).toEqual(moved.map((row) => row.stream));
    expect(moved).toHaveLength(1 + 2 + IDS.length);
    expect((await processView(store.engine, DESK)).due.map((due) => due.at)).toEqual(['2022-06-05T16:01:59.999Z']);
  });
});

describe('what stands beside the log', () => {
  it('keeps a personal value with its salt outside the facts, and the frozen form by its hash', async () => {
    const [value] = await store.sql<{ value: string; commitment: string; salt: Buffer }>(
      `select value, commitment, salt from personal_value where subject = 'application/a-1'`,
    );
    expect(value).toMatchObject({ value: '联系人1', commitment: commitmentOf(new Uint8Array(32).fill(1), 'contact_name', '联系人1') });
    const [leak] = await store.sql(`select count(*)::int as n from event where payload::text like '%联系人1%'`);
    expect(leak).toEqual({ n: 0 });
    const [content] = await store.sql<{ name: string }>(`select content ->> 'unit_name' as name from submission_content where hash = $1`, [
      contentHashOf(formOf(1)),
    ]);
    expect(content?.name).toBe('苏州示例装备有限公司');
  });

  it('is what a rebuild from the log makes, for every kind of stream, and the export holds', async () => {
    expect((await checkRebuild(store.engine)).differs).toEqual([]);
    async function* lines() {
      for await (const chunk of exportLog(store.engine.writer, makeSigningKey(), { exportedAt: IN_REVIEW })) yield* chunk.split('\n').slice(0, -1);
    }
    expect(await verifyLog(lines())).toMatchObject({ ok: true });
    expect(await recompute(lines())).toMatchObject({ unknown: 0, differs: [] });
  });
});
