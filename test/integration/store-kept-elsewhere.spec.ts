import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyCommand, applyPage } from '#libs/engine/apply-command';
import { applyDue } from '#libs/engine/apply-due';
import { closeDue } from '#libs/engine/close-due';
import { followThrough } from '#libs/engine/follow-through';
import { putInInbox, readInbox } from '#libs/engine/inbox';
import type { Fault } from '#libs/engine/isolate';
import { AGGREGATES, type AnyAggregate } from '#libs/domain/registry';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { deskSteps, seasonSteps, type Step, stepsOf } from '../workflow/support/steps.js';
import { aCommand, freshStore, type Store } from './store-harness.js';

const IN_FILL = '2022-05-10T02:00:00.000Z';
const IN_REVIEW = '2022-05-20T02:00:00.000Z';
/** Long after every deadline of the batch. */
const UP_TO = '2023-01-01T00:00:00.000Z';
/** What is to be still open is played around the present, since timers are decided by the database's clock. */
const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

const season = seasonSteps('batch-4');
const desk = deskSteps('batch-4', IN_REVIEW);

let store: Store;
let sent = 0;

const envelope = ({ stream, command, actor }: Step, receivedAt: string) => aCommand(stream, command, { actor, receivedAt, commandId: `sent/${++sent}` });

async function done(receivedAt: string, ...steps: Step[]): Promise<void> {
  for (const step of steps) expect(await applyCommand(store.engine, envelope(step, receivedAt)), step.command.type).toMatchObject({ kind: 'recorded' });
}

async function donePage(receivedAt: string, steps: Step[]): Promise<void> {
  for (let from = 0; from < steps.length; from += 250) {
    const outcomes = await applyPage(
      store.engine,
      steps.slice(from, from + 250).map((step) => envelope(step, receivedAt)),
    );
    expect(outcomes.filter(({ kind }) => kind !== 'recorded')).toEqual([]);
  }
}

async function keep(commandId: string, { stream, command, actor }: Step, receivedAt: string): Promise<void> {
  expect(await putInInbox(store.engine, { ...aCommand(stream, command, { actor }), commandId, receivedAt })).toEqual({ kind: 'kept' });
}

const keptState = async (commandId: string) => (await readInbox(store.engine, commandId))?.state;
const statusOf = async (stream: string) => (await store.sql<{ status: string }>('select status from stream where id = $1', [stream]))[0]?.status;

async function openSeason(options: Parameters<typeof freshStore>[0] = {}): Promise<void> {
  store = await freshStore(options);
  await done(IN_FILL, season.open(BATCH_4.calendar));
  await followThrough(store.engine, season.stream);
}

/** Sorted by id as by number; an application is closed before its desk, which sorts after it. */
const applications = (count: number) => Array.from({ length: count }, (_, index) => stepsOf('batch-4', `a-${String(index + 1).padStart(4, '0')}`, index + 1));

async function passed(some: ReturnType<typeof applications>): Promise<void> {
  await donePage(
    IN_FILL,
    some.map(({ start }) => start),
  );
  await donePage(
    IN_FILL,
    some.map(({ submit }) => submit),
  );
  await donePage(
    IN_REVIEW,
    some.map(({ startReview }) => startReview),
  );
  await donePage(
    IN_REVIEW,
    some.map(({ passReview }) => passReview),
  );
}

describe('a recommendation that its desk keeps undecided when the mailing is over', () => {
  const all = applications(502);
  const [first, second, third] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0]];
  beforeAll(async () => {
    await openSeason();
    await passed(all);
  });
  afterAll(() => store.close());

  it('is decided before the application’s own timer, which then finds it on the list', async () => {
    await keep('kept-1', first.recommend, IN_REVIEW);

    await applyDue(store.engine, first.stream, 'dispatch/1');

    expect(await keptState('kept-1')).toBe('recorded');
    expect(await statusOf(first.stream)).not.toBe('notRecommended');
  });

  it('is decided before the bulk act closes a page of applications without their desk', async () => {
    await keep('kept-2', second.recommend, IN_REVIEW);

    await closeDue(store.engine, { closer: season.stream, upTo: UP_TO });

    expect(await keptState('kept-2')).toBe('recorded');
    expect(await statusOf(second.stream)).not.toBe('notRecommended');
    expect(await statusOf(third.stream)).toBe('notRecommended');
  });
});

