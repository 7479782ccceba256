import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyCommand, applyPage } from '#libs/engine/apply-command';
import { applyDue } from '#libs/engine/apply-due';
import { closeDue } from '#libs/engine/close-due';
import { followThrough } from '#libs/engine/follow-through';
import { putInInbox, readInbox } from '#libs/engine/inbox';
import { processView } from '#libs/engine/process-view';
import { checkRebuild } from '#libs/engine/rebuild';
import { aCommand, aGrantedTitle, freshStore, type Store } from './store-harness.js';

const CAMPAIGN = 'campaign/2022';
const SUBJECTS = 1_000;
/** Long after the deadline: PostgreSQL's clock, by which timers are decided, is past 2022. */
const UP_TO = '2023-01-01T00:00:00.000Z';
const titleNo = (index: number) => `E-${String(index).padStart(4, '0')}`;

async function grantTitles(store: Store, count: number): Promise<void> {
  const grants = Array.from({ length: count }, (_, index) => aCommand(`title/${titleNo(index)}`, aGrantedTitle(titleNo(index))));
  for (let from = 0; from < count; from += 250) await applyPage(store.engine, grants.slice(from, from + 250));
}

const openCampaign = (store: Store, register = 'national') =>
  applyCommand(store.engine, aCommand(CAMPAIGN, { type: 'openCampaign', campaign: '2022', year: 2022, register }));
const failed = (store: Store) =>
  store.sql<{ facts: number; streams: number }>(
    `select count(*)::int as facts, count(distinct stream)::int as streams from event where type = 'EvaluationFailedOverdue'`,
  );

describe('a deadline that closes a thousand subjects', () => {
  let store: Store;
  beforeAll(async () => {
    store = await freshStore();
    await grantTitles(store, SUBJECTS);
    await openCampaign(store);
  });
  afterAll(() => store.close());

  it('opens an evaluation of every title by the campaign’s follow-up, and goes on where a crash left it', async () => {
    let pages = 0;
    const crash = followThrough(store.engine, CAMPAIGN, {
      onProgress: () => {
        pages += 1;
        if (pages === 3) throw new Error('killed');
      },
    });
    await expect(crash).rejects.toThrow('killed');
    const [half] = await store.sql<{ opened: number }>(`select count(*)::int as opened from evaluation_row`);
    expect(half?.opened).toBe(300);

    const resumed: string[] = [];
    await followThrough(store.engine, CAMPAIGN, { onProgress: (where) => void resumed.push(where) });

    expect(resumed[0]).toBe('title/E-0399');
    const [whole] = await store.sql<{ opened: number; facts: number }>(
      `select (select count(*)::int from evaluation_row) as opened, (select count(*)::int from event where type = 'EvaluationOpened') as facts`,
    );
    expect(whole).toEqual({ opened: SUBJECTS, facts: SUBJECTS });
    expect((await processView(store.engine, CAMPAIGN)).followUps).toEqual([]);
  });

  it('takes a page that failed once more, and fails every subject exactly once', async () => {
    let reached = '';
    const crash = closeDue(store.engine, {
      closer: CAMPAIGN,
      upTo: UP_TO,
      onPage: (after) => {
        reached = after;
        throw new Error('killed at page 2');
      },
    });
    await expect(crash).rejects.toThrow('killed at page 2');

    const resumed = await closeDue(store.engine, { closer: CAMPAIGN, upTo: UP_TO, after: reached });
    const again = await closeDue(store.engine, { closer: CAMPAIGN, upTo: UP_TO });

    expect(resumed).toEqual({ closed: SUBJECTS / 2, refused: 0, failed: 0 });
    expect(again).toEqual({ closed: 0, refused: 0, failed: 0 });
    expect(await failed(store)).toEqual([{ facts: SUBJECTS, streams: SUBJECTS }]);
  });

  it('gives the fact the instant of the deadline, the timer as its cause, and a new due for the explanation', async () => {
    const [fact] = await store.sql<{ actor: { role: string }; cause: object; occurred_at: Date; payload: { at: string } }>(
      `select actor, cause, occurred_at, payload from event where stream = 'evaluation/2022/E-0000' and type = 'EvaluationFailedOverdue'`,
    );

    expect(fact?.payload.at).toBe('2022-05-31T15:59:59.999Z');
    expect(fact?.occurred_at.toISOString()).toBe('2022-05-31T15:59:59.999Z');
    expect(fact?.actor).toMatchObject({ role: 'system' });
    expect(fact?.cause).toEqual({ kind: 'timer', of: 'evaluation/2022/E-0000/filing/1' });
    expect((await processView(store.engine, 'evaluation/2022/E-0000')).due).toMatchObject([{ no: 'explanation/1', command: 'finaliseResult' }]);
  });

  it('finds nothing to do for a single timer that fires after the bulk act', async () => {
    expect(await applyDue(store.engine, 'evaluation/2022/E-0001', 'filing/1')).toBeNull();
    expect(await failed(store)).toEqual([{ facts: SUBJECTS, streams: SUBJECTS }]);
  });

  it('stores what a rebuild from the log makes', async () => {
    expect(await checkRebuild(store.engine)).toEqual({ streams: 2 * SUBJECTS + 1, projections: 2 * SUBJECTS + 1, differs: [] });
  });
});

