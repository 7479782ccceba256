import type { StartedApplication } from '../application/state.js';
import type { DeskFact } from '../desk/facts.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import type { Category } from '../programmes/programme.js';
import { province } from './actors.js';

/** One province's desk, its list and its package; a-9 is the candidate. */
export const DATES = { provinceReviewClosesAt: BATCH_4.calendar.provinceReviewClosesAt, dispatchClosesAt: BATCH_4.calendar.dispatchClosesAt };
export const opened: DeskFact = {
  type: 'DeskOpened',
  season: 'batch-4',
  authority: '32',
  quotas: BATCH_4.quotas.province,
  dates: DATES,
  settleSeconds: 120,
  spreadSeconds: 600,
};
export const added = (applicationId: string, rank: number, category: Category = 'enterprise'): DeskFact => ({
  type: 'RecommendationAdded',
  applicationId,
  category,
  rank,
});
export const list = (...ids: string[]): DeskFact[] => ids.map((id, index) => added(id, index + 1));
export const sealed = (...ids: string[]): DeskFact[] => [
  opened,
  ...list(...ids),
  {
    type: 'PackageSealed',
    letterNo: '1号',
    letterHash: 'a',
    summaryHash: 'b',
    applications: ids.map((applicationId, index) => ({ applicationId, category: 'enterprise', rank: index + 1 })),
  },
];
export const dispatched = (...ids: string[]): DeskFact[] => [
  ...sealed(...ids),
  { type: 'PackageDispatched', mailedAt: DATES.dispatchClosesAt, carrier: '中国邮政', trackingNo: 'EA1', applications: [] },
];
export const during = { actor: province, now: '2022-05-20T02:00:00.000Z' };
export const recommend = (applicationId = 'a-9') => ({ type: 'recommendApplication' as const, applicationId });
export const candidate = (override: Partial<StartedApplication> = {}) => ({
  'application/a-9': {
    status: 'provincePassed',
    season: 'batch-4',
    authority: '32',
    category: 'enterprise',
    organisation: 'org-9',
    subjectCode: 'S-9',
    submittedBy: 'applicant-1',
    ...override,
  },
});
export const ranked = (state: object, category: Category = 'enterprise') => (state as { ranked: Record<Category, string[]> }).ranked[category];
