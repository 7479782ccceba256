import type { z } from 'zod';
import type { NoticeRow, noticesQuery, Page } from '#libs/contracts/http/list-views';
import type { Actor } from '#libs/domain/kernel/types';
import { type Ask, iso } from '../ask.js';
import { byInstant, listPage } from '../list-page.js';
import { type Condition, NONE } from '../visibility.js';
import { noticeText } from '../words/notices.js';

interface Row {
  id: string;
  template: string;
  params: { [name: string]: string | number };
  about: string;
  created_at: Date;
}

/** 收件箱: what was addressed to this role, and of it to this organisation, authority or person. */
export function listNotices(ask: Ask, actor: Actor, asked: z.output<typeof noticesQuery>): Promise<Page<NoticeRow>> {
  return listPage<Row, NoticeRow>(ask, {
    from: 'notice r',
    columns: 'r.id, r.template, r.params, r.about, r.created_at',
    where: [addressedTo(actor)],
    sort: { ...byInstant('r.created_at'), descending: true },
    key: 'r.id',
    after: asked.after,
    limit: asked.limit,
    toRow: (row) => ({ id: row.id, template: row.template, text: noticeText(row.template, row.params), stream: row.about, at: iso(row.created_at) }),
  });
}

function addressedTo(actor: Actor): Condition {
  switch (actor.role) {
    case 'applicant':
      return actor.organisation ? { sql: `r.recipient_role = 'applicant' and r.organisation = $1`, values: [actor.organisation] } : NONE;
    case 'province':
      return actor.authority ? { sql: `r.recipient_role = 'province' and r.authority = $1`, values: [actor.authority] } : NONE;
    case 'expert':
      return { sql: `r.recipient_role = 'expert' and r.account_id = $1`, values: [actor.id] };
    case 'ministry':
    case 'supportUnit':
      return { sql: 'r.recipient_role = $1', values: [actor.role] };
    default:
      return NONE;
  }
}
