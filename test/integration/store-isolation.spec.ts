import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { applyCommand, applyPage } from '#libs/engine/apply-command';
import { closeDue } from '#libs/engine/close-due';
import { followThrough } from '#libs/engine/follow-through';
import { putInInbox, readInbox } from '#libs/engine/inbox';
import type { Fault } from '#libs/engine/isolate';
import { processView } from '#libs/engine/process-view';
import { aCommand, aGrantedTitle, freshStore, type Store } from './store-harness.js';

const CAMPAIGN = 'campaign/2022';
const SUBJECTS = 130;
const UP_TO = '2023-01-01T00:00:00.000Z';
const titleNo = (index: number) => `E-${String(index).padStart(4, '0')}`;

let store: Store;
let faults: Fault[];
beforeAll(async () => {
  store = await freshStore();
  await applyPage(
    store.engine,
    Array.from({ length: SUBJECTS }, (_, index) => aCommand(`title/${titleNo(index)}`, aGrantedTitle(titleNo(index)))),
  );
  await applyCommand(store.engine, aCommand(CAMPAIGN, { type: 'openCampaign', campaign: '2022', year: 2022, register: 'national' }));
});
beforeEach(() => {
  faults = [];
});
afterAll(() => store.close());

const note = (fault: Fault) => void faults.push(fault);

/** As an older build finds it: a fact of tomorrow, and a state that tomorrow's code folded. */
async function bend(stream: string, from: string, to: string): Promise<void> {
  await store.sql('alter table event disable trigger user');
  await store.sql('update event set type = $3 where stream = $1 and type = $2', [stream, from, to]);
  await store.sql(`update stream set fold_id = 'tomorrow' where id = $1`, [stream]);
}
const count = async (type: string) => (await store.sql<{ n: number }>('select count(*)::int as n from event where type = $1', [type]))[0]?.n;
const followUpsOf = async (stream: string) => (await processView(store.engine, stream)).followUps;

describe('one stream that throws', () => {
  it('keeps no other member of a fan-out waiting, and the fan-out is not done before it is', async () => {
    await bend('title/E-0001', 'TitleGranted', 'FactOfTomorrow');

    await followThrough(store.engine, CAMPAIGN, { onFault: note });

    expect(await count('EvaluationOpened')).toBe(SUBJECTS - 1);
    expect(faults).toMatchObject([{ stream: 'title/E-0001', code: 'UnknownFact' }]);
    expect(await followUpsOf(CAMPAIGN)).toHaveLength(1);

    await bend('title/E-0001', 'FactOfTomorrow', 'TitleGranted');
    await followThrough(store.engine, CAMPAIGN, { onFault: note });

    expect(await count('EvaluationOpened')).toBe(SUBJECTS);
    expect(faults).toHaveLength(1);
    expect(await followUpsOf(CAMPAIGN)).toEqual([]);
  });

  it('stays due where the bulk act closes all others of its page, and so does one whose kept command throws', async () => {
    await bend('evaluation/2022/E-0005', 'EvaluationOpened', 'FactOfTomorrow');
    await bend('evaluation/2022/E-0007', 'EvaluationOpened', 'FactOfTomorrow');
    const kept = aCommand('evaluation/2022/E-0007', { type: 'fileSpecialCase', reasonKind: 'suspended', explain: '停产'.repeat(60), sealHash: 'a'.repeat(64) });
    await putInInbox(store.engine, { ...kept, commandId: 'kept', receivedAt: '2022-05-01T00:00:00.000Z' });

    expect(await closeDue(store.engine, { closer: CAMPAIGN, upTo: UP_TO, onFault: note })).toEqual({ closed: SUBJECTS - 2, refused: 0, failed: 2 });

    expect(faults).toMatchObject([
      { stream: 'evaluation/2022/E-0007', what: 'kept', code: 'UnknownFact' },
      { stream: 'evaluation/2022/E-0005', what: 'close/evaluation/2022/E-0005/filing/1', code: 'UnknownFact' },
    ]);
    expect(await store.sql(`select stream from due where closed_by = '${CAMPAIGN}' and no = 'filing/1' order by stream`)).toEqual([
      { stream: 'evaluation/2022/E-0005' },
      { stream: 'evaluation/2022/E-0007' },
    ]);
    expect(await readInbox(store.engine, 'kept')).toMatchObject({ state: 'pending' });
  });

  it('does not hold back the follow-ups behind its own, and only its own is left', async () => {
    const add = (n: number, body: object) =>
      store.sql(`insert into follow_up (stream, version, n, body, created_at) values ('title/E-0002', 1, $1, $2, now())`, [n, JSON.stringify(body)]);
    const finalise = { type: 'finaliseResult' };
    await add(90, { kind: 'command', stream: 'evaluation/2022/E-0005', command: finalise });
    await add(91, { kind: 'command', stream: 'evaluation/2022/E-0005', command: finalise });
    await add(92, { kind: 'notice', to: { role: 'ministry' }, template: 'titleRevoked', params: {} });

    await followThrough(store.engine, 'title/E-0002', { onFault: note });

    expect(faults).toMatchObject([{ stream: 'evaluation/2022/E-0005', what: 'follow/title/E-0002@1/90' }]);
    expect(await followUpsOf('title/E-0002')).toEqual(['title/E-0002@1/90', 'title/E-0002@1/91']);
  });
});

describe('a follow-up that is refused', () => {
  it('is done, and is told where its stream was not there yet or no longer', async () => {
    await store.sql(`insert into follow_up (stream, version, n, body, created_at) values ('title/E-0003', 1, 90, $1, now())`, [
      JSON.stringify({ kind: 'command', stream: 'evaluation/2022/E-0009', command: { type: 'failOverdue', deadline: 'filing' } }),
    ]);
    const refused: object[] = [];

    await followThrough(store.engine, 'title/E-0003', { onFault: note, onRefused: (one) => void refused.push(one) });

    expect(refused).toEqual([{ stream: 'evaluation/2022/E-0009', what: 'follow/title/E-0003@1/90', code: 'WRONG_STAGE' }]);
    expect(faults).toEqual([]);
    expect(await followUpsOf('title/E-0003')).toEqual([]);
  });
});
