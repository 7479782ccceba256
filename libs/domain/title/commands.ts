import type { Day } from '../kernel/types.js';
import type { TitleCategory } from './facts.js';

export type TitleCommand =
  // ministry; also the system when an application is announced
  | {
      type: 'grantTitle';
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
  | { type: 'renameTitle'; unitName: string; reason: string }
  | { type: 'mergeTitle'; into: string; reason: string }
  | { type: 'revokeTitle'; reason: 'evaluationFailed' | 'fraud' | 'accident' | 'ownRequest' | 'other'; documentNo: string; note: string };
