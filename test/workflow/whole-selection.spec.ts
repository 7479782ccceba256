import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { ministry } from '#libs/domain/testing/actors';
import { aPlace } from './support/place.js';
import type { SkippedTime } from './support/skipped-time.js';
import { openSkippedTime } from './support/skipped-time.js';
import { theWorldOf } from './support/the-world-of.js';
import { playSelection, until } from './support/whole-selection.js';

const here = theWorldOf(BATCH_4);
let time: SkippedTime;

beforeAll(async () => {
  time = await openSkippedTime(here.activities, await aPlace());
});
afterAll(async () => time?.close());

it('takes an enterprise from draft to published through five processes, and every process ends with its stream', async () => {
  const world = here.anew((view, fact) => time.tell(view, fact));
  const streams = await playSelection(world, time, `s-${randomUUID().slice(0, 8)}`);

  expect(world.facts(streams.announced)).toEqual([
    'ApplicationStarted',
    'ApplicationSubmitted',
    'ProvinceReviewStarted',
    'ApplicationReturned',
    'ApplicationSubmitted',
    'ProvinceReviewStarted',
    'ProvinceReviewPassed',
    'ApplicationRecommended',
    'ApplicationDatesMoved',
    'ApplicationDispatched',
    'ApplicationReceived',
    'FormalCheckPassed',
    'ExpertsAssigned',
    'ScoreSubmitted',
    'ScoreSubmitted',
    'ScoreSubmitted',
    'ScoreSubmitted',
    'ScoreSubmitted',
    'ExpertReviewPassed',
    'ApplicationSuggested',
    'ConsultationStarted',
    'ApplicationPublicised',
    'PublicityEnded',
    'ApplicationAnnounced',
  ]);
  for (const stream of Object.values(streams))
    await until(
      () => time.ended(stream),
      () => `the process of ${stream} still runs`,
    );
});

it('wakes a title, years after, when it is revoked, and tells whom it concerns', async () => {
  const world = here.anew((view, fact) => time.tell(view, fact));
  const stream = `title/E-${randomUUID().slice(0, 8)}`;
  const grant = {
    type: 'grantTitle',
    titleNo: stream.slice('title/'.length),
    register: 'batch-3',
    batch: 3,
    category: 'enterprise',
    authority: '32',
    organisation: 'org-1',
    unitName: '苏州示例装备有限公司',
    subjectCode: '91320500000000001X',
    grantedOn: '2020-11-20',
    documentNo: '工信部政法函〔2020〕1号',
    applicationId: null,
  };
  await world.command(stream, grant, ministry);
  await expect(time.ended(stream)).rejects.toThrow(/not found/i);
  await world.command(stream, { type: 'revokeTitle', reason: 'accident', documentNo: '工信部政法函〔2026〕9号', note: '发生重大安全事故' }, ministry);

  await until(
    () => time.ended(stream),
    () => `the process of ${stream} still runs`,
  );
  expect(world.notices).toEqual(['titleRevoked', 'titleRevoked']);
});
