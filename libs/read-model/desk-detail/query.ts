import type { DeskCategory, DeskView } from '#libs/contracts/http/desk-view';
import type { NextView } from '#libs/contracts/http/case-view';
import type { ApplicationState, ApplicationStatus, StartedApplication } from '#libs/domain/application/state';
import type { DeskState, OpenedDesk } from '#libs/domain/desk/state';
import { applicationStream, deskStream, idOf } from '#libs/domain/kernel/streams';
import type { Actor } from '#libs/domain/kernel/types';
import { CATEGORIES } from '#libs/domain/programmes/programme';
import { type Ask, isoOrNull } from '../ask.js';
import { allowed, allowedCommands, type Asked } from '../case-view/allowed.js';
import { loadStream } from '../case-view/load.js';
import { recordFor } from '../case-view/record.js';
import { ROLE_NAMES } from '../words/actors.js';
import { authorityName } from '../words/authorities.js';
import { both } from '../words/both.js';
import { categoryText } from '../words/categories.js';
import { statusText } from '../words/statuses.js';

interface Member {
  id: string;
  version: number;
  state: StartedApplication;
}

/** Passed first review and still to be had for the list. */
const CANDIDATES: readonly ApplicationStatus[] = ['provincePassed'];

/** A province's desk: the ranking by category, who else passed, and for each of those whether it can be recommended now. */
export async function deskView(ask: Ask, reader: Actor, season: string, authority: string, now: string): Promise<DeskView | null> {
  const stream = deskStream(season, authority);
  const loaded = await loadStream<DeskState>(ask, stream);
  if (!loaded || loaded.state.status === 'none') return null;
  const state: OpenedDesk = loaded.state;
  const members = await readMembers(ask, state);
  const byStream = new Map(members.map((member) => [member.id, member.state as ApplicationState]));
  const asked: Asked = { actor: reader, stream, state, programme: loaded.programme.content, now, reference: (other) => byStream.get(other) };
  return {
    stream,
    season,
    authority,
    authorityName: authorityName(authority),
    version: loaded.version,
    status: state.status,
    statusText: statusText('desk', state.status),
    dates: { provinceReviewClosesAt: state.dates.provinceReviewClosesAt, dispatchClosesAt: state.dates.dispatchClosesAt },
    categories: CATEGORIES.map((category) => categoryOf(category, state, members, asked)),
    letterNo: state.letterNo,
    dispatchedAt: isoOrNull(state.dispatchedAt),
    next: nextOf(state),
    facts: recordFor(reader, loaded.facts),
    allowed: allowedCommands(asked),
    serverTime: now,
  };
}

async function readMembers(ask: Ask, state: OpenedDesk): Promise<Member[]> {
  const listed = Object.values(state.ranked).flat().map(applicationStream);
  return ask<Member>(
    `select s.id, s.version, s.state from stream s where s.id = any($1)
     union select s.id, s.version, s.state from stream s join application_row r on r.stream = s.id where r.season = $2 and r.authority = $3 and r.status = any($4)`,
    [listed, state.season, state.authority, CANDIDATES],
  );
}

function categoryOf(category: (typeof CATEGORIES)[number], state: OpenedDesk, members: readonly Member[], asked: Asked): DeskCategory {
  const ranked = state.ranked[category];
  const onList = new Map(ranked.map((id, index) => [applicationStream(id), index + 1]));
  const candidates = members.filter((member) => !onList.has(member.id) && member.state.category === category && CANDIDATES.includes(member.state.status));
  const itemOf = ({ id, version, state: application }: Member) => ({
    applicationId: idOf(id),
    applicationNo: application.applicationNo,
    unitName: application.unitName,
    status: application.status,
    statusText: statusText('application', application.status),
    figures: application.figures,
    version,
  });
  return {
    category,
    title: categoryText(category),
    quota: state.quotas[category],
    used: ranked.length,
    ranked: ranked.flatMap((id, index) =>
      members.filter((member) => member.id === applicationStream(id)).map((member) => ({ ...itemOf(member), rank: index + 1 })),
    ),
    candidates: candidates
      .sort((a, b) => a.state.applicationNo.localeCompare(b.state.applicationNo))
      .map((member) => ({
        ...itemOf(member),
        recommend: allowed('recommendApplication', asked, { type: 'recommendApplication', applicationId: idOf(member.id) }),
      })),
  };
}

function nextOf(state: OpenedDesk): NextView | null {
  const unless = { what: both('推荐名单关闭，未寄出的转为“逾期”。', 'the list closes; what was not dispatched lapses.'), at: state.dates.dispatchClosesAt };
  switch (state.status) {
    case 'open':
      return { actor: ROLE_NAMES.province, what: both('推荐、排序并封存材料', 'recommend, rank and seal'), by: unless.at, command: 'sealPackage', unless };
    case 'sealed':
      return { actor: ROLE_NAMES.province, what: both('登记寄出', 'record the dispatch'), by: unless.at, command: 'dispatchPackage', unless };
    case 'dispatched':
      return { actor: ROLE_NAMES.supportUnit, what: both('接收材料包', 'receive the package'), by: null, command: 'receivePackage', unless: null };
    case 'received':
    case 'closed':
      return null;
  }
}
