import { checkInvariants } from '../../../apps/season/invariants/check.js';
import { evaluationEnds, missed, wronglyFailed } from '../../../apps/season/invariants/evaluation.js';
import { logOf, type LoggedFact } from '../../../apps/season/invariants/log.js';
import { atTheDeadline } from './deadline.js';
import type { Finding } from './finding.js';
import { attemptsOf, groupBy, type Attempted, type HistoryLine } from './history.js';
import { notices } from './notices.js';

/** A stream that waits, what it waits for by its own rows, and what its process says. Null: nobody answered. */
export interface ProcessSeen {
  stream: string;
  shouldWaitFor: string;
  waitsFor: string | null;
  /** What its facts asked of others and nobody has done yet, by its rows; and how many of them its process still holds. */
  followUpsOpen: number;
  followUpsKnown: number;
  version: number | null;
  running: boolean;
}

/** What the running system said after all was quiet again. */
export interface Aftermath {
  /** Of every stream that must have a process: something is due, or a follow-up is not done. */
  processes: ProcessSeen[];
  /** Rows of the read model: version and status of each stream. */
  rows: { stream: string; version: number; status: string }[];
  /** `npm run rebuild -- --check` → differs. */
  rebuildDiffers: { stream: string; what: string }[];
  /** Which fact was told to whom, by which words. */
  notices: { stream: string; version: number; template: string; recipient: string }[];
  /** Dues that nobody has decided although nothing hinders. */
  overdue: { stream: string; no: string; secondsLate: number }[];
}

/** Compares what clients were told with the log, the processes and the read model. Imports nothing of the product. */
export function checkAftermath(history: readonly HistoryLine[], facts: LoggedFact[], aftermath: Aftermath, clockStepMs = 0): Finding[] {
  const log = logOf(facts);
  const attempts = attemptsOf(history);
  const byCommand = groupBy(facts, (fact) => fact.commandId);
  return [
    ...attempts.flatMap((attempt) => acknowledged(attempt, byCommand.get(attempt.key) ?? [])),
    ...attempts.filter(({ verdict }) => verdict === 'fail').flatMap((attempt) => refusedButThere(attempt, byCommand.get(attempt.key) ?? [])),
    ...realTimeOrder(attempts.filter(({ verdict }) => verdict === 'ok')),
    ...[...byCommand].flatMap(([commandId, made]) => oneBatch(commandId, made)),
    ...notices(aftermath, facts),
    ...evaluationEnds(log)
      .filter(wronglyFailed)
      .map(({ stream }): Finding => ({ kind: 'wronglyFailed', stream, proof: 'filed in time and failed by the clock' })),
    ...evaluationEnds(log)
      .filter(missed)
      .map(({ stream }): Finding => ({ kind: 'missed', stream, proof: 'the deadline passed and nothing was decided' })),
    ...aftermath.overdue.map(
      ({ stream, no, secondsLate }): Finding => ({ kind: 'missed', stream, proof: `${no} fell due ${Math.round(secondsLate)} s ago and nobody decided` }),
    ),
    ...atTheDeadline(history, log.streams, clockStepMs),
    ...serverErrors(history),
    ...stuck(aftermath, log.streams),
    ...readModel(aftermath, log.streams),
    ...checkInvariants(log).violated.map(({ stream, invariant, detail }): Finding => ({ kind: 'differs', stream, proof: `${invariant}: ${detail}` })),
  ];
}

/** C1: what was acknowledged is there, at the version told; told twice, told the same. */
function acknowledged(attempt: Attempted, made: LoggedFact[]): Finding[] {
  if (attempt.verdict !== 'ok') return [];
  const last = made.filter((fact) => fact.stream === attempt.stream).at(-1);
  if (!last) return [{ kind: 'lost', stream: attempt.stream, proof: `${attempt.command} ${attempt.key} was acknowledged and is not in the log` }];
  const other = attempt.versions.find((version) => version !== last.version);
  return other === undefined
    ? []
    : [{ kind: 'differs', stream: attempt.stream, proof: `${attempt.command} ${attempt.key}: told version ${other}, the log has ${last.version}` }];
}

