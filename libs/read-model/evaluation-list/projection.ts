import type { EvaluationState } from '#libs/domain/evaluation/state';
import { COMMON_COLUMNS, commonRow, missing, type Projection } from '../row.js';

export const evaluationRow: Projection<EvaluationState> = {
  table: 'evaluation_row',
  columns: [
    ...COMMON_COLUMNS,
    'campaign',
    'title_no',
    'kind',
    'batch',
    'authority',
    'organisation',
    'unit_name',
    'submission',
    'outcome',
    'special_case',
    'site_check',
    'explained',
    'closes_at',
  ],
  toRow(state, meta) {
    if (state.status === 'none') return missing(meta.stream);
    return {
      ...commonRow(meta, state.settleSeconds),
      campaign: state.campaign,
      title_no: state.titleNo,
      kind: state.kind,
      batch: state.batch,
      authority: state.authority,
      organisation: state.organisation,
      unit_name: state.unitName,
      submission: state.submission,
      outcome: state.outcome,
      special_case: state.specialCase?.reasonKind ?? null,
      site_check: state.siteCheck,
      explained: state.explained,
      closes_at: state.closesAt,
    };
  },
};
