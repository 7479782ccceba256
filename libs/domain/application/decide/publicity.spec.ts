import { expect, it } from 'vitest';
import { ministry, publicPerson, system } from '../../testing/actors.js';
import { given } from '../../testing/application-scenario.js';
import { cleared, consulting, inPublicity, objected, provincePassed, PUBLICITY, recommended, suggested } from '../../testing/application-story.js';
import { applicationAggregate } from '../aggregate.js';
import type { CommandOf } from './of.js';

const object = (override: Partial<CommandOf<'raiseObjection'>> = {}): CommandOf<'raiseObjection'> => ({
  type: 'raiseObjection',
  objectionId: 'o-1',
  by: 'person',
  nameCommitment: 'a'.repeat(64),
  contactCommitment: 'b'.repeat(64),
  evidence: ['evidence.pdf'],
  statement: '数据不实',
  sealed: false,
  ...override,
});
const at = (now: string) => ({ actor: publicPerson, now });
const MIDDLE = at('2022-07-06T02:00:00.000Z');
const rule = (outcome: 'upheld' | 'rejected', objectionId = 'o-1') => ({ type: 'ruleObjection' as const, objectionId, outcome, reason: '经核查' });
const byMinistry = { actor: ministry, now: '2022-07-12T02:00:00.000Z' };
const end = { type: 'endPublicity' } as const;
const afterSettle = { actor: system, now: '2022-07-08T16:01:59.999Z' };

it('hears an objection from the first to the last instant of the publicity', () => {
  given(...inPublicity())
    .when(object(), at(PUBLICITY.from))
    .then({ type: 'ObjectionRaised', objectionId: 'o-1' });
  given(...inPublicity())
    .when(object(), at(PUBLICITY.endsAt))
    .then({ type: 'ObjectionRaised' });
});

it('keeps what comes before or after the publicity as a tip', () => {
  given(...inPublicity())
    .when(object(), at('2022-07-03T15:59:59.999Z'))
    .then({ type: 'TipReceived', tipId: 'o-1' });
  given(...inPublicity())
    .when(object(), at('2022-07-08T16:00:00.000Z'))
    .then({ type: 'TipReceived' });
});

it.each([
  ['name', { nameCommitment: '' }],
  ['contact', { contactCommitment: '' }],
  ['evidence', { evidence: [' '] }],
  ['the seal of an organisation', { by: 'organisation' as const }],
])('keeps an objection without %s as a tip', (_what, override) => {
  given(...inPublicity())
    .when(object(override), MIDDLE)
    .then({ type: 'TipReceived', tipId: 'o-1', statement: '数据不实' });
});

it('hears a sealed objection of an organisation', () => {
  given(...inPublicity())
    .when(object({ by: 'organisation', sealed: true }), MIDDLE)
    .then({ type: 'ObjectionRaised', by: 'organisation' });
});

it('does not hear an objection twice, or without a word, or before the publicity', () => {
  given(...objected('o-1'))
    .when(object(), MIDDLE)
    .thenRefused('ALREADY_EXISTS', {}, 'objectionId');
  given(...inPublicity())
    .when(object({ statement: ' ' }), MIDDLE)
    .thenRefused('FIELD_MISSING', {}, 'statement');
  given(...consulting())
    .when(object(), MIDDLE)
    .thenRefused('WRONG_STAGE');
});

it('still hears an objection that arrived in the window when the publicity is already closed', () => {
  const decided = given(...cleared()).when(object(), at(PUBLICITY.endsAt));

  decided.then({ type: 'ObjectionRaised' });
  expect(decided.state.status).toBe('objectionReview');
});

it('ends the publicity after settling, not a moment before', () => {
  given(...inPublicity())
    .when(end, { actor: system, now: '2022-07-08T16:01:59.998Z' })
    .thenRefused('NOT_YET_DUE', { deadline: PUBLICITY.endsAt });
  const decided = given(...inPublicity()).when(end, afterSettle);
  decided.then({ type: 'PublicityEnded', at: PUBLICITY.endsAt, open: 0 });
  expect(decided.state.status).toBe('cleared');
});

