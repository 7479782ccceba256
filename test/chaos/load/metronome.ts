import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from '../clients/account.js';
import { grantOf } from './title-case.js';
import { inSeconds, type Play } from './play.js';

const CAMPAIGN = 'metronome';
const HANDS = 3;
const SETTLE_SECONDS = 1;

/**
 * Subjects that never file: the clock fails each, the ministry gives it one more second, the clock fails it again. A due
 * is decided every moment somewhere, so an outage of the clock can be measured from outside.
 */
export async function openMetronome({ people }: Play): Promise<void> {
  for (let hand = 0; hand < HANDS; hand++) {
    const titleNo = `m-${hand}`;
    await people.ministry.command(0, `title/${titleNo}`, 'grantTitle', grantOf({ titleNo, register: CAMPAIGN, authority: '32', organisation: 'org-0' }));
  }
  await people.ministry.command(0, `campaign/${CAMPAIGN}`, 'openCampaign', {
    campaign: CAMPAIGN,
    year: 2022,
    register: CAMPAIGN,
    calendar: { opensAt: inSeconds(-60), closesAt: inSeconds(4), reminders: [] },
    timing: { settleSeconds: SETTLE_SECONDS, spreadSeconds: 0 },
  });
}

export async function metronome(play: Play): Promise<void> {
  await Promise.all(Array.from({ length: HANDS }, (_, hand) => beat(play, hand)));
}

async function beat({ people, history, ending }: Play, hand: number): Promise<void> {
  const stream = `evaluation/${CAMPAIGN}/m-${hand}`;
  for (let beats = 1; ; beats++) {
    const decidedAt = await decided(people.ministry, hand, beats, ending);
    if (decidedAt === null) return;
    history.note('clock', decidedAt);
    // A repeat after an outage may find that its second is over: asked anew, with a new one.
    const reopen = () => people.ministry.command(100 + hand, stream, 'reopenEvaluation', { closesAt: inSeconds(1), reason: `再次开放${beats}` });
    while ((await reopen()).kind !== 'ok') await sleep(200);
  }
}

/** When the clock recorded the failure of that number; null once the play ends. */
async function decided(ministry: Account, hand: number, beats: number, ending: AbortSignal): Promise<string | null> {
  while (!ending.aborted) {
    const { status, body } = await ministry.ask('GET', `/api/evaluations/${CAMPAIGN}/m-${hand}/facts`);
    const facts = status === 200 ? (body as { facts: { type: string; recordedAt: string }[] }).facts : [];
    const failed = facts.filter(({ type }) => type === 'EvaluationFailedOverdue');
    if (failed.length >= beats) return failed.at(-1)?.recordedAt ?? null;
    await sleep(200);
  }
  return null;
}