describe('without the bulk act', () => {
  let store: Store;
  beforeAll(async () => {
    store = await freshStore();
    await grantTitles(store, 3);
    await openCampaign(store);
    await followThrough(store.engine, CAMPAIGN);
  });
  afterAll(() => store.close());

  it('lets the own timer of each stream fail it, once, however often it fires', async () => {
    const view = await processView(store.engine, 'evaluation/2022/E-0000');
    const [due] = view.due;
    expect(due?.ownAt.localeCompare(due.at)).toBeGreaterThanOrEqual(0);

    const outcomes = await Promise.all([1, 2, 3].map(() => applyDue(store.engine, 'evaluation/2022/E-0000', 'filing/1')));

    expect(outcomes.filter((outcome) => outcome?.kind === 'recorded' && !outcome.alreadyRecorded)).toHaveLength(1);
    expect(await failed(store)).toEqual([{ facts: 1, streams: 1 }]);
  });

  it('leaves alone who filed in the last millisecond, though the closing comes after', async () => {
    const submit = aCommand(
      'evaluation/2022/E-0001',
      { type: 'fileSpecialCase', reasonKind: 'suspended', explain: '企业停产，无法按时填报，已由省级主管部门核实。'.repeat(3), sealHash: 'a'.repeat(64) },
      {
        actor: { id: 'province-32', role: 'province', authority: '32' },
        receivedAt: '2022-05-31T15:59:59.999Z',
      },
    );
    expect(await applyCommand(store.engine, submit)).toMatchObject({ kind: 'recorded' });

    await closeDue(store.engine, { closer: CAMPAIGN, upTo: UP_TO });

    const outcomes = await store.sql('select title_no, outcome from evaluation_row order by title_no');
    expect(outcomes).toEqual([
      { title_no: 'E-0000', outcome: 'notPassedOverdue' },
      { title_no: 'E-0001', outcome: null },
      { title_no: 'E-0002', outcome: 'notPassedOverdue' },
    ]);
  });
});

describe('a command that is kept and not yet decided when the clock comes', () => {
  const DEADLINE = '2022-05-31T15:59:59.999Z';
  const LATE = '2022-05-31T16:00:00.000Z';
  let store: Store;
  beforeAll(async () => {
    store = await freshStore();
    await grantTitles(store, 4);
    await openCampaign(store);
    await followThrough(store.engine, CAMPAIGN);
    await keep('E-0000', DEADLINE);
    await keep('E-0001', LATE);
    await keep('E-0002', DEADLINE);
  });
  afterAll(() => store.close());

  const keep = (no: string, receivedAt: string) =>
    putInInbox(store.engine, {
      ...aCommand(
        `evaluation/2022/${no}`,
        { type: 'fileSpecialCase', reasonKind: 'suspended', explain: '企业停产，无法按时填报，已由省级主管部门核实。'.repeat(3), sealHash: 'a'.repeat(64) },
        { actor: { id: 'province-32', role: 'province', authority: '32' } },
      ),
      commandId: `kept-${no}`,
      receivedAt,
    });
  const outcomeOf = async (no: string) =>
    (await store.sql<{ outcome: string | null }>('select outcome from evaluation_row where title_no = $1', [no]))[0]?.outcome;

  it('is decided first by the bulk act where it arrived by the deadline', async () => {
    await applyDue(store.engine, 'evaluation/2022/E-0002', 'filing/1');
    expect(await outcomeOf('E-0002')).toBeNull();

    await closeDue(store.engine, { closer: CAMPAIGN, upTo: UP_TO });

    expect([await outcomeOf('E-0000'), await outcomeOf('E-0002')]).toEqual([null, null]);
    expect(await readInbox(store.engine, 'kept-E-0000')).toMatchObject({ state: 'recorded' });
  });

  it('does not undo the closing where it arrived one millisecond later, and is never forgotten', async () => {
    expect([await outcomeOf('E-0001'), await outcomeOf('E-0003')]).toEqual(['notPassedOverdue', 'notPassedOverdue']);
    expect((await readInbox(store.engine, 'kept-E-0001'))?.state).not.toBe('recorded');
  });
});

describe('a due that appears while a page’s kept commands are decided', () => {
  let store: Store;
  beforeAll(async () => {
    store = await freshStore();
    await grantTitles(store, 501);
    await openCampaign(store);
    await followThrough(store.engine, CAMPAIGN);
  });
  afterAll(() => store.close());

  it('pushes none of the page’s own off its end', async () => {
    await store.sql(`create table set_aside as select * from due where stream = 'evaluation/2022/E-0000'`);
    await store.sql(`delete from due where stream = 'evaluation/2022/E-0000'`);
    await store.sql(
      `create function put_back() returns trigger language plpgsql security definer as 'begin insert into due select * from set_aside on conflict do nothing; return new; end'`,
    );
    await store.sql('create trigger put_back after update on command_inbox for each row execute function put_back()');
    await putInInbox(store.engine, {
      ...aCommand('evaluation/2022/E-0001', { type: 'fileSpecialCase', reasonKind: 'suspended', explain: '', sealHash: '' }),
      commandId: 'kept-and-refused',
      receivedAt: '2022-05-01T00:00:00.000Z',
    });

    await closeDue(store.engine, { closer: CAMPAIGN, upTo: UP_TO });

    expect(await store.sql('select stream from due where closed_by = $1 and at <= $2', [CAMPAIGN, UP_TO])).toEqual([{ stream: 'evaluation/2022/E-0000' }]);
    expect(await failed(store)).toEqual([{ facts: 500, streams: 500 }]);
  });
});
