import type { z } from 'zod';
import type { EvaluationRow, evaluationsQuery, Page } from '#libs/contracts/http/list-views';
import type { Actor } from '#libs/domain/kernel/types';
import type { Ask } from '../ask.js';
import { iso, isoOrNull } from '../ask.js';
import { shownEvaluationColumn } from '../audience.js';
import { byInstant, contains, listPage, oneOf, type Sort } from '../list-page.js';
import { visibleEvaluations } from '../visibility.js';
import { authorityName } from '../words/authorities.js';
import { statusText } from '../words/statuses.js';

export type EvaluationsAsked = z.output<typeof evaluationsQuery>;

interface Row {
  campaign: string;
  title_no: string;
  kind: string;
  batch: number;
  authority: string;
  organisation: string;
  unit_name: string;
  status: string;
  stage: string;
  next_due_at: Date | null;
  submission: number;
  special_case: string | null;
  outcome: string | null;
  version: number;
  updated_at: Date;
}

const SORTS: Record<EvaluationsAsked['sort'], Sort> = {
  due: byInstant('r.next_due_at', '9000000000000000'),
  no: { sql: 'r.title_no', type: 'text' },
  changed: byInstant('r.updated_at'),
  '-changed': { ...byInstant('r.updated_at'), descending: true },
};

export function listEvaluations(ask: Ask, actor: Actor, asked: EvaluationsAsked): Promise<Page<EvaluationRow>> {
  const where = [
    visibleEvaluations(actor, 1),
    ...oneOf('r.campaign', asked.campaign),
    ...oneOf('r.authority', asked.authority),
    ...oneOf(shownEvaluationColumn(actor, 'status'), asked.status),
    ...oneOf(shownEvaluationColumn(actor, 'stage'), asked.stage),
    ...oneOf('r.kind', asked.kind),
    ...contains(['r.unit_name', 'r.title_no'], asked.q),
  ];
  return listPage<Row, EvaluationRow>(ask, {
    from: 'evaluation_row r',
    columns: `r.campaign, r.title_no, r.kind, r.batch, r.authority, r.organisation, r.unit_name, ${shownEvaluationColumn(actor, 'status')} as status, ${shownEvaluationColumn(actor, 'stage')} as stage,
      r.next_due_at, r.submission, r.special_case, r.outcome, r.version, r.updated_at`,
    where,
    sort: SORTS[asked.sort],
    key: 'r.stream',
    after: asked.after,
    limit: asked.limit,
    toRow: toView,
  });
}

function toView(row: Row): EvaluationRow {
  return {
    campaign: row.campaign,
    titleNo: row.title_no,
    kind: row.kind,
    batch: row.batch,
    authority: row.authority,
    authorityName: authorityName(row.authority),
    organisation: row.organisation,
    unitName: row.unit_name,
    status: row.status,
    statusText: statusText('evaluation', row.status),
    stage: row.stage,
    dueAt: isoOrNull(row.next_due_at),
    submission: row.submission,
    specialCase: row.special_case !== null,
    outcome: row.outcome,
    version: row.version,
    changedAt: iso(row.updated_at),
  };
}
