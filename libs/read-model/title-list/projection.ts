import type { TitleState } from '#libs/domain/title/state';
import { COMMON_COLUMNS, commonRow, missing, type Projection } from '../row.js';

export const titleRow: Projection<TitleState> = {
  table: 'title_row',
  columns: [
    ...COMMON_COLUMNS,
    'title_no',
    'register',
    'batch',
    'category',
    'authority',
    'organisation',
    'unit_name',
    'subject_code',
    'granted_on',
    'ban_until',
  ],
  toRow(state, meta) {
    if (state.status === 'none') return missing(meta.stream);
    return {
      ...commonRow(meta),
      title_no: state.titleNo,
      register: state.register,
      batch: state.batch,
      category: state.category,
      authority: state.authority,
      organisation: state.organisation,
      unit_name: state.unitName,
      subject_code: state.subjectCode,
      granted_on: state.grantedOn,
      ban_until: state.banUntil,
    };
  },
};
