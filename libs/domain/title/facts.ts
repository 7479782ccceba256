import type { Day } from '../kernel/types.js';
import type { Category } from '../programmes/programme.js';

/** Cities of batch 2 were one undivided kind. */
export type TitleCategory = Category | 'cityUndivided' | 'platformUndivided';

export type TitleFact =
  | {
      type: 'TitleGranted';
      titleNo: string;
      register: string;
      batch: number;
      category: TitleCategory;
      authority: string;
      organisation: string;
      unitName: string;
      subjectCode: string;
      grantedOn: Day;
      documentNo: string;
      applicationId: string | null;
    }
  | { type: 'TitleRenamed'; unitName: string; reason: string }
  | { type: 'TitleMerged'; into: string; reason: string }
  | {
      type: 'TitleRevoked';
      reason: 'evaluationFailed' | 'fraud' | 'accident' | 'ownRequest' | 'other';
      documentNo: string;
      note: string;
      banUntil: Day | null;
    };
