import type { CommandName } from '#libs/contracts/http/command-routes';

/**
 * A body for each command that is right in itself, to ask `decide` "would this be possible now?". What a decision then
 * finds wrong *in the body* (a refusal with a field) is for the dialog to ask; any other refusal is the reason of a "no".
 */
export function probeOf(command: CommandName, now: string): { type: string } & Record<string, unknown> {
  const text = '可以办理吗？'.repeat(10);
  const later = new Date(Date.parse(now) + 60_000).toISOString();
  const hash = '0'.repeat(64);
  const common = {
    reason: text,
    note: text,
    answer: text,
    opinion: text,
    report: text,
    statement: text,
    explain: text,
    truthful: true,
    accurate: true,
    complete: true,
    exists: true,
    noMajorEvent: true,
    satisfied: true,
    reasons: [{ field: 'statement', reason: text }],
    items: [text],
    answerBy: later,
    warningsConfirmed: [],
    evidence: [text],
    visitors: ['甲', '乙'],
    visitedOn: now.slice(0, 10),
    scores: {},
    experts: [],
    form: {},
    contentHash: hash,
    documentNo: text,
    complianceReconfirmed: true,
    from: now,
    paperNumbersMatch: true,
    letterNo: text,
    letterHash: hash,
    summaryHash: hash,
    mailedAt: now,
    carrier: text,
    trackingNo: text,
    sealHash: hash,
    reasonKind: 'other',
    decision: 'deferred',
    outcome: command === 'ruleObjection' ? 'rejected' : 'notPassed',
    score: '60.00',
    closesAt: later,
    objectionId: 'probe',
    by: 'person',
    nameCommitment: hash,
    contactCommitment: hash,
    sealed: true,
    calendar: { reminders: [] },
    toRank: 1,
    applicationId: 'probe',
    unitName: text,
    into: 'probe',
  };
  return { ...common, type: command, ...(command === 'revokeTitle' && { reason: 'other' }) };
}