describe('a recommendation of what its application keeps undecided', () => {
  const [one] = applications(1) as [ReturnType<typeof stepsOf>];
  beforeAll(() => openSeason());
  afterAll(() => store.close());

  it('is decided after it, in the order of arrival, before the clock', async () => {
    await done(IN_FILL, one.start, one.submit);
    await done(IN_REVIEW, one.startReview);
    await keep('kept-pass', one.passReview, IN_REVIEW);
    await keep('kept-recommend', one.recommend, '2022-05-20T02:00:01.000Z');

    await applyDue(store.engine, desk.stream, 'dispatch/1');

    expect([await keptState('kept-pass'), await keptState('kept-recommend')]).toEqual(['recorded', 'recorded']);
  });
});

describe('a kept command that throws for ever', () => {
  const [one] = applications(1) as [ReturnType<typeof stepsOf>];
  const throwing: AnyAggregate = {
    ...AGGREGATES.desk,
    decide: (state, command, context) => {
      if (command.type === 'sealPackage') throw new RangeError('a mistake in the code');
      return AGGREGATES.desk.decide(state, command, context);
    },
  };
  beforeAll(() => openSeason({ aggregates: { ...AGGREGATES, desk: throwing } }));
  afterAll(() => store.close());

  it('leaves open what rests on its stream, is tried and told once in an act, and keeps no others open', async () => {
    await passed([one]);
    await done(IN_FILL, { ...one.start, stream: 'application/z-1' });
    await keep('kept-seal', desk.seal, IN_REVIEW);
    const faults: Fault[] = [];

    const closed = await closeDue(store.engine, { closer: season.stream, upTo: UP_TO, onFault: (fault) => void faults.push(fault) });

    expect(closed).toEqual({ closed: 1, refused: 0, failed: 1 });
    expect(faults).toEqual([{ stream: desk.stream, what: 'kept-seal', code: 'RangeError' }]);
    expect([await statusOf(one.stream), await statusOf(desk.stream), await statusOf('application/z-1')]).toEqual(['provincePassed', 'open', 'lapsed']);
  });
});

describe('a later end of the publicity that the season keeps undecided', () => {
  const [one, two] = applications(2) as [ReturnType<typeof stepsOf>, ReturnType<typeof stepsOf>];
  const from = minutesFromNow(-10);
  const later = minutesFromNow(60);
  beforeAll(async () => {
    await openSeason();
    await passed([one, two]);
    await done(IN_REVIEW, one.recommend, two.recommend, desk.seal, desk.dispatch, desk.receive);
    await followThrough(store.engine, desk.stream);
    await done(IN_REVIEW, ...one.ministryReview, ...two.ministryReview, season.openConsultation);
    await followThrough(store.engine, season.stream);
    await done(from, season.closeConsultation, season.openPublicity(from, minutesFromNow(-5)));
    await followThrough(store.engine, season.stream);
    await keep('kept-later', season.openPublicity(from, later), minutesFromNow(-6));
  });
  afterAll(() => store.close());

  it('is decided before an application’s own timer ends it', async () => {
    expect(await applyDue(store.engine, one.stream, 'publicity/1')).toMatchObject({ kind: 'refused', refusal: { code: 'NOT_YET_DUE' } });
    expect(await keptState('kept-later')).toBe('recorded');
  });

  it('is decided before the bulk act ends it', async () => {
    await keep('kept-latest', season.openPublicity(from, minutesFromNow(120)), minutesFromNow(-5));

    await closeDue(store.engine, { closer: season.stream, upTo: minutesFromNow(0) });

    expect(await keptState('kept-latest')).toBe('recorded');
    expect(await statusOf(two.stream)).toBe('inPublicity');
  });
});

describe('a later deadline that the season keeps undecided', () => {
  const [one] = applications(1) as [ReturnType<typeof stepsOf>];
  const after = { fillClosesAt: minutesFromNow(60), provinceReviewClosesAt: minutesFromNow(120), dispatchClosesAt: minutesFromNow(180) };
  beforeAll(async () => {
    await openSeason();
    await done(IN_FILL, one.start);
    await keep('kept-amend', season.amend({ ...BATCH_4.calendar, ...after }), IN_FILL);
  });
  afterAll(() => store.close());

  it('reaches those whom it saves before the bulk act closes them', async () => {
    const closed = await closeDue(store.engine, { closer: season.stream, upTo: UP_TO });

    expect(closed).toEqual({ closed: 0, refused: 0, failed: 0 });
    expect(await statusOf(one.stream)).toBe('draft');
  });
});
