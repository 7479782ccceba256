import { setTimeout as sleep } from 'node:timers/promises';
import type { StreamId } from '#libs/domain/kernel/types';
import type { DomainWorld } from './domain-world.js';
import { DAY, inDays } from './moments.js';
import type { SkippedTime } from './skipped-time.js';
import { deskSteps, seasonSteps, type Step, stepsOf } from './steps.js';

export interface WholeSelection {
  season: StreamId;
  desk: StreamId;
  announced: StreamId;
  lapsed: StreamId;
  notRecommended: StreamId;
}

/** Waits for what processes do by themselves. */
export async function until(what: () => boolean | Promise<boolean>, told: () => string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) if (await what()) return;
  throw new Error(`waited in vain: ${told()}`);
}

/** One season of one province, every process running: published, lapsed, returned and corrected, left out, an amended calendar. */
export async function playSelection(world: DomainWorld, time: SkippedTime, season: string): Promise<WholeSelection> {
  const ofSeason = seasonSteps(season);
  const desk = deskSteps(season, inDays(25));
  const [a, b, c] = [stepsOf(season, `${season}-a`, 1), stepsOf(season, `${season}-b`, 2), stepsOf(season, `${season}-c`, 3)];
  const calendar = { fillOpensAt: inDays(-1), fillClosesAt: inDays(10), provinceReviewClosesAt: inDays(20), dispatchClosesAt: inDays(30) };
  const days = async (day: number, ...steps: Step[]) => {
    for (const { stream, command, actor } of steps) await world.command(stream, command, actor, inDays(day));
  };
  const becomes = (stream: StreamId, status: string) =>
    until(
      () => world.status(stream) === status,
      () => `${stream} is ${world.status(stream)}, not ${status}`,
    );

  await days(0, ofSeason.open(calendar));
  await becomes(desk.stream, 'open');
  await days(1, a.start, b.start, c.start);
  await days(2, a.submit, c.submit, a.startReview, a.returnBy(inDays(6)));
  await days(4, a.submit, a.startReview, a.passReview, c.startReview, c.passReview);
  await days(5, a.recommend);
  await becomes(a.stream, 'recommended');
  await days(6, ofSeason.amend({ ...calendar, fillClosesAt: inDays(12) }));
  await until(
    () => world.facts(b.stream).includes('ApplicationDatesMoved'),
    () => `${b.stream} keeps its dates`,
  );

  await time.pass(ofSeason.stream, 13 * DAY);
  await becomes(b.stream, 'lapsed');
  await days(25, desk.seal, desk.dispatch);
  await becomes(a.stream, 'dispatched');
  await days(26, desk.receive);
  await becomes(a.stream, 'received');
  await time.pass(ofSeason.stream, 18 * DAY);
  await becomes(c.stream, 'notRecommended');

  await days(40, ...a.ministryReview, ofSeason.openConsultation);
  await becomes(a.stream, 'consulting');
  await days(45, ofSeason.closeConsultation, ofSeason.openPublicity(inDays(45), inDays(50)));
  await becomes(a.stream, 'inPublicity');
  await time.pass(ofSeason.stream, 25 * DAY);
  await becomes(a.stream, 'cleared');
  await days(60, ofSeason.announce);
  await becomes(a.stream, 'announced');
  await days(61, ofSeason.close);
  return { season: ofSeason.stream, desk: desk.stream, announced: a.stream, lapsed: b.stream, notRecommended: c.stream };
}
