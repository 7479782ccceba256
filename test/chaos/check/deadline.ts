import type { LoggedFact } from '../../../apps/season/invariants/log.js';
import type { Finding } from './finding.js';
import { groupBy, type HistoryLine } from './history.js';

const FILING = ['submitEvaluation', 'fileSpecialCase'];
/** After these the first deadline no longer says who is late. */
const MOVES_THE_DEADLINE = ['EvaluationReturned', 'EvaluationDatesMoved', 'EvaluationReopened'];
const FAILED = 'EvaluationFailedOverdue';

/**
 * C7 at the edge. `clockStepMs`: how far the API's clock may stand away from ours around a deadline. In time is what
 * arrived in time, up to the deadline's own millisecond; nothing is decided before deadline and settle have passed; and
 * since settle is longer than any request, nobody who filed in time is failed even for a moment.
 */
export function atTheDeadline(history: readonly HistoryLine[], streams: Map<string, LoggedFact[]>, clockStepMs: number): Finding[] {
  const steps = groupBy(
    history.filter(({ command }) => FILING.includes(command)),
    ({ stream }) => stream,
  );
  return [...streams].flatMap(([stream, facts]) => {
    const opened = facts.find(({ type }) => type === 'EvaluationOpened');
    if (!opened || facts.some(({ type }) => type === 'EvaluationReopened' || type === 'EvaluationDatesMoved')) return [];
    const closesAt = String(opened.payload.closesAt);
    const moved = facts.some(({ type }) => MOVES_THE_DEADLINE.includes(type));
    return [
      ...(moved ? [] : wrongAnswers(stream, steps.get(stream) ?? [], Date.parse(closesAt), clockStepMs)),
      ...failedInVain(stream, facts, closesAt),
      ...decidedEarly(stream, facts, Number(opened.payload.settleSeconds)),
    ];
  });
}

/** An answer that came while the clock still stood at the deadline was about a filing in time; one asked for behind it was not. */
function wrongAnswers(stream: string, steps: readonly HistoryLine[], closesAt: number, clockStepMs: number): Finding[] {
  const first = new Map<string, number>();
  return steps.flatMap(({ type, key, code, wall, command }): Finding[] => {
    const at = Date.parse(wall);
    if (type === 'invoke' && !first.has(key)) first.set(key, at);
    const refusedEarly = type === 'fail' && code === 'CUT_OFF_PASSED' && at < closesAt + clockStepMs;
    if (refusedEarly)
      return [{ kind: 'wronglyFailed', stream, proof: `${command} ${key} was refused as late at ${wall}; the deadline's last millisecond was not over` }];
    const takenLate = type === 'ok' && (first.get(key) ?? 0) > closesAt + clockStepMs;
    return takenLate ? [{ kind: 'differs', stream, proof: `${command} ${key} was first sent behind the deadline and taken` }] : [];
  });
}

function failedInVain(stream: string, facts: readonly LoggedFact[], closesAt: string): Finding[] {
  const reinstated = facts.find(({ type }) => type === 'EvaluationReinstated');
  const failed = facts.find(({ type, payload }) => type === FAILED && payload.deadline === 'filing');
  if (!reinstated || !failed) return [];
  return [
    {
      kind: 'wronglyFailed',
      stream,
      proof: `arrived at ${reinstated.occurredAt}, deadline ${closesAt}, failed by the clock at ${failed.recordedAt}: told "failed" though in time`,
    },
  ];
}

function decidedEarly(stream: string, facts: readonly LoggedFact[], settleSeconds: number): Finding[] {
  return facts
    .filter(({ type, payload, recordedAt }) => type === FAILED && Date.parse(recordedAt) < Date.parse(String(payload.at)) + settleSeconds * 1_000)
    .map(
      ({ version, payload, recordedAt }): Finding => ({
        kind: 'wronglyFailed',
        stream,
        proof: `version ${version}: failed at ${recordedAt}, before ${String(payload.at)} and ${settleSeconds} s to settle had passed`,
      }),
    );
}
