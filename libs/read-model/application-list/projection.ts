import type { ApplicationState } from '#libs/domain/application/state';
import { idOf } from '#libs/domain/kernel/streams';
import { COMMON_COLUMNS, commonRow, missing, type Projection } from '../row.js';

export const applicationRow: Projection<ApplicationState> = {
  table: 'application_row',
  columns: [
    ...COMMON_COLUMNS,
    'id',
    'season',
    'category',
    'authority',
    'organisation',
    'unit_name',
    'application_no',
    'application_date',
    'submission',
    'private',
    'rank',
    'mean_score',
    'experts',
    'scored',
    'site_visit',
    'warnings',
    'figures',
    'open_objections',
    'publicity_ends_at',
    'title_no',
    'ended_from',
  ],
  toRow(state, meta) {
    if (state.status === 'none') return missing(meta.stream);
    return {
      ...commonRow(meta, state.settleSeconds),
      id: idOf(meta.stream),
      season: state.season,
      category: state.category,
      authority: state.authority,
      organisation: state.organisation,
      unit_name: state.unitName,
      application_no: state.applicationNo,
      application_date: state.applicationDate,
      submission: state.submission,
      private: state.submission === 0,
      rank: state.rank,
      mean_score: state.meanScore,
      experts: state.experts.filter((expert) => !state.recused.includes(expert)),
      scored: state.scores.map((score) => score.expert),
      site_visit: state.siteVisit,
      warnings: state.findings.filter((finding) => finding.severity === 'W').length,
      figures: { ...state.figures },
      open_objections: state.objections.filter((objection) => objection.status === 'open').length,
      publicity_ends_at: state.publicity?.endsAt ?? null,
      title_no: state.titleNo,
      ended_from: state.endedFrom,
    };
  },
};
