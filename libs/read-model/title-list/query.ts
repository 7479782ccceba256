import type { z } from 'zod';
import type { Page, TitleRow, titlesQuery } from '#libs/contracts/http/list-views';
import type { Ask } from '../ask.js';
import { contains, listPage, oneOf } from '../list-page.js';
import { authorityName } from '../words/authorities.js';
import { statusText } from '../words/statuses.js';

export type TitlesAsked = z.output<typeof titlesQuery>;

interface Row {
  title_no: string;
  register: string;
  batch: number;
  category: string;
  authority: string;
  organisation: string;
  unit_name: string;
  subject_code: string;
  granted_on: string;
  status: string;
  version: number;
}

/** Titles are published; everybody who may list at all sees all of them. */
export function listTitles(ask: Ask, asked: TitlesAsked): Promise<Page<TitleRow>> {
  const where = [
    ...oneOf('r.register', asked.register),
    ...oneOf('r.authority', asked.authority),
    ...oneOf('r.category', asked.category),
    ...oneOf('r.status', asked.status),
    ...(asked.batch === undefined ? [] : [{ sql: 'r.batch = $1', values: [asked.batch] }]),
    ...contains(['r.unit_name', 'r.title_no'], asked.q),
  ];
  return listPage<Row, TitleRow>(ask, {
    from: 'title_row r',
    columns:
      'r.title_no, r.register, r.batch, r.category, r.authority, r.organisation, r.unit_name, r.subject_code, r.granted_on::text as granted_on, r.status, r.version',
    where,
    sort: { sql: 'r.title_no', type: 'text' },
    key: 'r.stream',
    after: asked.after,
    limit: asked.limit,
    toRow: toView,
  });
}

function toView(row: Row): TitleRow {
  return {
    titleNo: row.title_no,
    register: row.register,
    batch: row.batch,
    category: row.category,
    authority: row.authority,
    authorityName: authorityName(row.authority),
    organisation: row.organisation,
    unitName: row.unit_name,
    subjectCode: row.subject_code,
    grantedOn: row.granted_on,
    status: row.status,
    statusText: statusText('title', row.status),
    version: row.version,
  };
}
