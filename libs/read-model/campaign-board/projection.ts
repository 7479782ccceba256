import type { CampaignState } from '#libs/domain/campaign/state';
import { COMMON_COLUMNS, commonRow, missing, type Projection } from '../row.js';

export const campaignRow: Projection<CampaignState> = {
  table: 'campaign_row',
  columns: [...COMMON_COLUMNS, 'campaign', 'year', 'register', 'opens_at', 'closes_at'],
  toRow(state, meta) {
    if (state.status === 'none') return missing(meta.stream);
    return {
      ...commonRow(meta),
      campaign: state.campaign,
      year: state.year,
      register: state.register,
      opens_at: state.calendar.opensAt,
      closes_at: state.calendar.closesAt,
    };
  },
};
