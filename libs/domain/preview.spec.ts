import { describe, expect, it } from 'vitest';
import { campaignStream, evaluationStream, titleStream } from './kernel/streams.js';
import type { Actor } from './kernel/types.js';
import { previewAmendment } from './preview.js';
import { BATCH_4 } from './programmes/batch-4.js';
import { historicTitles } from './programmes/history.js';
import { createRehearsal } from './rehearsal/rehearsal.js';

const LATER = '2022-06-15T15:59:59.999Z';
const ministry: Actor = { id: 'u-ministry', role: 'ministry' };
const stream = campaignStream('2022');
const amend = (closesAt: string) => ({ type: 'amendCampaignCalendar', calendar: { ...BATCH_4.campaignCalendar, closesAt, reminders: [] }, reason: '疫情' });

/** Five subjects; the first gets a special case that is decided before, so no date of its moves. */
function liveCampaign() {
  const live = createRehearsal({ programme: BATCH_4, startAt: '2022-04-15T01:00:00.000Z' });
  const titles = historicTitles('national').slice(0, 5);
  for (const title of titles) live.send({ commandId: title.titleNo, stream: titleStream(title.titleNo), command: { ...title }, actor: ministry });
  live.send({ commandId: 'open', stream, command: { type: 'openCampaign', campaign: '2022', year: 2022, register: 'national' }, actor: ministry });
  const first = titles[0];
  const special = evaluationStream('2022', first?.titleNo ?? '');
  const province: Actor = { id: 'u-province', role: 'province', authority: first?.authority };
  live.send({
    commandId: 'special',
    stream: special,
    command: { type: 'fileSpecialCase', reasonKind: 'epidemic', explain: '因疫情防控，'.repeat(10), sealHash: 'a'.repeat(64) },
    actor: province,
  });
  live.send({ commandId: 'decided', stream: special, command: { type: 'decideSpecialCase', decision: 'deferred', note: '暂缓' }, actor: ministry });
  return live;
}

const membersOf = (live: ReturnType<typeof liveCampaign>) =>
  live
    .streams()
    .filter((each) => !each.startsWith('title/'))
    .map((each) => ({ stream: each, version: live.version(each), state: live.state(each) }));

describe('previewing an amended calendar', () => {
  it('tells the same set that then moves, and writes nothing', () => {
    const live = liveCampaign();
    const states = membersOf(live);
    const frozen = JSON.stringify(states);

    const preview = previewAmendment({ programme: BATCH_4, now: live.now(), actor: ministry, stream, command: amend(LATER), states });
    expect(JSON.stringify(states)).toBe(frozen);
    const factsBefore = live.facts().length;
    live.send({ commandId: 'amend', stream, command: amend(LATER), actor: ministry });

    if ('refusal' in preview) throw new Error(preview.refusal.code);
    const moved = live.facts().slice(factsBefore);
    expect(preview.affected.flatMap((each) => each.facts.map((type) => `${each.stream} ${type}`)).sort()).toEqual(
      moved.map((fact) => `${fact.stream} ${fact.type}`).sort(),
    );
    expect(moved.filter((fact) => fact.type === 'EvaluationDatesMoved')).toHaveLength(4);
    expect(preview.untouched).toBe(1);
    expect(preview.affected.map((each) => each.after.dues)).toEqual(preview.affected.map((each) => live.duesOf(each.stream).map((of) => of.due)));
  });

  it('says when each timer stood and would stand', () => {
    const live = liveCampaign();
    const preview = previewAmendment({ programme: BATCH_4, now: live.now(), actor: ministry, stream, command: amend(LATER), states: membersOf(live) });

    if ('refusal' in preview) throw new Error(preview.refusal.code);
    expect(preview.affected.find((each) => each.stream.startsWith('evaluation/'))).toMatchObject({
      facts: ['EvaluationDatesMoved'],
      before: { status: 'notStarted', nextAt: '2022-05-31T16:01:59.999Z' },
      after: { status: 'notStarted', nextAt: '2022-06-15T16:01:59.999Z' },
    });
  });

  it('says no where the amendment would be refused', () => {
    const live = liveCampaign();
    const preview = previewAmendment({
      programme: BATCH_4,
      now: live.now(),
      actor: ministry,
      stream,
      command: amend('2022-05-30T15:59:59.999Z'),
      states: membersOf(live),
    });

    expect(preview).toMatchObject({ refusal: { code: 'ANNOUNCED_END_BROUGHT_FORWARD' } });
  });
});
