import type { CampaignRow, CampaignView } from '#libs/contracts/http/season-view';
import type { Page } from '#libs/contracts/http/list-views';
import type { NextView } from '#libs/contracts/http/case-view';
import type { CampaignCore, CampaignState, CampaignStatus } from '#libs/domain/campaign/state';
import { campaignStream } from '#libs/domain/kernel/streams';
import type { Actor } from '#libs/domain/kernel/types';
import { type Ask, iso } from '../ask.js';
import { allowedCommands } from '../case-view/allowed.js';
import { loadStream } from '../case-view/load.js';
import { recordFor } from '../case-view/record.js';
import { summed } from '../season-board/query.js';
import { visibleEvaluations } from '../visibility.js';
import { ROLE_NAMES } from '../words/actors.js';
import { authorityName } from '../words/authorities.js';
import { both } from '../words/both.js';
import { statusText } from '../words/statuses.js';

interface Row {
  campaign: string;
  year: number;
  register: string;
  status: string;
  closes_at: Date;
  version: number;
}

export async function listCampaigns(ask: Ask): Promise<Page<CampaignRow>> {
  const rows = await ask<Row>('select campaign, year, register, status, closes_at, version from campaign_row order by closes_at desc, campaign');
  return {
    rows: rows.map(({ campaign, year, register, status, closes_at, version }) => ({
      campaign,
      year,
      register,
      status,
      statusText: statusText('campaign', status),
      closesAt: iso(closes_at),
      version,
    })),
    after: null,
    total: rows.length,
  };
}

interface Cell {
  authority: string;
  status: string;
  n: number;
}

/** Progress counts what the reader could open one by one: a province counts its own subjects, an applicant its own. */
export async function campaignView(ask: Ask, reader: Actor, campaign: string, now: string): Promise<CampaignView | null> {
  const visible = visibleEvaluations(reader, 2);
  const [loaded, cells] = await Promise.all([
    loadStream<CampaignState>(ask, campaignStream(campaign)),
    ask<Cell>(`select r.authority, r.status, count(*)::int as n from evaluation_row r where r.campaign = $1 and ${visible.sql} group by 1, 2 order by 1`, [
      campaign,
      ...visible.values,
    ]),
  ]);
  if (!loaded || loaded.state.status === 'none') return null;
  const { stream, version, programme, facts } = loaded;
  const state: { status: CampaignStatus } & CampaignCore = loaded.state;
  const authorities = [...new Set(cells.map((cell) => cell.authority))];
  return {
    stream,
    campaign,
    year: state.year,
    register: state.register,
    status: state.status,
    statusText: statusText('campaign', state.status),
    closesAt: state.calendar.closesAt,
    version,
    programme: { id: programme.id, version: programme.version, hash: programme.hash, title: programme.content.title },
    calendar: state.calendar,
    amendments: state.amendments,
    reminded: state.reminded,
    totals: summed(cells, 'status'),
    authorities: authorities.map((authority) => {
      const own = cells.filter((cell) => cell.authority === authority);
      return { authority, name: authorityName(authority), total: own.reduce((sum, cell) => sum + cell.n, 0), statuses: summed(own, 'status') };
    }),
    wouldFail: state.status === 'filing' ? (summed(cells, 'status').notStarted ?? 0) : 0,
    next: nextOf(state),
    facts: recordFor(reader, facts),
    allowed: allowedCommands({ actor: reader, stream, state, programme: programme.content, now }),
    serverTime: now,
  };
}

function nextOf(state: { status: CampaignStatus } & CampaignCore): NextView | null {
  if (state.status === 'published') return null;
  if (state.status === 'filing') {
    const at = state.calendar.closesAt;
    return {
      actor: ROLE_NAMES.applicant,
      what: both('完成网上填报', 'file online'),
      by: at,
      command: null,
      unless: { what: both('未提交且无在案特殊情况的，视为评估评价未通过。', 'who has not filed, without a special case on file, counts as not passed.'), at },
    };
  }
  return { actor: ROLE_NAMES.ministry, what: both('公布评估结果', 'publish the results'), by: null, command: 'publishCampaignResults', unless: null };
}
