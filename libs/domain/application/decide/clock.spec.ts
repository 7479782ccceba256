import { expect, it } from 'vitest';
import { BATCH_4 } from '../../programmes/batch-4.js';
import { applicant, system } from '../../testing/actors.js';
import { given } from '../../testing/application-scenario.js';
import { provincePassed, recommended, returned, reviewing, started, submitted } from '../../testing/application-story.js';
import type { ApplicationDeadline, ApplicationFact } from '../facts.js';

const lapse = (deadline: ApplicationDeadline) => ({ type: 'lapseApplication' as const, deadline });
const at = (now: string) => ({ actor: system, now });
const { calendar } = BATCH_4;
const dates = { fillClosesAt: calendar.fillClosesAt, provinceReviewClosesAt: calendar.provinceReviewClosesAt, dispatchClosesAt: calendar.dispatchClosesAt };
const move = (moved: Partial<typeof dates>, amendment = 1) => ({
  type: 'moveApplicationDates' as const,
  dates: { ...dates, ...moved },
  amendment,
  reason: '疫情防控',
});
const lapsedBy = (deadline: ApplicationDeadline): ApplicationFact => ({ type: 'ApplicationLapsed', at: calendar.fillClosesAt, deadline });

it('lapses a draft once the deadline has settled, with the deadline as its instant', () => {
  given(...started())
    .when(lapse('fill'), at('2022-05-15T16:01:59.999Z'))
    .then({ type: 'ApplicationLapsed', at: '2022-05-15T15:59:59.999Z', deadline: 'fill' });
  given(...started())
    .when(lapse('fill'), at('2022-05-15T16:01:59.998Z'))
    .thenRefused('NOT_YET_DUE');
});

it('lapses nothing that was submitted, whatever the timer thinks', () => {
  given(...submitted())
    .when(lapse('fill'), at('2022-05-15T16:01:59.999Z'))
    .thenRefused('WRONG_STAGE', { status: 'submitted' });
  given(...started())
    .when(lapse('provinceReview'), at('2022-05-28T16:01:59.999Z'))
    .thenRefused('WRONG_STAGE');
  given(...started())
    .when(lapse('fill'), { actor: applicant, now: '2022-05-15T16:01:59.999Z' })
    .thenRefused('ROLE_NOT_ALLOWED');
});

it('lets the season close drafts, reviews and lists in bulk, a correction by itself', () => {
  const season = { closedBy: 'season/batch-4', spreadSeconds: 600 };

  expect(given(...started()).waitingFor).toEqual({ stage: 'fill', due: [{ no: 'fill/1', at: '2022-05-15T16:01:59.999Z', command: lapse('fill'), ...season }] });
  expect(given(...reviewing()).waitingFor.due).toEqual([
    { no: 'provinceReview/1', at: '2022-05-28T16:01:59.999Z', command: lapse('provinceReview'), ...season },
  ]);
  expect(given(...returned()).waitingFor.due).toEqual([{ no: 'correction/1', at: '2022-05-20T16:01:59.999Z', command: lapse('correction') }]);
  expect(given(...provincePassed()).waitingFor.due).toEqual([
    { no: 'dispatch/1', at: '2022-05-31T16:01:59.999Z', command: { type: 'recordNotRecommended', season: 'batch-4', authority: '32' }, ...season },
  ]);
  expect(given(...recommended()).waitingFor).toEqual({ stage: 'package', due: [] });
});

it('lapses a correction that did not come, and a review that was not concluded', () => {
  given(...returned())
    .when(lapse('correction'), at('2022-05-20T16:01:59.999Z'))
    .then({ type: 'ApplicationLapsed', at: '2022-05-20T15:59:59.999Z', deadline: 'correction' });
  given(...reviewing())
    .when(lapse('provinceReview'), at('2022-05-28T16:01:59.999Z'))
    .then({ type: 'ApplicationLapsed', deadline: 'provinceReview' });
});

it('believes the desk about who is on its list when the mailing is over', () => {
  const command = { type: 'recordNotRecommended', season: 'batch-4', authority: '32' } as const;
  const desk = (status: string, enterprise: string[]) => ({ 'desk/batch-4/32': { status, ranked: { enterprise } } });
  const over = at('2022-05-31T16:01:59.999Z');

  given(...provincePassed())
    .when(command, { ...over, references: desk('dispatched', ['a-1']) })
    .then({ type: 'ApplicationRecommended' });
  given(...provincePassed())
    .when(command, { ...over, references: desk('dispatched', ['a-2']) })
    .then({ type: 'ApplicationNotRecommended', reason: 'packageSealed' });
  given(...provincePassed())
    .when(command, { ...over, references: desk('open', []) })
    .then({ type: 'ApplicationNotRecommended', reason: 'deskClosed' });
  given(...provincePassed())
    .when(command, at('2022-05-31T16:01:59.998Z'))
    .thenRefused('NOT_YET_DUE');
  given(...provincePassed())
    .when({ ...command, authority: '33' }, over)
    .thenRefused('OTHER_AUTHORITY');
});

