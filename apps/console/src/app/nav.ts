import type { MeView } from '#libs/contracts/http/session';
import type { Catalogue } from '../words/zh.js';

export interface NavEntry {
  to: string;
  label: keyof Catalogue['nav'];
}

/** At most six per role, the first is the role's own first page. */
export const NAVIGATION: Record<MeView['role'], NavEntry[]> = {
  applicant: [
    { to: '/my', label: 'my' },
    { to: '/evaluations', label: 'myEvaluations' },
  ],
  province: [
    { to: '/queue', label: 'todo' },
    { to: '/desk', label: 'desk' },
    { to: '/evaluations', label: 'evaluations' },
    { to: '/applications', label: 'search' },
  ],
  ministry: [
    { to: '/season', label: 'season' },
    { to: '/queue', label: 'todo' },
    { to: '/campaigns', label: 'evaluations' },
    { to: '/applications', label: 'search' },
  ],
  supportUnit: [
    { to: '/queue', label: 'formal' },
    { to: '/applications', label: 'search' },
    { to: '/evaluations', label: 'evaluations' },
  ],
  expert: [{ to: '/queue', label: 'scoring' }],
  auditor: [
    { to: '/facts', label: 'facts' },
    { to: '/applications', label: 'search' },
    { to: '/evaluations', label: 'evaluations' },
  ],
  operator: [{ to: '/processes', label: 'processes' }],
};

export const firstPageOf = (role: MeView['role']): string => NAVIGATION[role][0]?.to ?? '/queue';
