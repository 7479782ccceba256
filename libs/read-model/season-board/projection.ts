import type { SeasonState } from '#libs/domain/season/state';
import { COMMON_COLUMNS, commonRow, missing, type Projection } from '../row.js';

export const seasonRow: Projection<SeasonState> = {
  table: 'season_row',
  columns: [
    ...COMMON_COLUMNS,
    'season',
    'title',
    'fill_opens_at',
    'fill_closes_at',
    'province_review_closes_at',
    'dispatch_closes_at',
    'publicity_ends_at',
    'consultation',
    'rounds',
  ],
  toRow(state, meta) {
    if (state.status === 'none') return missing(meta.stream);
    return {
      ...commonRow(meta),
      season: state.season,
      title: state.title,
      fill_opens_at: state.calendar.fillOpensAt,
      fill_closes_at: state.calendar.fillClosesAt,
      province_review_closes_at: state.calendar.provinceReviewClosesAt,
      dispatch_closes_at: state.calendar.dispatchClosesAt,
      publicity_ends_at: state.publicity?.endsAt ?? null,
      consultation: state.consultation,
      rounds: state.announcements.length,
    };
  },
};