it('holds back what has an open objection, until it is ruled on', () => {
  const ended = given(...objected('o-1', 'o-2')).when(end, afterSettle);

  ended.then({ type: 'PublicityEnded', open: 2 });
  expect(ended.state.status).toBe('objectionReview');
});

it('clears it once the last open objection is rejected, removes it by the first upheld one', () => {
  const held = [...objected('o-1', 'o-2'), { type: 'PublicityEnded', at: PUBLICITY.endsAt, open: 2 } as const];
  const oneRejected = { type: 'ObjectionRejected', objectionId: 'o-2', reason: '经核查' } as const;

  expect(given(...held).when(rule('rejected'), byMinistry).state.status).toBe('objectionReview');
  expect(given(...held, oneRejected).when(rule('rejected'), byMinistry).state.status).toBe('cleared');
  expect(given(...held).when(rule('upheld'), byMinistry).state.status).toBe('removed');
});

it('rules on an objection while the publicity runs: rejected it goes on, upheld it is over', () => {
  expect(given(...objected('o-1')).when(rule('rejected'), byMinistry).state.status).toBe('inPublicity');
  expect(given(...objected('o-1')).when(rule('upheld'), byMinistry).state.status).toBe('removed');
});

it('ends by the announced end of its season, also while the word of a later one is still under way', () => {
  const later = '2022-07-11T15:59:59.999Z';
  const running = (from: string) => ({
    'season/batch-4': { status: 'running', publicity: { from, endsAt: later, provisional: false, round: 1, closed: false } },
  });
  const references = running(PUBLICITY.from);

  given(...inPublicity())
    .when(end, { ...afterSettle, references })
    .thenRefused('NOT_YET_DUE', { deadline: later });
  given(...inPublicity())
    .when(end, { actor: system, now: '2022-07-11T16:01:59.998Z', references })
    .thenRefused('NOT_YET_DUE');
  given(...inPublicity())
    .when(end, { actor: system, now: '2022-07-11T16:01:59.999Z', references })
    .then({ type: 'PublicityEnded', at: later });
  given(...inPublicity())
    .when(object(), { ...at(later), references })
    .then({ type: 'ObjectionRaised' });
  given(...inPublicity())
    .when(object(), { ...at('2022-07-11T16:00:00.000Z'), references })
    .then({ type: 'TipReceived' });
  // Another round is none of its business.
  given(...inPublicity())
    .when(end, { ...afterSettle, references: running('2022-07-07T01:00:00.000Z') })
    .then({ type: 'PublicityEnded', at: PUBLICITY.endsAt });
});

it('is public until the later end when the opening reaches it after the extension has passed it by', () => {
  const later = '2022-07-11T15:59:59.999Z';
  const references = { 'season/batch-4': { status: 'running', publicity: { ...PUBLICITY, endsAt: later, round: 1, closed: false } } };
  const open = { type: 'openPublicity', ...PUBLICITY } as const;

  const late = given(...consulting()).when(open, { actor: system, now: '2022-07-05T02:00:00.000Z', references });
  late.then({ type: 'ApplicationPublicised', endsAt: later });
  given(...consulting(), { type: 'ApplicationPublicised', ...PUBLICITY, endsAt: later })
    .when({ ...open, endsAt: later }, { actor: system, now: '2022-07-05T02:00:00.000Z', references })
    .thenRefused('ANNOUNCED_END_BROUGHT_FORWARD', {}, 'endsAt');
  expect(applicationAggregate.referencesOfState?.(given(...consulting()).state, open)).toEqual(['season/batch-4']);
});

