import type { DecideContext } from '../kernel/aggregate.js';
import { isBlank } from '../kernel/checks.js';
import { addSeconds } from '../kernel/instants.js';
import { idOf } from '../kernel/streams.js';
import { type Decision, record, refuse } from '../kernel/types.js';
import type { CampaignCommand } from './commands.js';
import type { CampaignFact } from './facts.js';
import { calendarRefusal, withoutPastReminders } from './rules.js';
import { CAMPAIGN_ROLES } from './roles.js';
import type { CampaignState } from './state.js';
import { CAMPAIGN_TRANSITIONS } from './transitions.js';

type Command<T extends CampaignCommand['type']> = Extract<CampaignCommand, { type: T }>;
type Opened = Exclude<CampaignState, { status: 'none' }>;

export function decide(state: CampaignState, command: CampaignCommand, context: DecideContext): Decision<CampaignFact> {
  if (!CAMPAIGN_ROLES[command.type].includes(context.actor.role)) return refuse('ROLE_NOT_ALLOWED', { role: context.actor.role });
  if (command.type === 'openCampaign') return open(state, command, context);
  if (state.status === 'none') return refuse('NOT_STARTED');
  if (!CAMPAIGN_TRANSITIONS[state.status][command.type]) return refuse('WRONG_STAGE', { status: state.status });
  switch (command.type) {
    case 'amendCampaignCalendar':
      return amend(state, command, context);
    case 'publishCampaignResults':
      return isBlank(command.documentNo)
        ? refuse('FIELD_MISSING', undefined, 'documentNo')
        : record({ type: 'CampaignResultsPublished', documentNo: command.documentNo });
    case 'remindCampaign':
      return remind(state, command, context);
    case 'closeCampaignFiling':
      return context.now < addSeconds(state.calendar.closesAt, state.timing.settleSeconds)
        ? refuse('NOT_YET_DUE')
        : record({ type: 'CampaignFilingClosed', at: state.calendar.closesAt });
    default:
      return unknownCommand(command);
  }
}

function open(state: CampaignState, command: Command<'openCampaign'>, { stream, now, programme }: DecideContext): Decision<CampaignFact> {
  if (state.status !== 'none') return refuse('ALREADY_EXISTS');
  if (command.campaign !== idOf(stream)) return refuse('FIELD_INVALID', undefined, 'campaign');
  if (isBlank(command.register)) return refuse('FIELD_MISSING', undefined, 'register');
  const calendar = command.calendar ?? programme.campaignCalendar;
  const refusal = calendarRefusal(calendar, now);
  if (refusal) return refusal;
  return record({
    type: 'CampaignOpened',
    campaign: command.campaign,
    year: command.year,
    register: command.register,
    calendar: withoutPastReminders(calendar, now),
    timing: command.timing ?? programme.timing,
  });
}

function amend(state: Opened, { calendar, reason }: Command<'amendCampaignCalendar'>, { now }: DecideContext): Decision<CampaignFact> {
  if (isBlank(reason)) return refuse('REASON_MISSING', undefined, 'reason');
  const refusal = calendarRefusal(calendar, now);
  if (refusal) return refusal;
  if (calendar.closesAt < state.calendar.closesAt) return refuse('ANNOUNCED_END_BROUGHT_FORWARD', { announced: state.calendar.closesAt }, 'calendar.closesAt');
  return record({ type: 'CampaignCalendarAmended', calendar: withoutPastReminders(calendar, now), amendment: state.amendments + 1, reason });
}

function remind(state: Opened, { daysBefore }: Command<'remindCampaign'>, { now }: DecideContext): Decision<CampaignFact> {
  const reminder = state.calendar.reminders.find((each) => each.daysBefore === daysBefore);
  if (!reminder || state.reminded.includes(daysBefore)) return refuse('WRONG_STAGE', { daysBefore });
  return now < reminder.at ? refuse('NOT_YET_DUE') : record({ type: 'CampaignReminded', daysBefore, at: reminder.at });
}

function unknownCommand(command: never): never {
  throw new Error(`unknown command ${JSON.stringify(command)}`);
}
