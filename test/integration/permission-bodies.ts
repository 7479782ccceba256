import { COMMAND_ROUTES, type CommandName } from '#libs/contracts/http/command-routes';
import type { OperationId } from '#libs/contracts/http/routes';
import { SEASON } from './api-season.js';

export const CAMPAIGN = 'campaign-1';
export const TITLE = 'T-32-1';

/** Where the right to ask does not mean that there is something to answer. */
export const ALLOWED_ANSWERS: Partial<Record<OperationId, number[]>> = {
  readCommand: [404],
  // No sequencer runs here; of the evaluation nothing was submitted.
  readApplicationReceipt: [409, 404],
  readEvaluationReceipt: [404],
  // A draft can be written until it is filed; the second who writes comes from an old version.
  saveApplicationDraft: [423, 200],
  saveEvaluationDraft: [409],
  previewSeasonAmendment: [422],
  previewCampaignAmendment: [422],
  // The second who asks uses the first one's key.
  signalCommand: [202, 409],
};

const later = new Date(Date.now() + 86_400_000 * 5).toISOString();
export const READ_BODIES: Partial<Record<OperationId, unknown>> = {
  createAccounts: { accounts: [{ id: 'expert-1', name: '专家', role: 'expert', password: 'password-1' }] },
  saveApplicationDraft: { patchId: 'matrix-patch-1', base: 0, set: {} },
  saveEvaluationDraft: { patchId: 'matrix-patch-2', base: 999, set: {} },
  signalCommand: { reason: '不再申报' },
  previewSeasonAmendment: { calendar: { fillOpensAt: later, fillClosesAt: later, provinceReviewClosesAt: later, dispatchClosesAt: later } },
  previewCampaignAmendment: { calendar: { opensAt: later, closesAt: later, reminders: [] } },
};

/** Right in shape; `draftVersion` is one that was never saved, and If-Match one that was never reached. */
export function bodyOf(name: CommandName): unknown {
  const schema = COMMAND_ROUTES[name].body;
  const text = '可以';
  const hash = 'a'.repeat(64);
  const all: Record<string, unknown> = {
    season: SEASON,
    category: 'enterprise',
    authority: '32',
    unitName: text,
    subjectCode: '91320500000000001W',
    draftVersion: name === 'submitApplication' ? 1 : 999,
    reason: name === 'revokeTitle' ? 'other' : text,
    answer: text,
    reasons: [],
    truthful: true,
    accurate: true,
    complete: true,
    opinion: text,
    warningsConfirmed: [],
    note: text,
    items: [],
    answerBy: later,
    experts: [],
    visitors: [],
    visitedOn: '2022-06-01',
    satisfied: true,
    report: text,
    objectionId: 'o-1',
    outcome: name === 'concludeEvaluation' ? 'passed' : 'upheld',
    evidence: [],
    scores: {},
    by: 'person',
    name: text,
    contact: text,
    statement: text,
    sealed: true,
    applicationId: name === 'grantTitle' ? null : 'p-1',
    toRank: 1,
    letterNo: text,
    letterHash: hash,
    summaryHash: hash,
    mailedAt: later,
    carrier: text,
    trackingNo: text,
    paperNumbersMatch: true,
    title: text,
    from: later,
    documentNo: text,
    complianceReconfirmed: true,
    calendar: name.includes('Campaign')
      ? { opensAt: later, closesAt: later, reminders: [] }
      : { fillOpensAt: later, fillClosesAt: later, provinceReviewClosesAt: later, dispatchClosesAt: later },
    campaign: CAMPAIGN,
    year: 2022,
    register: 'register-1',
    exists: true,
    noMajorEvent: true,
    reasonKind: 'other',
    explain: text,
    sealHash: hash,
    decision: 'deferred',
    score: '80.00',
    closesAt: later,
    titleNo: TITLE,
    batch: 3,
    organisation: 'org-1',
    grantedOn: '2021-01-20',
    into: TITLE,
  };
  const known = Object.keys((schema as { shape?: object }).shape ?? {});
  return Object.fromEntries(known.filter((field) => field in all).map((field) => [field, all[field]]));
}