it('asks its season about the end, and its desk whether it may still be withdrawn', () => {
  const { state } = given(...inPublicity());

  expect(applicationAggregate.referencesOfState?.(state, end)).toEqual(['season/batch-4']);
  expect(applicationAggregate.referencesOfState?.(state, object())).toEqual(['season/batch-4']);
  for (const past of [provincePassed(), recommended()])
    expect(applicationAggregate.referencesOfState?.(given(...past).state, { type: 'withdrawApplication', reason: '经营调整' })).toEqual(['desk/batch-4/32']);
  expect(applicationAggregate.referencesOfState?.(given(...suggested()).state, { type: 'withdrawApplication', reason: '经营调整' })).toEqual([]);
});

it('rules once on each objection, with a reason', () => {
  given(...objected('o-1'))
    .when(rule('upheld', 'o-9'), byMinistry)
    .thenRefused('OBJECTION_UNKNOWN', {}, 'objectionId');
  given(...objected('o-1'), { type: 'ObjectionRejected', objectionId: 'o-1', reason: '经核查' })
    .when(rule('upheld'), byMinistry)
    .thenRefused('OBJECTION_UNKNOWN', {}, 'objectionId');
  given(...objected('o-1'))
    .when({ ...rule('upheld'), reason: '' }, byMinistry)
    .thenRefused('REASON_MISSING', {}, 'reason');
});

it('goes from the suggested list into consultation and publicity at the word of the season alone', () => {
  given(...suggested())
    .when({ type: 'startConsultation' }, { actor: system, now: '2022-06-21T02:00:00.000Z' })
    .then({ type: 'ConsultationStarted' });
  given(...suggested())
    .when({ type: 'startConsultation' }, { actor: ministry, now: '2022-06-21T02:00:00.000Z' })
    .thenRefused('ROLE_NOT_ALLOWED');
  const opened = given(...consulting()).when({ type: 'openPublicity', ...PUBLICITY }, { actor: system, now: PUBLICITY.from });
  expect(opened.waitingFor).toEqual({
    stage: 'publicity',
    due: [{ no: 'publicity/1', at: '2022-07-08T16:01:59.999Z', command: end, closedBy: 'season/batch-4', spreadSeconds: 600 }],
  });
});

it('never brings the announced end of a publicity forward', () => {
  const open = (endsAt: string) => ({ type: 'openPublicity' as const, from: PUBLICITY.from, endsAt, provisional: false });

  given(...inPublicity())
    .when(open(PUBLICITY.endsAt), { actor: system, now: PUBLICITY.from })
    .thenRefused('ANNOUNCED_END_BROUGHT_FORWARD', {}, 'endsAt');
  expect(given(...inPublicity()).when(open('2022-07-11T15:59:59.999Z'), { actor: system, now: PUBLICITY.from }).waitingFor.due[0]?.no).toBe('publicity/2');
});

it('announces only what is cleared, and grants its title', () => {
  const announce = { type: 'announceApplication', documentNo: '工信厅政法函〔2022〕338号', titleNo: 'B4-ENT-32-0001' } as const;
  const system28 = { actor: system, now: '2022-12-28T02:00:00.000Z' };

  given(...objected('o-1'), { type: 'PublicityEnded', at: PUBLICITY.endsAt, open: 1 })
    .when(announce, system28)
    .thenRefused('WRONG_STAGE', { status: 'objectionReview' });
  given(...cleared())
    .when({ ...announce, titleNo: 'B4/1' }, system28)
    .thenRefused('FIELD_INVALID', {}, 'titleNo');
  given(...cleared())
    .when({ ...announce, documentNo: '' }, system28)
    .thenRefused('FIELD_MISSING', {}, 'documentNo');
  const announced = given(...cleared()).when(announce, system28);
  announced.then({ type: 'ApplicationAnnounced', titleNo: 'B4-ENT-32-0001' });
  expect(announced.followUps[0]).toMatchObject({
    stream: 'title/B4-ENT-32-0001',
    command: { type: 'grantTitle', register: 'batch-4', organisation: 'org-1', grantedOn: '2022-12-28' },
  });
});
