import type { LoggedFact } from '../../apps/season/invariants/log.js';
import { FINDING_KINDS, type Finding } from './check/finding.js';
import type { FaultKind } from './nemesis/faults.js';

export interface ChaosReport {
  seed: number;
  seconds: number;
  /** How often each kind struck. */
  kills: Partial<Record<FaultKind, number>>;
  commandsAcknowledged: number;
  lost: number;
  doubled: number;
  wronglyFailed: number;
  missed: number;
  stuck: number;
  differs: number;
  recoverySeconds: { p50: number | null; max: number | null; unrecovered: number };
  /** How late the clock decided, behind deadline and settle. */
  secondsToDecide: { p50: number | null; max: number | null };
  /** Filings that arrived in the very millisecond of the deadline and were taken. */
  filedAtTheEdge: number;
  deadlinesDecided: number;
  chain: { verified: boolean; facts: number; problem: string | null };
  findings: Finding[];
}

export function countsOf(findings: readonly Finding[]): Record<Finding['kind'], number> {
  return Object.fromEntries(FINDING_KINDS.map((kind) => [kind, findings.filter((one) => one.kind === kind).length])) as Record<Finding['kind'], number>;
}

export function killsOf(kinds: readonly FaultKind[]): ChaosReport['kills'] {
  const kills: ChaosReport['kills'] = {};
  for (const kind of kinds) kills[kind] = (kills[kind] ?? 0) + 1;
  return kills;
}

export function clockOf(facts: readonly LoggedFact[]): Pick<ChaosReport, 'secondsToDecide' | 'filedAtTheEdge' | 'deadlinesDecided'> {
  const opened = new Map(facts.filter(({ type }) => type === 'EvaluationOpened').map(({ stream, payload }) => [stream, payload]));
  const failed = facts.filter(({ type }) => type === 'EvaluationFailedOverdue');
  const late = failed
    .map(
      ({ stream, payload, recordedAt }) => (Date.parse(recordedAt) - Date.parse(String(payload.at))) / 1_000 - Number(opened.get(stream)?.settleSeconds ?? 0),
    )
    .sort((a, b) => a - b);
  const edge = facts.filter(
    ({ stream, type, occurredAt }) => (type === 'EvaluationSubmitted' || type === 'SpecialCaseFiled') && occurredAt === opened.get(stream)?.closesAt,
  );
  const round = (value: number | undefined) => (value === undefined ? null : Math.round(value * 10) / 10);
  return {
    secondsToDecide: { p50: round(late[Math.floor((late.length - 1) / 2)]), max: round(late.at(-1)) },
    filedAtTheEdge: edge.length,
    deadlinesDecided: failed.length,
  };
}

export const holds = (report: ChaosReport): boolean => report.findings.length === 0 && report.chain.verified && report.recoverySeconds.unrecovered === 0;
