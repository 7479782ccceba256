import type { z } from 'zod';
import type { ApplicationRow, applicationsQuery, Page } from '#libs/contracts/http/list-views';
import type { Actor } from '#libs/domain/kernel/types';
import type { Ask } from '../ask.js';
import { iso, isoOrNull } from '../ask.js';
import { seesRank, shownColumn } from '../audience.js';
import { byInstant, contains, listPage, oneOf, type Sort } from '../list-page.js';
import { visibleApplications } from '../visibility.js';
import { authorityName } from '../words/authorities.js';
import { statusText } from '../words/statuses.js';

export type ApplicationsAsked = z.output<typeof applicationsQuery>;

interface Row {
  id: string;
  application_no: string;
  season: string;
  category: ApplicationRow['category'];
  authority: string;
  organisation: string;
  unit_name: string;
  status: string;
  stage: string;
  next_due_at: Date | null;
  application_date: string | null;
  rank: number | null;
  submission: number;
  figures: { [name: string]: string };
  warnings: number;
  title_no: string | null;
  version: number;
  updated_at: Date;
}

function sortOf(sort: ApplicationsAsked['sort'], actor: Actor): Sort {
  switch (sort) {
    case 'due':
      return byInstant('r.next_due_at', '9000000000000000');
    case '-due':
      return { ...byInstant('r.next_due_at', '0'), descending: true };
    case 'no':
      return { sql: 'r.application_no', type: 'text' };
    case '-no':
      return { sql: 'r.application_no', type: 'text', descending: true };
    case 'changed':
      return byInstant('r.updated_at');
    case '-changed':
      return { ...byInstant('r.updated_at'), descending: true };
    case 'rank':
      return seesRank(actor) ? { sql: 'coalesce(r.rank, 1000000)::bigint', type: 'bigint' } : { sql: 'r.application_no', type: 'text' };
    case 'unit':
      return { sql: 'r.unit_name', type: 'text' };
  }
}

/** `q` looks at names and numbers that the row itself shows. */
export function listApplications(ask: Ask, actor: Actor, asked: ApplicationsAsked): Promise<Page<ApplicationRow>> {
  const where = [
    visibleApplications(actor, 1),
    ...oneOf('r.season', asked.season),
    ...oneOf('r.category', asked.category),
    ...oneOf('r.authority', asked.authority),
    ...oneOf(shownColumn(actor, 'status'), asked.status),
    ...oneOf(shownColumn(actor, 'stage'), asked.stage),
    ...contains(['r.unit_name', 'r.application_no'], asked.q),
  ];
  return listPage<Row, ApplicationRow>(ask, {
    from: 'application_row r left join season_row s on s.season = r.season',
    columns: `r.id, r.application_no, r.season, r.category, r.authority, r.organisation, r.unit_name, ${shownColumn(actor, 'status')} as status, ${shownColumn(actor, 'stage')} as stage, r.next_due_at,
      r.application_date::text as application_date, r.rank, r.submission, r.warnings, r.title_no, r.version, r.updated_at, r.figures`,
    where,
    sort: sortOf(asked.sort, actor),
    key: 'r.stream',
    after: asked.after,
    limit: asked.limit,
    toRow: (row) => toView(row, actor),
  });
}

function toView(row: Row, actor: Actor): ApplicationRow {
  return {
    applicationId: row.id,
    applicationNo: row.application_no,
    season: row.season,
    category: row.category,
    authority: row.authority,
    authorityName: authorityName(row.authority),
    organisation: row.organisation,
    unitName: row.unit_name,
    status: row.status,
    statusText: statusText('application', row.status),
    stage: row.stage,
    dueAt: isoOrNull(row.next_due_at),
    applicationDate: row.application_date,
    rank: seesRank(actor) ? row.rank : null,
    submission: row.submission,
    figures: row.figures ?? {},
    warnings: row.warnings,
    titleNo: row.title_no,
    version: row.version,
    changedAt: iso(row.updated_at),
  };
}
