import { describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/types.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import { scenarioOf } from '../testing/scenario.js';
import { campaignAggregate } from './aggregate.js';
import type { CampaignCommand } from './commands.js';
import type { CampaignFact } from './facts.js';
import { CAMPAIGN_STATUSES } from './state.js';
import { CAMPAIGN_TRANSITIONS } from './transitions.js';

const OPENED_AT = '2022-04-15T01:00:00.000Z';
const CLOSES_AT = '2022-05-31T15:59:59.999Z';
const SETTLED = '2022-05-31T16:01:59.999Z';
const LATER = '2022-06-15T15:59:59.999Z';
const ministry: Actor = { id: 'u-ministry', role: 'ministry' };
const system: Actor = { id: 'system', role: 'system' };

const openCampaign: CampaignCommand = { type: 'openCampaign', campaign: '2022', year: 2022, register: 'national' };
const opened: CampaignFact = {
  type: 'CampaignOpened',
  campaign: '2022',
  year: 2022,
  register: 'national',
  calendar: BATCH_4.campaignCalendar,
  timing: BATCH_4.timing,
};
const fresh = scenarioOf(campaignAggregate, { stream: 'campaign/2022', programme: BATCH_4, transitions: CAMPAIGN_TRANSITIONS }).given();
const open = fresh.given({ fact: opened, actor: ministry, at: OPENED_AT });
const closed = open.given({ fact: { type: 'CampaignFilingClosed', at: CLOSES_AT }, actor: system, at: CLOSES_AT });
const amend = (closesAt: string): CampaignCommand => ({
  type: 'amendCampaignCalendar',
  calendar: { opensAt: OPENED_AT, closesAt, reminders: [{ daysBefore: 3, at: '2022-06-12T01:00:00.000Z' }] },
  reason: '疫情影响',
});

describe('opening a campaign', () => {
  it('takes the calendar of the programme where none is given', () => {
    fresh.when(openCampaign, { actor: ministry, now: OPENED_AT }).thenExactly(opened);
  });

  it('asks every title of the register but leaves the choice to each', () => {
    expect(fresh.followUps({ fact: opened, actor: ministry, at: OPENED_AT })).toEqual([
      {
        kind: 'fanOut',
        over: { kind: 'title', group: 'national', statuses: ['active'] },
        command: { type: 'openEvaluation', campaign: '2022', beforeBatch: 4, closesAt: CLOSES_AT, settleSeconds: 120, spreadSeconds: 600 },
      },
    ]);
  });

  it('leaves out reminders whose instant has passed', () => {
    const late = fresh.when(openCampaign, { actor: ministry, now: '2022-05-20T01:00:00.000Z' }).thenTypes('CampaignOpened');

    expect(late.waitingFor.due.map((due) => due.no)).toEqual(['remind-7/1', 'remind-3/1', 'remind-1/1', 'filing/1']);
  });

  it('is refused when its deadline is past: it would fail everybody at once', () => {
    fresh.when(openCampaign, { actor: ministry, now: CLOSES_AT }).thenRefused('DATES_OUT_OF_ORDER', {}, 'calendar.closesAt');
    fresh.when(openCampaign, { actor: ministry, now: '2022-05-31T15:59:59.998Z' }).thenTypes('CampaignOpened');
  });

  it('names each reminder once', () => {
    const twice = {
      ...BATCH_4.campaignCalendar,
      reminders: [
        { daysBefore: 7, at: '2022-05-24T01:00:00.000Z' },
        { daysBefore: 7, at: '2022-05-24T02:00:00.000Z' },
      ],
    };
    fresh.when({ ...openCampaign, calendar: twice }, { actor: ministry, now: OPENED_AT }).thenRefused('FIELD_INVALID', {}, 'calendar.reminders');
  });

  it('happens once, by the ministry, under its own name', () => {
    open.when(openCampaign, { actor: ministry, now: OPENED_AT }).thenRefused('ALREADY_EXISTS');
    fresh.when(openCampaign, { actor: { id: 'u-32', role: 'province', authority: '32' }, now: OPENED_AT }).thenRefused('ROLE_NOT_ALLOWED');
    fresh.when({ ...openCampaign, campaign: '2023' }, { actor: ministry, now: OPENED_AT }).thenRefused('FIELD_INVALID', {}, 'campaign');
  });
});

describe('reminders', () => {
  it('come 30, 14, 7, 3 and 1 days before the end, each once', () => {
    expect(open.waitingFor.due.map((due) => [due.no, due.at])).toEqual([
      ['remind-30/1', '2022-05-01T01:00:00.000Z'],
      ['remind-14/1', '2022-05-17T01:00:00.000Z'],
      ['remind-7/1', '2022-05-24T01:00:00.000Z'],
      ['remind-3/1', '2022-05-28T01:00:00.000Z'],
      ['remind-1/1', '2022-05-30T01:00:00.000Z'],
      ['filing/1', SETTLED],
    ]);
    const remind: CampaignCommand = { type: 'remindCampaign', daysBefore: 7 };
    open.when(remind, { actor: system, now: '2022-05-24T00:59:59.999Z' }).thenRefused('NOT_YET_DUE');
    const reminded = open
      .when(remind, { actor: system, now: '2022-05-24T01:00:00.000Z' })
      .thenExactly({ type: 'CampaignReminded', daysBefore: 7, at: '2022-05-24T01:00:00.000Z' });
    reminded.when(remind, { actor: system, now: '2022-05-24T01:00:01.000Z' }).thenRefused('WRONG_STAGE');
    expect(reminded.waitingFor.due.map((due) => due.no)).not.toContain('remind-7/1');
  });

  it('go to those alone who have not begun', () => {
    expect(
      open.followUps({ fact: { type: 'CampaignReminded', daysBefore: 7, at: '2022-05-24T01:00:00.000Z' }, actor: system, at: '2022-05-24T01:00:00.000Z' }),
    ).toContainEqual({
      kind: 'fanOut',
      over: { kind: 'evaluation', group: '2022', statuses: ['notStarted'] },
      command: { type: 'remindSubject', daysBefore: 7 },
    });
  });
});

describe('the closing', () => {
  it('comes at the end plus settle and first closes the evaluations', () => {
    expect(open.waitingFor.due.at(-1)).toEqual({ no: 'filing/1', at: SETTLED, command: { type: 'closeCampaignFiling' }, closesOthers: true });
    open.when({ type: 'closeCampaignFiling' }, { actor: system, now: '2022-05-31T16:01:59.998Z' }).thenRefused('NOT_YET_DUE');
    open.when({ type: 'closeCampaignFiling' }, { actor: system, now: SETTLED }).thenExactly({ type: 'CampaignFilingClosed', at: CLOSES_AT });
    closed.when({ type: 'closeCampaignFiling' }, { actor: system, now: SETTLED }).thenRefused('WRONG_STAGE');
  });

  it('leaves the process waiting for the results, with nothing due', () => {
    expect(closed.waitingFor).toEqual({ stage: 'results', due: [] });
  });
});

describe('an amended calendar', () => {
  it('moves the evaluations that live by it', () => {
    const amended: CampaignFact = {
      type: 'CampaignCalendarAmended',
      calendar: { opensAt: OPENED_AT, closesAt: LATER, reminders: [] },
      amendment: 1,
      reason: '疫情影响',
    };

    expect(open.followUps({ fact: amended, actor: ministry, at: OPENED_AT })).toMatchObject([
      { kind: 'fanOut', over: { kind: 'evaluation', group: '2022' }, command: { type: 'moveEvaluationDates', closesAt: LATER, amendment: 1 } },
    ]);
  });

  it('sets timers under new numbers and reminds of the new end', () => {
    const amended = open.when(amend(LATER), { actor: ministry, now: '2022-05-24T02:00:00.000Z' }).thenTypes('CampaignCalendarAmended');

    expect(amended.waitingFor.due.map((due) => [due.no, due.at])).toEqual([
      ['remind-3/2', '2022-06-12T01:00:00.000Z'],
      ['filing/2', '2022-06-15T16:01:59.999Z'],
    ]);
  });

  it('opens the filing again after its closing', () => {
    const reopened = closed.when(amend(LATER), { actor: ministry, now: '2022-06-02T02:00:00.000Z' }).thenTypes('CampaignCalendarAmended');

    expect(reopened.state.status).toBe('filing');
    expect(reopened.waitingFor.due.at(-1)).toMatchObject({ no: 'filing/2', closesOthers: true });
  });

  it('never brings the announced end forward, not by a millisecond', () => {
    open.when(amend('2022-05-31T15:59:59.998Z'), { actor: ministry, now: OPENED_AT }).thenRefused('DATES_OUT_OF_ORDER', {}, 'calendar.reminders');
    const forward: CampaignCommand = {
      type: 'amendCampaignCalendar',
      calendar: { opensAt: OPENED_AT, closesAt: '2022-05-31T15:59:59.998Z', reminders: [] },
      reason: '提前',
    };
    open.when(forward, { actor: ministry, now: OPENED_AT }).thenRefused('ANNOUNCED_END_BROUGHT_FORWARD', {}, 'calendar.closesAt');
  });

  it('needs a reason and an end that is still to come', () => {
    open.when({ ...amend(LATER), reason: ' ' } as CampaignCommand, { actor: ministry, now: OPENED_AT }).thenRefused('REASON_MISSING', {}, 'reason');
    closed.when(amend(LATER), { actor: ministry, now: LATER }).thenRefused('DATES_OUT_OF_ORDER', {}, 'calendar.closesAt');
  });
});

describe('the results', () => {
  const publish: CampaignCommand = { type: 'publishCampaignResults', documentNo: '示例公告〔2022〕9号' };

  it('are published after the closing, with a document', () => {
    open.when(publish, { actor: ministry, now: OPENED_AT }).thenRefused('WRONG_STAGE');
    closed.when({ ...publish, documentNo: '' }, { actor: ministry, now: LATER }).thenRefused('FIELD_MISSING', {}, 'documentNo');
    expect(closed.when(publish, { actor: ministry, now: LATER }).thenTypes('CampaignResultsPublished').waitingFor).toEqual({ stage: 'atRest', due: [] });
  });
});

it('has a table of transitions that reaches every status and ends in one', () => {
  const targets = Object.values(CAMPAIGN_TRANSITIONS).flatMap((row) => Object.values(row).flat());
  expect(new Set(targets)).toEqual(new Set(CAMPAIGN_STATUSES));
  expect(CAMPAIGN_STATUSES.filter((status) => Object.keys(CAMPAIGN_TRANSITIONS[status]).length === 0)).toEqual(['published']);
});
