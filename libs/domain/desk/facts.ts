import type { Instant } from '../kernel/types.js';
import type { Category } from '../programmes/programme.js';

export interface DeskDates {
  provinceReviewClosesAt: Instant;
  dispatchClosesAt: Instant;
}

export type DeskFact =
  | { type: 'DeskOpened'; season: string; authority: string; quotas: Record<Category, number>; dates: DeskDates; settleSeconds: number; spreadSeconds: number }
  | {
      type: 'RecommendationAdded';
      applicationId: string;
      category: Category;
      rank: number;
      /** Absent in facts of the first version, which did not tell subjects apart. */
      subjectCode?: string;
    }
  | { type: 'RecommendationMoved'; applicationId: string; category: Category; fromRank: number; toRank: number }
  | {
      type: 'RecommendationRemoved';
      applicationId: string;
      category: Category;
      rank: number;
      reason: string /** The application ended by itself; it needs no telling. */;
      released?: boolean;
    }
  | {
      type: 'PackageSealed';
      letterNo: string;
      letterHash: string;
      summaryHash: string;
      applications: { applicationId: string; category: Category; rank: number }[];
    }
  | { type: 'PackageReopened'; reason: string }
  | {
      type: 'PackageDispatched';
      mailedAt: Instant;
      carrier: string;
      trackingNo: string;
      applications: { applicationId: string; category: Category; rank: number }[];
    }
  | { type: 'PackageReceived'; paperNumbersMatch: boolean }
  | { type: 'DeskClosed'; at: Instant; notDispatched: string[] }
  | {
      type: 'DeskDatesMoved';
      dates: DeskDates;
      amendment: number;
      reason: string /** The clock had closed the desk and the new end is later. */;
      reopened?: boolean;
    };
