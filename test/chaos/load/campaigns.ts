import { setTimeout as sleep } from 'node:timers/promises';
import { sideBySide } from '../../../apps/season/theatres/side-by-side.js';
import { AUTHORITIES } from '../clients/people.js';
import { evaluationCase, SUBJECT_FATES } from './evaluation-case.js';
import type { Part, Play } from './play.js';
import { grantOf, type Granted } from './title-case.js';

const SUBJECTS = 20;
const GRANTS_AT_ONCE = 4;

/** Campaigns one behind the other, so that somebody's deadline is always near. Ends when the last has passed its deadline. */
export async function campaigns(play: Play, partOf: (client: number, name: string) => Part, onDeadline: (at: number) => void): Promise<void> {
  const running: Promise<void>[] = [];
  for (let number = 1; number === 1 || !play.ending.aborted; number++) {
    running.push((await open(play, `c${number}`, partOf, onDeadline)).over);
    await sleep(play.pace.betweenCampaignsSeconds * 1_000, undefined, { signal: play.ending }).catch(() => undefined);
  }
  await Promise.all(running);
}

async function open(
  play: Play,
  campaign: string,
  partOf: (client: number, name: string) => Part,
  onDeadline: (at: number) => void,
): Promise<{ over: Promise<void> }> {
  const { ministry } = play.people;
  const subjects = Array.from({ length: SUBJECTS }, (_, index): Granted => {
    const client = index % play.people.applicants.length;
    return {
      titleNo: `${campaign}-${index}`,
      register: `register-${campaign}`,
      authority: AUTHORITIES[index % AUTHORITIES.length] ?? '32',
      organisation: `org-${client}`,
    };
  });
  await sideBySide(
    subjects.map((subject) => async () => void (await ministry.command(0, `title/${subject.titleNo}`, 'grantTitle', grantOf(subject)))),
    GRANTS_AT_ONCE,
  );
  const closesAt = Date.now() + play.pace.fileSeconds * 1_000;
  const calendar = { opensAt: new Date(closesAt - 60_000).toISOString(), closesAt: new Date(closesAt).toISOString(), reminders: [] };
  play.edges.add(closesAt);
  const told = await ministry.command(0, `campaign/${campaign}`, 'openCampaign', {
    campaign,
    year: 2022,
    register: `register-${campaign}`,
    calendar,
    timing: play.timing,
  });
  if (told.kind !== 'ok') return { over: Promise.resolve() };
  onDeadline(closesAt);
  const cases = subjects.map((subject, index) => {
    const part = partOf(index % play.people.applicants.length, subject.titleNo);
    return evaluationCase(part, campaign, subject, closesAt, SUBJECT_FATES[index % SUBJECT_FATES.length] ?? 'early');
  });
  return { over: Promise.all(cases).then(() => sleep(Math.max(0, closesAt + play.timing.settleSeconds * 1_000 - Date.now()))) };
}
