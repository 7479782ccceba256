import type { ApplicationFact } from '../application/facts.js';
import type { Category } from '../programmes/programme.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import { applicant, EXPERTS, expert, ministry, province, supportUnit } from './actors.js';
import { aUscc } from './forms.js';
import type { Past } from './scenario.js';

type P = Past<ApplicationFact>;
const { fillClosesAt, provinceReviewClosesAt, dispatchClosesAt } = BATCH_4.calendar;
const HASH = 'e'.repeat(64);

/** One application's past, step by step; each story holds all the facts before it. */
export const started = (override: { category?: Category } = {}): P[] => [
  {
    actor: applicant,
    fact: {
      type: 'ApplicationStarted',
      season: 'batch-4',
      category: 'enterprise',
      authority: '32',
      organisation: 'org-1',
      unitName: '苏州示例装备有限公司',
      subjectCode: aUscc(),
      applicationNo: 'FWZZ-2022-B4-ENT-32-0001',
      dates: { fillClosesAt, provinceReviewClosesAt, dispatchClosesAt },
      settleSeconds: 120,
      spreadSeconds: 600,
      ...override,
    },
  },
];

export const submitted = (category?: Category): P[] => [
  ...started(category && { category }),
  {
    actor: applicant,
    at: '2022-05-10T02:00:00.000Z',
    fact: { type: 'ApplicationSubmitted', contentHash: HASH, submission: 1, applicationDate: '2022-05-10', findings: [], figures: {} },
  },
];
export const reviewing = (category?: Category): P[] => [
  ...submitted(category),
  { actor: province, fact: { type: 'ProvinceReviewStarted', reviewer: province.id } },
];
export const returned = (correctBy = '2022-05-20T15:59:59.999Z'): P[] => [
  ...reviewing(),
  { actor: province, fact: { type: 'ApplicationReturned', reasons: [{ field: 'statement', reason: '发展成效缺少数据' }], correctBy } },
];
export const provincePassed = (category?: Category): P[] => [
  ...reviewing(category),
  { actor: province, fact: { type: 'ProvinceReviewPassed', truthful: true, accurate: true, complete: true, opinion: '符合条件', warningsConfirmed: [] } },
];
export const recommended = (category?: Category): P[] => [...provincePassed(category), { type: 'ApplicationRecommended', by: province.id }];
export const dispatched = (category?: Category): P[] => [
  ...recommended(category),
  { type: 'ApplicationDispatched', rank: 1, mailedAt: '2022-05-30T04:00:00.000Z' },
];
export const received = (category?: Category): P[] => [...dispatched(category), { type: 'ApplicationReceived' }];
export const formalPassed = (category?: Category): P[] => [
  ...received(category),
  { actor: supportUnit, fact: { type: 'FormalCheckPassed', note: '材料齐全' } },
];
export const expertReviewing = (category?: Category): P[] => [
  ...formalPassed(category),
  { actor: supportUnit, fact: { type: 'ExpertsAssigned', experts: [...EXPERTS] } },
];
export const scored = (totals: readonly number[], category?: Category): P[] => [
  ...expertReviewing(category),
  ...totals.map(
    (total, index): P => ({ actor: expert(index + 1), fact: { type: 'ScoreSubmitted', expert: expert(index + 1).id, scores: {}, total, opinion: '同意' } }),
  ),
];
export const expertPassed = (category?: Category): P[] => [
  ...scored([60, 60, 60, 60, 60], category),
  { actor: supportUnit, fact: { type: 'ExpertReviewPassed', meanScore: '60.00', spread: 0 } },
];
export const suggested = (category?: Category): P[] => [
  ...expertPassed(category),
  { actor: ministry, fact: { type: 'ApplicationSuggested', reason: '示范性强' } },
];
export const consulting = (category?: Category): P[] => [...suggested(category), { type: 'ConsultationStarted' }];

/** Monday 2022-07-04 00:00 to Friday 2022-07-08 24:00 in Shanghai. */
export const PUBLICITY = { from: '2022-07-03T16:00:00.000Z', endsAt: '2022-07-08T15:59:59.999Z', provisional: false };
export const inPublicity = (category?: Category): P[] => [...consulting(category), { type: 'ApplicationPublicised', ...PUBLICITY }];
export const objected = (...objectionIds: string[]): P[] => [...inPublicity(), ...objectionIds.map((id): P => anObjectionRaised(id))];
export const cleared = (category?: Category): P[] => [...inPublicity(category), { type: 'PublicityEnded', at: PUBLICITY.endsAt, open: 0 }];
export const announced = (category?: Category): P[] => [
  ...cleared(category),
  { type: 'ApplicationAnnounced', documentNo: '工信厅政法函〔2022〕338号', titleNo: 'B4-ENT-32-0001' },
];

const anObjectionRaised = (objectionId: string): ApplicationFact => ({
  type: 'ObjectionRaised',
  objectionId,
  by: 'person',
  nameCommitment: 'a'.repeat(64),
  contactCommitment: 'b'.repeat(64),
  evidence: ['evidence.pdf'],
  statement: '数据不实',
  sealed: false,
});
