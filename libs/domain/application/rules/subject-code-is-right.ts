import { refuse, type Refusal } from '../../kernel/types.js';
import type { Category } from '../../programmes/programme.js';
import { isUscc } from '../../text/uscc.js';

/** USCC of enterprises, platforms and project owners; the six digits of GB/T 2260 of a city. */
export function subjectCodeIsRight(category: Category, subjectCode: string): { refusal: Refusal } | null {
  if (category === 'cityComprehensive' || category === 'cityDesign')
    return /^\d{6}$/.test(subjectCode) ? null : refuse('FIELD_INVALID', { field: 'subjectCode' }, 'subjectCode');
  return isUscc(subjectCode) ? null : refuse('USCC_INVALID', { field: 'subjectCode' }, 'subjectCode');
}