it('moves the dates of a live application and gives its timer a new number', () => {
  const moved = given(...started()).when(move({ fillClosesAt: '2022-05-20T15:59:59.999Z' }), at('2022-05-12T02:00:00.000Z'));

  moved.then({ type: 'ApplicationDatesMoved', amendment: 1 });
  expect(moved.waitingFor.due).toMatchObject([{ no: 'fill/2', at: '2022-05-20T16:01:59.999Z' }]);
});

it('takes no amendment twice, and none that its start already knew', () => {
  given(...started())
    .when(move({}, 0), at('2022-05-12T02:00:00.000Z'))
    .thenRefused('DATES_OUT_OF_ORDER', {}, 'amendment');
  given(...started(), { type: 'ApplicationDatesMoved', dates, amendment: 2, reason: '' })
    .when(move({}, 2), at('2022-05-12T02:00:00.000Z'))
    .thenRefused('DATES_OUT_OF_ORDER', {}, 'amendment');
});

it('brings back what a moved deadline no longer ends, to where it was', () => {
  const later = '2022-06-15T15:59:59.999Z';
  const cases = [
    { past: [...started(), lapsedBy('fill')], moved: { fillClosesAt: later }, status: 'draft' },
    { past: [...reviewing(), lapsedBy('provinceReview')], moved: { provinceReviewClosesAt: later }, status: 'provinceReviewing' },
    { past: [...recommended(), lapsedBy('dispatch')], moved: { dispatchClosesAt: later }, status: 'recommended' },
    {
      past: [...provincePassed(), { type: 'ApplicationNotRecommended', reason: 'deskClosed' } as const],
      moved: { dispatchClosesAt: later },
      status: 'provincePassed',
    },
  ];

  for (const { past, moved, status } of cases) {
    const decided = given(...past).when(move(moved), at('2022-06-10T02:00:00.000Z'));
    decided.then({ type: 'ApplicationDatesMoved' }, { type: 'ApplicationReinstated' });
    expect(decided.state.status).toBe(status);
  }
});

it('goes on with what its desk has mailed, though the word of the later mailing day comes behind the mailing', () => {
  const dispatch = { type: 'recordDispatch', rank: 1, mailedAt: '2022-06-10T01:00:00.000Z' } as const;
  const mailed = given(...recommended(), lapsedBy('dispatch')).when(dispatch, at('2022-06-10T02:00:00.000Z'));
  mailed.then({ type: 'ApplicationReinstated', deadline: 'dispatch' }, { type: 'ApplicationDispatched', rank: 1 });
  expect(mailed.state).toMatchObject({ status: 'dispatched', rank: 1, endedFrom: null, lapsedBy: null });

  const moved = given(...recommended(), lapsedBy('dispatch'), ...mailed.facts).when(
    move({ dispatchClosesAt: '2022-06-15T15:59:59.999Z' }),
    at('2022-06-10T02:00:01.000Z'),
  );
  moved.then({ type: 'ApplicationDatesMoved' });
  expect(moved.state.status).toBe('dispatched');
  given(...reviewing(), lapsedBy('provinceReview'))
    .when(dispatch, at('2022-06-10T02:00:00.000Z'))
    .thenRefused('WRONG_STAGE', { status: 'lapsed' });
});

it('leaves lapsed what the amendment does not reach', () => {
  given(...started(), lapsedBy('fill'))
    .when(move({ dispatchClosesAt: '2022-06-15T15:59:59.999Z' }), at('2022-06-10T02:00:00.000Z'))
    .then({ type: 'ApplicationDatesMoved' });
  given(...provincePassed(), { type: 'ApplicationNotRecommended', reason: 'packageSealed' })
    .when(move({ dispatchClosesAt: '2022-06-15T15:59:59.999Z' }), at('2022-06-10T02:00:00.000Z'))
    .then({ type: 'ApplicationDatesMoved' });
});

it('cuts a running correction when the review is to end earlier', () => {
  const moved = given(...returned('2022-05-27T15:59:59.999Z')).when(
    move({ provinceReviewClosesAt: '2022-05-25T15:59:59.999Z' }),
    at('2022-05-20T02:00:00.000Z'),
  );

  expect(moved.waitingFor.due).toMatchObject([{ no: 'correction/2', at: '2022-05-25T16:01:59.999Z' }]);
});

it('brings a draft back up to the last instant of the new deadline, not after it', () => {
  const command = move({ fillClosesAt: '2022-05-20T15:59:59.999Z' });

  given(...started(), lapsedBy('fill'))
    .when(command, at('2022-05-20T15:59:59.999Z'))
    .then({ type: 'ApplicationDatesMoved' }, { type: 'ApplicationReinstated', deadline: 'fill' });
  given(...started(), lapsedBy('fill'))
    .when(command, at('2022-05-20T16:00:00.000Z'))
    .then({ type: 'ApplicationDatesMoved' });
});
