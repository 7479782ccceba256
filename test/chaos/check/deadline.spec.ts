import { describe, expect, it } from 'vitest';
import type { LoggedFact } from '../../../apps/season/invariants/log.js';
import { atTheDeadline } from './deadline.js';
import type { HistoryLine } from './history.js';

const D = '2022-05-31T15:59:59.999Z';
const STEP = 300;
const stream = 'evaluation/c1/a';
const past = (milliseconds: number): string => new Date(Date.parse(D) + milliseconds).toISOString();

function fact(version: number, type: string, over: Partial<LoggedFact> = {}): LoggedFact {
  return {
    stream,
    version,
    type,
    payload: {},
    commandId: `k${version}`,
    actor: { id: 'org-1', role: 'applicant' },
    cause: { kind: 'command' },
    occurredAt: past(-1_000),
    recordedAt: past(-1_000),
    ...over,
  };
}

const opened = fact(1, 'EvaluationOpened', { payload: { campaign: 'c1', closesAt: D, settleSeconds: 7 } });
const failed = (recordedAt: string) => fact(2, 'EvaluationFailedOverdue', { payload: { at: D, deadline: 'filing' }, recordedAt });
const step = (index: number, type: HistoryLine['type'], wall: string, code?: string): HistoryLine => ({
  index,
  mono: index,
  wall,
  client: 1,
  type,
  command: 'submitEvaluation',
  key: 'k',
  stream,
  ...(code && { code }),
});
const kinds = (history: HistoryLine[], facts: LoggedFact[]) => atTheDeadline(history, new Map([[stream, facts]]), STEP).map(({ kind }) => kind);

describe('what clients were told around a deadline', () => {
  it('is wrong where a filing was refused as late while the clock still stood at the deadline, and right behind it', () => {
    const refused = (wall: string) => [step(0, 'invoke', past(-50)), step(1, 'fail', wall, 'CUT_OFF_PASSED')];

    expect(kinds(refused(past(STEP - 1)), [opened])).toEqual(['wronglyFailed']);
    expect(kinds(refused(past(STEP)), [opened])).toEqual([]);
  });

  it('is wrong where a filing was taken that was sent when the deadline was over, not where only its answer came late', () => {
    const taken = (sent: string) => [step(0, 'invoke', sent), step(1, 'info', past(900)), step(2, 'invoke', past(1_000)), step(3, 'ok', past(1_100))];

    expect(kinds(taken(past(STEP + 1)), [opened])).toEqual(['differs']);
    expect(kinds(taken(past(STEP)), [opened])).toEqual([]);
  });

  it('leaves those alone whose deadline was moved or who correct what was returned', () => {
    const history = [step(0, 'invoke', past(5_000)), step(1, 'ok', past(5_100))];

    expect(kinds(history, [opened, fact(2, 'EvaluationReturned')])).toEqual([]);
    expect(kinds(history, [opened, fact(2, 'EvaluationReopened')])).toEqual([]);
  });
});

describe('what the clock did', () => {
  it('is wrong before deadline and settle have passed', () => {
    expect(kinds([], [opened, failed(past(6_999))])).toEqual(['wronglyFailed']);
    expect(kinds([], [opened, failed(past(7_000))])).toEqual([]);
  });

  it('is wrong where it failed somebody whose filing had arrived, even if it was set right at once', () => {
    const late = past(8_000);
    const reinstated = [
      fact(3, 'EvaluationReinstated', { occurredAt: D, recordedAt: late }),
      fact(4, 'EvaluationSubmitted', { occurredAt: D, recordedAt: late }),
    ];

    expect(kinds([], [opened, failed(past(7_500)), ...reinstated])).toEqual(['wronglyFailed']);
  });
});
