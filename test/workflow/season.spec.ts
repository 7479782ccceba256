import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskStream } from '#libs/domain/kernel/streams';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { aCalendar, MINISTRY, openSeason, startApplication } from './support/applications.js';
import type { DomainWorld } from './support/domain-world.js';
import { DAY, inDays } from './support/moments.js';
import { aPlace } from './support/place.js';
import type { SkippedTime } from './support/skipped-time.js';
import { openSkippedTime } from './support/skipped-time.js';
import { theWorldOf } from './support/the-world-of.js';

const here = theWorldOf(BATCH_4);
let time: SkippedTime;
let world: DomainWorld;
let season: string;

beforeAll(async () => {
  time = await openSkippedTime(here.activities, await aPlace());
});
afterAll(async () => time?.close());
beforeEach(() => {
  world = here.anew();
  season = `s-${randomUUID().slice(0, 8)}`;
});

describe('a season', () => {
  it('opens its desks, closes each deadline for all, and ends when people close it', async () => {
    const stream = await openSeason(world, season, aCalendar());
    await time.start(await world.readView(stream));
    await time.pass(stream, DAY);
    expect(world.status(deskStream(season, '32'))).toBe('open');

    const drafts = await Promise.all(['d1', 'd2', 'd3'].map((id) => startApplication(world, season, id, inDays(2))));
    await time.pass(stream, 12 * DAY);
    expect(drafts.map((draft) => world.status(draft))).toEqual(['lapsed', 'lapsed', 'lapsed']);
    expect(await time.handle(stream).query('stage')).toBe('provinceReview');

    await time.pass(stream, 20 * DAY);
    expect(world.facts(stream)).toEqual(['SeasonOpened', 'FillClosed', 'ProvinceReviewClosed', 'DispatchClosed']);
    expect(world.status(deskStream(season, '32'))).toBe('closed');
    expect(await time.handle(stream).query('stage')).toBe('ministryReview');

    await world.command(stream, { type: 'closeSeason', note: '本批次结束' }, MINISTRY, inDays(60));
    await time.handle(stream).signal('SeasonClosed', await world.readView(stream));
    await time.handle(stream).result();
  });

  it('moves the dates of every stream when its calendar is amended, and its own timer with them', async () => {
    const calendar = aCalendar();
    const stream = await openSeason(world, season, calendar);
    await time.start(await world.readView(stream));
    const draft = await startApplication(world, season, 'd1');
    await world.command(stream, { type: 'amendSeasonCalendar', calendar: { ...calendar, fillClosesAt: inDays(15) }, reason: '系统维护' }, MINISTRY, inDays(3));
    await time.handle(stream).signal('SeasonCalendarAmended', await world.readView(stream));
    await expect.poll(() => world.facts(draft)).toContain('ApplicationDatesMoved');

    await time.pass(stream, 12 * DAY);
    expect(world.status(draft)).toBe('draft');
    await time.pass(stream, 4 * DAY);
    expect(world.status(draft)).toBe('lapsed');
    await time.handle(stream).terminate('spec over');
  });
});

describe('an application', () => {
  it('lapses by its own timer where no season process ever closed it, and its process ends', async () => {
    await openSeason(world, season, aCalendar());
    const stream = await startApplication(world, season, 'd1');
    const handle = await time.start(await world.readView(stream));
    await time.pass(stream, 9 * DAY);
    expect(world.status(stream)).toBe('draft');
    await time.pass(stream, 2 * DAY);

    expect(world.facts(stream)).toEqual(['ApplicationStarted', 'ApplicationLapsed']);
    expect(world.notices).toEqual(['applicationLapsed']);
    await handle.result();
  });

  it('that was brought back by an amended calendar gets a process again, which lapses it at the new deadline', async () => {
    const calendar = aCalendar();
    const ofSeason = await openSeason(world, season, calendar);
    const stream = await startApplication(world, season, 'd1');
    await time.start(await world.readView(stream));
    await time.pass(stream, 11 * DAY);
    await world.command(
      ofSeason,
      { type: 'amendSeasonCalendar', calendar: { ...calendar, fillClosesAt: inDays(16) }, reason: '系统维护' },
      MINISTRY,
      inDays(11),
    );
    await world.followThrough({ stream: ofSeason });
    expect(world.status(stream)).toBe('draft');
    const again = await time.start(await world.readView(stream));
    await time.pass(stream, 17 * DAY);

    expect(world.facts(stream)).toEqual(['ApplicationStarted', 'ApplicationLapsed', 'ApplicationDatesMoved', 'ApplicationReinstated', 'ApplicationLapsed']);
    await again.result();
  });
});
