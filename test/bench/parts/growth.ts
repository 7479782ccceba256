import { aUscc } from '#libs/domain/testing/forms';
import { applyPage } from '#libs/engine/apply-command';
import type { CommandEnvelope } from '#libs/engine/command-envelope';
import { sha256Hex } from '#libs/event-store/chain';
import { Helper } from '../child.js';
import type { HttpLoad, LoadResult } from '../load/http-load.js';
import { AUTHORITIES, caseOf, type PlannedCase, plannedCases, SEASON } from '../load/plan.js';
import type { Place } from '../place.js';
import { Ours } from '../sides/ours.js';
import { median, quantile, round } from '../statistics.js';

export interface Grown {
  perSecond: number;
  p99ms: number;
}
export interface Growth {
  /** Streams that wait for a deadline in the same database; commands at 8 callers beside them. */
  liveStreams: ({ streams: number } & Grown)[];
  /** Facts that the commands' own streams already have. */
  factsPerStream: ({ facts: number } & Grown)[];
  started: string;
}

export interface GrowthOptions {
  streams: readonly number[];
  facts: readonly number[];
  seconds: number;
  rounds: number;
}

const CALLERS = 8;
const CASES = 48;
const LONG_CASES = 16;

/** Command rate while the database fills with live streams, then on streams that grow longer and longer. */
export async function growth(place: Place, { streams, facts, seconds, rounds }: GrowthOptions): Promise<Growth> {
  const ours = await Ours.start(place);
  const generator = new Helper<HttpLoad, LoadResult>(new URL('../load/child.ts', import.meta.url));
  const measured = async (cases: readonly PlannedCase[]): Promise<Grown> => {
    const results: Grown[] = [];
    for (let number = 0; number <= rounds; number++) {
      const { completed, latenciesMs, wrong } = await generator.ask({
        kind: 'http',
        url: ours.server.url,
        people: ours.people,
        cases: cases.map(caseOf),
        callers: CALLERS,
        seconds,
      });
      if (wrong[0]) throw new Error(wrong[0]);
      await ours.drain();
      if (number > 0) results.push({ perSecond: completed / seconds, p99ms: quantile(latenciesMs, 0.99) });
    }
    return { perSecond: Math.round(median(results.map((one) => one.perSecond))), p99ms: round(median(results.map((one) => one.p99ms)), 1) };
  };
  try {
    const planned = plannedCases(CASES + LONG_CASES * 2).filter(({ kind }) => kind === 'review');
    await ours.begin(planned);
    const [few, long] = [planned.slice(0, -LONG_CASES), planned.slice(-LONG_CASES)];
    const factsPerStream: Growth['factsPerStream'] = [];
    for (const count of facts) {
      await grow(ours, long, count);
      factsPerStream.push({ facts: count, ...(await measured(long)) });
      place.say(`growth: ${JSON.stringify(factsPerStream.at(-1))}`);
    }
    const liveStreams: Growth['liveStreams'] = [];
    let made = 0;
    for (const count of streams) {
      await fill(ours, made, count);
      made = count;
      liveStreams.push({ streams: count, ...(await measured(few)) });
      place.say(`growth: ${JSON.stringify(liveStreams.at(-1))}`);
    }
    return { liveStreams, factsPerStream, started: 'streams with their deadlines in the table of dues; no process of theirs was started' };
  } finally {
    await generator.stop();
    await ours.stop();
  }
}

/** Drafts that wait for the end of the filing, by the product's own command. */
async function fill(ours: Ours, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 500) {
    const page = Array.from({ length: Math.min(500, to - at) }, (_, index) => start(at + index));
    const bad = (await applyPage(ours.engine, page)).find((outcome) => outcome.kind !== 'recorded');
    if (bad) throw new Error(JSON.stringify(bad));
  }
  await ours.drain();
}

const start = (number: number): CommandEnvelope => {
  const stream = `application/live-${number}`;
  const command = {
    type: 'startApplication',
    season: SEASON,
    category: 'enterprise',
    authority: '32',
    unitName: `样例单位${number}`,
    subjectCode: aUscc(number + 1_000),
    applicationNo: `FWZZ-2022-B4-ENT-32-L${number}`,
  };
  const actor = { id: 'bulk', role: 'applicant' as const, organisation: `org-bulk-${number}` };
  return {
    commandId: `bench/${stream}`,
    stream,
    command,
    actor,
    cause: { kind: 'command' },
    receivedAt: new Date().toISOString(),
    bodyHash: sha256Hex(stream),
  };
};

/** Returned and filed again and again, in pages, until each stream has so many facts. */
async function grow(ours: Ours, cases: readonly PlannedCase[], facts: number): Promise<void> {
  const { rows } = await ours.owner.query<{ id: string; version: number }>('select id, version from stream where id = any($1)', [
    cases.map(({ id }) => `application/${id}`),
  ]);
  const least = Math.min(...rows.map(({ version }) => version));
  const form = (await ours.owner.query<{ content: object; hash: string }>('select content, hash from submission_content limit 1')).rows[0];
  for (let version = least; version + 3 <= facts; version += 3) {
    for (const [type, more, role] of [
      ['startProvinceReview', {}, 'province'],
      ['returnForCorrection', { reasons: [{ field: 'annual', reason: '请补充' }] }, 'province'],
      ['submitApplication', { contentHash: form?.hash }, 'applicant'],
    ] as const) {
      const page = cases.map(({ id, number, authority, applicant }): CommandEnvelope => {
        const actor = role === 'province' ? { id: 'p', role, authority } : { id: 'a', role, organisation: `org-${applicant - AUTHORITIES.length}` };
        const own = type === 'submitApplication' ? { ...more, form: { ...form?.content, uscc: aUscc(number + 1) } } : more;
        const commandId = `grow/${id}/${type}/${version}`;
        return {
          commandId,
          stream: `application/${id}`,
          command: { type, ...own },
          actor,
          cause: { kind: 'command' },
          receivedAt: new Date().toISOString(),
          bodyHash: sha256Hex(commandId),
        };
      });
      const bad = (await applyPage(ours.engine, page)).find((outcome) => outcome.kind !== 'recorded');
      if (bad) throw new Error(JSON.stringify(bad));
    }
  }
  await ours.drain();
}
