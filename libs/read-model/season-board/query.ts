import type { BoardView, SeasonRow, SeasonView } from '#libs/contracts/http/season-view';
import type { Page } from '#libs/contracts/http/list-views';
import type { NextView } from '#libs/contracts/http/case-view';
import { seasonStream } from '#libs/domain/kernel/streams';
import type { Actor } from '#libs/domain/kernel/types';
import { CATEGORIES, type Programme } from '#libs/domain/programmes/programme';
import type { OpenedSeason, SeasonState } from '#libs/domain/season/state';
import { type Ask, iso } from '../ask.js';
import { allowedCommands } from '../case-view/allowed.js';
import { loadStream } from '../case-view/load.js';
import { recordFor } from '../case-view/record.js';
import { ROLE_NAMES } from '../words/actors.js';
import { authorityName } from '../words/authorities.js';
import { both } from '../words/both.js';
import { categoryText } from '../words/categories.js';
import { statusText } from '../words/statuses.js';

interface Row {
  season: string;
  title: string;
  status: string;
  version: number;
  state: OpenedSeason;
}

/** The newest first: that is the one people work on. */
export async function listSeasons(ask: Ask): Promise<Page<SeasonRow>> {
  const rows = await ask<Row>(
    'select r.season, r.title, r.status, r.version, s.state from season_row r join stream s on s.id = r.stream order by r.fill_closes_at desc, r.season',
  );
  return {
    rows: rows.map(({ season, title, status, version, state }) => ({
      season,
      title,
      status,
      statusText: statusText('season', status),
      calendar: state.calendar,
      version,
    })),
    after: null,
    total: rows.length,
  };
}

export async function seasonView(ask: Ask, reader: Actor, season: string, now: string): Promise<SeasonView | null> {
  const loaded = await loadStream<SeasonState>(ask, seasonStream(season));
  if (!loaded || loaded.state.status === 'none') return null;
  const { stream, version, programme, facts } = loaded;
  const state: OpenedSeason = loaded.state;
  return {
    stream,
    season,
    title: state.title,
    status: state.status,
    statusText: statusText('season', state.status),
    calendar: state.calendar,
    version,
    programme: { id: programme.id, version: programme.version, hash: programme.hash, title: programme.content.title },
    authorities: state.authorities.map((code) => ({ code, name: authorityName(code) })),
    amendments: state.amendments,
    consultation: state.consultation,
    publicity: state.publicity,
    announcements: state.announcements,
    next: nextOf(state),
    facts: recordFor(reader, facts),
    allowed: allowedCommands({ actor: reader, stream, state, programme: programme.content, now }),
    serverTime: now,
  };
}

function nextOf(state: OpenedSeason): NextView | null {
  if (state.status === 'closed') return null;
  const { calendar, closed, publicity } = state;
  const clock = (zh: string, en: string, at: string): NextView => ({ actor: ROLE_NAMES.system, what: both(zh, en), by: at, command: null, unless: null });
  if (publicity && !publicity.closed) return clock('公示结束', 'publicity ends', publicity.endsAt);
  if (!closed.fill) return clock('线上填报截止', 'filling closes', calendar.fillClosesAt);
  if (!closed.provinceReview) return clock('省级初审截止', 'first review closes', calendar.provinceReviewClosesAt);
  if (!closed.dispatch) return clock('材料寄出截止', 'dispatch closes', calendar.dispatchClosesAt);
  const ministry = (zh: string, en: string, command: NextView['command']): NextView => ({
    actor: ROLE_NAMES.ministry,
    what: both(zh, en),
    by: null,
    command,
    unless: null,
  });
  if (state.consultation === 'none') return ministry('评审考查后征求意见', 'consultation after the review', 'openConsultation');
  if (state.consultation === 'open') return ministry('结束征求意见', 'close the consultation', 'closeConsultation');
  return publicity ? ministry('发文公布', 'announce the results', 'announceResults') : ministry('开始公示', 'open publicity', 'openSeasonPublicity');
}

interface Cell {
  authority: string;
  category: string;
  stage: string;
  status: string;
  n: number;
}

/** 全国: counts over the rows of one moment; drafts are nobody's but their owners' and are counted as drafts only. */
export async function boardView(ask: Ask, season: string, now: string): Promise<BoardView | null> {
  const [heads, cells, desks] = await Promise.all([
    ask<{ state: OpenedSeason; programme: Programme }>(
      'select s.state, p.content as programme from stream s join programme p on p.hash = s.programme_hash where s.id = $1',
      [seasonStream(season)],
    ),
    ask<Cell>('select authority, category, stage, status, count(*)::int as n from application_row where season = $1 group by 1, 2, 3, 4', [season]),
    ask<{ authority: string; status: string }>('select authority, status from desk_row where season = $1', [season]),
  ]);
  const head = heads[0];
  if (!head) return null;
  const { state, programme } = head;
  const desk = new Map(desks.map((row) => [row.authority, row.status]));
  return {
    season,
    asOf: iso(now),
    totals: summed(cells, 'status'),
    stages: summed(cells, 'stage'),
    authorities: state.authorities.map((authority) => {
      const own = cells.filter((cell) => cell.authority === authority);
      return {
        authority,
        name: authorityName(authority),
        desk: desk.get(authority) ?? null,
        total: total(own),
        stages: summed(own, 'stage'),
        statuses: summed(own, 'status'),
      };
    }),
    categories: CATEGORIES.map((category) => {
      const own = cells.filter((cell) => cell.category === category);
      return {
        category,
        title: categoryText(category),
        quota: quotaOf(programme, state.authorities, category),
        target: programme.nationalTargets[category],
        alreadySelected: programme.alreadySelected[category],
        total: total(own),
        statuses: summed(own, 'status'),
      };
    }),
  };
}

const total = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.n, 0);

export function summed<K extends string>(cells: readonly ({ [P in K]: string } & { n: number })[], by: K): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const cell of cells) sums[cell[by]] = (sums[cell[by]] ?? 0) + cell.n;
  return sums;
}

function quotaOf(programme: Programme, authorities: readonly string[], category: (typeof CATEGORIES)[number]): number {
  return authorities.reduce(
    (sum, code) => sum + (programme.quotas[programme.authorities.find((one) => one.code === code)?.class ?? 'province'][category] ?? 0),
    0,
  );
}
