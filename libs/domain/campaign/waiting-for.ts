import { addSeconds } from '../kernel/instants.js';
import type { Due, FollowUp, Waiting } from '../kernel/types.js';
import type { Programme } from '../programmes/programme.js';
import type { CampaignCommand } from './commands.js';
import type { CampaignFact } from './facts.js';
import type { CampaignState } from './state.js';

type Opened = Exclude<CampaignState, { status: 'none' }>;

export function waitingFor(state: CampaignState): Waiting<CampaignCommand> {
  if (state.status === 'filing') return { stage: 'filing', due: [...remindersOf(state), closingOf(state)] };
  return { stage: state.status === 'filingClosed' ? 'results' : 'atRest', due: [] };
}

function remindersOf({ calendar, reminded, deadlineNo }: Opened): Due<CampaignCommand>[] {
  return calendar.reminders
    .filter((reminder) => !reminded.includes(reminder.daysBefore))
    .map(({ daysBefore, at }) => ({ no: `remind-${daysBefore}/${deadlineNo}`, at, command: { type: 'remindCampaign', daysBefore } }));
}

function closingOf({ calendar, timing, deadlineNo }: Opened): Due<CampaignCommand> {
  return { no: `filing/${deadlineNo}`, at: addSeconds(calendar.closesAt, timing.settleSeconds), command: { type: 'closeCampaignFiling' }, closesOthers: true };
}

/** Whose dates an amended deadline moves. Later statuses no longer live by it. */
const MOVED_STATUSES = ['notStarted', 'submitted', 'provinceReviewing', 'returned', 'specialCase', 'notPassedOverdue'];

export function followUps(fact: CampaignFact, state: CampaignState, programme: Programme): FollowUp[] {
  if (state.status === 'none') return [];
  const { campaign } = state;
  switch (fact.type) {
    case 'CampaignOpened':
      return [
        {
          kind: 'fanOut',
          over: { kind: 'title', group: fact.register, statuses: ['active'] },
          command: {
            type: 'openEvaluation',
            campaign,
            beforeBatch: programme.batch,
            closesAt: fact.calendar.closesAt,
            settleSeconds: fact.timing.settleSeconds,
            spreadSeconds: fact.timing.spreadSeconds,
          },
        },
      ];
    case 'CampaignCalendarAmended':
      return [
        {
          kind: 'fanOut',
          over: { kind: 'evaluation', group: campaign, statuses: MOVED_STATUSES },
          command: { type: 'moveEvaluationDates', closesAt: fact.calendar.closesAt, amendment: fact.amendment, reason: fact.reason },
        },
      ];
    case 'CampaignReminded':
      return [
        {
          kind: 'fanOut',
          over: { kind: 'evaluation', group: campaign, statuses: ['notStarted'] },
          command: { type: 'remindSubject', daysBefore: fact.daysBefore },
        },
        { kind: 'notice', to: { role: 'ministry' }, template: 'campaignReminded', params: { campaign, daysBefore: fact.daysBefore } },
      ];
    case 'CampaignFilingClosed':
      return [{ kind: 'notice', to: { role: 'ministry' }, template: 'campaignFilingClosed', params: { campaign, at: fact.at } }];
    case 'CampaignResultsPublished':
      return [{ kind: 'notice', to: { role: 'supportUnit' }, template: 'campaignResultsPublished', params: { campaign, documentNo: fact.documentNo } }];
  }
}
