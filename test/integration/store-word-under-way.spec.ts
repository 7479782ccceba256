import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyCommand } from '#libs/engine/apply-command';
import { applyDue } from '#libs/engine/apply-due';
import type { CommandOutcome } from '#libs/engine/command-envelope';
import { followThrough } from '#libs/engine/follow-through';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { applicant, publicPerson } from '#libs/domain/testing/actors';
import { deskSteps, seasonSteps, type Step, stepsOf } from '../workflow/support/steps.js';
import { aCommand, freshStore, type Store } from './store-harness.js';

const IN_FILL = '2022-05-10T02:00:00.000Z';
const IN_REVIEW = '2022-05-20T02:00:00.000Z';
/** The publicity is played around the present, since timers are decided by the database's clock. */
const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

const season = seasonSteps('batch-4');
const desk = deskSteps('batch-4', IN_REVIEW);
const a = stepsOf('batch-4', 'a-1', 1);

let store: Store;
beforeAll(async () => {
  store = await freshStore();
  await done(IN_FILL, season.open(BATCH_4.calendar));
  await followThrough(store.engine, season.stream);
  await done(IN_FILL, a.start, a.submit);
  await done(IN_REVIEW, a.startReview, a.passReview, a.recommend);
  await followThrough(store.engine, desk.stream);
});
afterAll(() => store.close());

let sent = 0;
const send = ({ stream, command, actor }: Step, receivedAt: string): Promise<CommandOutcome> =>
  applyCommand(store.engine, aCommand(stream, command, { actor, receivedAt, commandId: `sent/${++sent}` }));

async function done(receivedAt: string, ...steps: Step[]): Promise<void> {
  for (const step of steps) expect(await send(step, receivedAt), step.command.type).toMatchObject({ kind: 'recorded' });
}

it('an applicant cannot withdraw what the desk has mailed, before the application has heard of it', async () => {
  await done(IN_REVIEW, desk.seal, desk.dispatch);

  const outcome = await send({ stream: a.stream, command: { type: 'withdrawApplication', reason: '经营调整' }, actor: applicant }, IN_REVIEW);

  expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'PACKAGE_SEALED' } });
});

it('a publicity ends by the later end of its season, and hears objections until then, before the application has heard of it', async () => {
  await followThrough(store.engine, desk.stream);
  await done(IN_REVIEW, desk.receive);
  await followThrough(store.engine, desk.stream);
  await done(IN_REVIEW, ...a.ministryReview, season.openConsultation);
  await followThrough(store.engine, season.stream);
  const from = minutesFromNow(-10);
  await done(from, season.closeConsultation, season.openPublicity(from, minutesFromNow(-5)));
  await followThrough(store.engine, season.stream);
  const later = minutesFromNow(60);
  await done(minutesFromNow(-6), season.openPublicity(from, later));

  const objection = {
    ...{ type: 'raiseObjection', objectionId: 'o-1', by: 'person', nameCommitment: 'a'.repeat(64), contactCommitment: 'b'.repeat(64) },
    ...{ evidence: ['照片一张'], statement: '数据不实', sealed: false },
  };

  expect(await applyDue(store.engine, a.stream, 'publicity/1')).toMatchObject({
    kind: 'refused',
    refusal: { code: 'NOT_YET_DUE', params: { deadline: later } },
  });
  expect(await send({ stream: a.stream, command: objection, actor: publicPerson }, minutesFromNow(0))).toMatchObject({ facts: [{ type: 'ObjectionRaised' }] });
});
