import type { PublicityView, PublishedView } from '#libs/contracts/http/season-view';
import type { ApplicationRow } from '#libs/contracts/http/list-views';
import { seasonStream } from '#libs/domain/kernel/streams';
import type { OpenedSeason } from '#libs/domain/season/state';
import type { Ask } from '../ask.js';
import { authorityName } from '../words/authorities.js';
import { categoryText } from '../words/categories.js';

interface Row {
  id: string;
  application_no: string;
  category: ApplicationRow['category'];
  unit_name: string;
  authority: string;
  title_no: string | null;
}

/** In publicity or past it; one that was taken off is no longer on the list, whatever the reason. */
const ON_THE_LIST = ['inPublicity', 'objectionReview', 'cleared', 'announced'];
const COLUMNS = 'select id, application_no, category, unit_name, authority, title_no from application_row';

async function headOf(ask: Ask, season: string): Promise<OpenedSeason | null> {
  return (await ask<{ state: OpenedSeason }>('select state from stream where id = $1', [seasonStream(season)]))[0]?.state ?? null;
}

/** 公示: what everybody may read, and nothing before the ministry has opened it. */
export async function publicityView(ask: Ask, season: string, now: string): Promise<PublicityView | null> {
  const head = await headOf(ask, season);
  if (!head) return null;
  const { publicity } = head;
  const rows = publicity ? await ask<Row>(`${COLUMNS} where season = $1 and status = any($2) order by category, application_no`, [season, ON_THE_LIST]) : [];
  return {
    season,
    title: head.title,
    from: publicity?.from ?? null,
    endsAt: publicity?.endsAt ?? null,
    provisional: publicity?.provisional ?? false,
    open: publicity !== null && now >= publicity.from && now <= publicity.endsAt,
    rows: rows.map((row) => ({
      applicationId: row.id,
      applicationNo: row.application_no,
      category: row.category,
      categoryText: categoryText(row.category),
      unitName: row.unit_name,
      authorityName: authorityName(row.authority),
    })),
  };
}

/** 公布. */
export async function publishedView(ask: Ask, season: string): Promise<PublishedView | null> {
  const head = await headOf(ask, season);
  if (!head) return null;
  const rows = await ask<Row>(`${COLUMNS} where season = $1 and status = 'announced' order by category, title_no`, [season]);
  return {
    season,
    title: head.title,
    documents: head.announcements.map((announcement) => announcement.documentNo),
    rows: rows.map((row) => ({
      titleNo: row.title_no ?? '',
      category: row.category,
      categoryText: categoryText(row.category),
      unitName: row.unit_name,
      authorityName: authorityName(row.authority),
    })),
  };
}
