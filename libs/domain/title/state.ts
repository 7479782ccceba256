import type { Day } from '../kernel/types.js';
import type { TitleCategory } from './facts.js';

export interface TitleCore {
  titleNo: string;
  register: string;
  batch: number;
  category: TitleCategory;
  authority: string;
  organisation: string;
  unitName: string;
  subjectCode: string;
  grantedOn: Day;
  banUntil: Day | null;
  mergedInto: string | null;
  applicationId: string | null;
  documentNo: string;
}

export const TITLE_STATUSES = ['active', 'merged', 'revoked'] as const;
export type TitleStatus = (typeof TITLE_STATUSES)[number];
export type TitleState = { status: 'none' } | ({ status: TitleStatus } & TitleCore);