/** C3: a refusal writes nothing. */
function refusedButThere(attempt: Attempted, made: LoggedFact[]): Finding[] {
  return made.length === 0
    ? []
    : [
        {
          kind: 'differs',
          stream: attempt.stream,
          proof: `${attempt.command} ${attempt.key} was refused (${attempt.code}) and is in the log at version ${made[0]?.version}`,
        },
      ];
}

/** C2: one command is one batch on one stream. */
function oneBatch(commandId: string, made: LoggedFact[]): Finding[] {
  const [first] = made;
  const broken = made.find((fact, i) => fact.stream !== first?.stream || fact.version !== first.version + i || fact.recordedAt !== first.recordedAt);
  return broken
    ? [
        {
          kind: 'doubled',
          stream: broken.stream,
          proof: `${commandId} had its effect at ${first?.stream}@${first?.version} and again at ${broken.stream}@${broken.version}`,
        },
      ]
    : [];
}

/** C5: what was acknowledged before another began on the same stream stands before it. */
function realTimeOrder(told: Attempted[]): Finding[] {
  return [...groupBy(told, ({ stream }) => stream)].flatMap(([stream, attempts]) => {
    const byVersion = attempts.filter(({ versions }) => versions.length > 0).sort((a, b) => (a.versions[0] ?? 0) - (b.versions[0] ?? 0));
    let earliestEndBehind = Number.POSITIVE_INFINITY;
    return byVersion.reverse().flatMap((attempt): Finding[] => {
      const wrong = earliestEndBehind < attempt.firstInvokedAt;
      earliestEndBehind = Math.min(earliestEndBehind, attempt.answeredAt ?? Number.POSITIVE_INFINITY);
      return wrong ? [{ kind: 'differs', stream, proof: `${attempt.command} ${attempt.key} began after a later version had been acknowledged` }] : [];
    });
  });
}

/** Nothing to do before its next due, and its process says so, too. */
export const atEase = ({ running, waitsFor, shouldWaitFor, followUpsOpen, followUpsKnown }: ProcessSeen): boolean =>
  running && waitsFor === shouldWaitFor && followUpsOpen === 0 && followUpsKnown === 0;

/** C9: whatever waits has a process that waits for the same; a fact that changes neither need not wake it. */
function stuck({ processes }: Aftermath, streams: Map<string, LoggedFact[]>): Finding[] {
  return processes.flatMap(({ stream, running, waitsFor, shouldWaitFor, version, followUpsOpen, followUpsKnown }): Finding[] => {
    if (!running) return [{ kind: 'stuck', stream, proof: `waits for ${shouldWaitFor || 'a follow-up'}, and has no running process` }];
    if (waitsFor !== shouldWaitFor)
      return [{ kind: 'stuck', stream, proof: `waits for ${shouldWaitFor || 'a follow-up'}, its process for ${waitsFor || 'nothing'}` }];
    if (followUpsOpen > 0 || followUpsKnown > 0)
      return [{ kind: 'stuck', stream, proof: `${followUpsOpen} follow-ups are not done, its process holds ${followUpsKnown}` }];
    const newest = streams.get(stream)?.at(-1)?.version ?? 0;
    return (version ?? 0) <= newest ? [] : [{ kind: 'stuck', stream, proof: `the process knows version ${version}, the log has ${newest}` }];
  });
}

/** C12: during a fault there is 503 and nothing else of the five hundreds. */
function serverErrors(history: readonly HistoryLine[]): Finding[] {
  return history
    .filter(({ status }) => status !== undefined && status >= 500 && status !== 503)
    .map(({ stream, command, key, status, code }): Finding => ({ kind: 'differs', stream, proof: `${command} ${key} was answered ${status} ${code ?? ''}` }));
}

/** C6, C10: the read model stands at the end of the log. */
function readModel({ rows, rebuildDiffers }: Aftermath, streams: Map<string, LoggedFact[]>): Finding[] {
  const known = new Map(rows.map((row) => [row.stream, row]));
  const behind = [...streams].flatMap(([stream, facts]): Finding[] => {
    const row = known.get(stream);
    return row?.version === facts.at(-1)?.version
      ? []
      : [{ kind: 'differs', stream, proof: `the read model has version ${row?.version ?? 'none'}, the log ${facts.at(-1)?.version}` }];
  });
  return [...behind, ...rebuildDiffers.map(({ stream, what }): Finding => ({ kind: 'differs', stream, proof: `differs from a fold of the log: ${what}` }))];
}
