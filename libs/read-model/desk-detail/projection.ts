import type { DeskState } from '#libs/domain/desk/state';
import { CATEGORIES } from '#libs/domain/programmes/programme';
import { COMMON_COLUMNS, commonRow, missing, type Projection } from '../row.js';

export const deskRow: Projection<DeskState> = {
  table: 'desk_row',
  columns: [...COMMON_COLUMNS, 'season', 'authority', 'recommended', 'quotas', 'letter_no', 'dispatched_at'],
  toRow(state, meta) {
    if (state.status === 'none') return missing(meta.stream);
    return {
      ...commonRow(meta, state.settleSeconds),
      season: state.season,
      authority: state.authority,
      recommended: Object.fromEntries(CATEGORIES.map((category) => [category, state.ranked[category].length])),
      quotas: { ...state.quotas },
      letter_no: state.letterNo,
      dispatched_at: state.dispatchedAt,
    };
  },
};
