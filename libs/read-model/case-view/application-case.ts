import type { CaseView } from '#libs/contracts/http/case-view';
import { applicationStream, deskStream, seasonStream } from '#libs/domain/kernel/streams';
import type { ApplicationState, StartedApplication } from '#libs/domain/application/state';
import { deadlineOfStatus, deadlineInstant } from '#libs/domain/application/deadlines';
import type { Actor } from '#libs/domain/kernel/types';
import type { SeasonState } from '#libs/domain/season/state';
import { type Ask, iso } from '../ask.js';
import { seesRank, shownStatus } from '../audience.js';
import { authorityName } from '../words/authorities.js';
import { categoryText } from '../words/categories.js';
import { findingView } from '../words/findings.js';
import { statusText } from '../words/statuses.js';
import { allowedCommands } from './allowed.js';
import { nextOfApplication } from './application-next.js';
import { stagesOfApplication } from './application-stages.js';
import { contentFor } from './content.js';
import { type LoadedStream, loadStream } from './load.js';
import { recordFor } from './record.js';
import { returnsOf } from './returns.js';

/** The case page of one reader: what they may not know is not in it. Null where there is no such application. */
export async function applicationCase(ask: Ask, reader: Actor, id: string, now: string): Promise<CaseView | null> {
  const loaded = await loadStream<ApplicationState>(ask, applicationStream(id));
  if (!loaded || loaded.state.status === 'none') return null;
  const state: StartedApplication = loaded.state;
  const asked = [seasonStream(state.season), deskStream(state.season, state.authority)];
  const others = new Map(
    (await ask<{ id: string; state: unknown }>('select id, state from stream where id = any($1)', [asked])).map((row) => [row.id, row.state]),
  );
  const content = await contentFor(ask, reader, loaded.stream, state);
  return { ...viewOf(loaded, state, reader, now, others), ...content };
}

function viewOf(
  loaded: LoadedStream<ApplicationState>,
  state: StartedApplication,
  reader: Actor,
  now: string,
  others: ReadonlyMap<string, unknown>,
): Omit<CaseView, 'content'> {
  const { stream, version, programme, facts } = loaded;
  const season = others.get(seasonStream(state.season)) as SeasonState | undefined;
  const listIsPublic = season !== undefined && season.status !== 'none' && season.publicity !== null;
  const shown = shownStatus(reader, loaded, listIsPublic);
  const record = recordFor(reader, facts);
  const visible = facts.filter((fact) => record.some((seen) => seen.version === fact.version));
  const centre = ['ministry', 'supportUnit', 'auditor'].includes(reader.role);
  const asked = {
    actor: reader,
    stream,
    state,
    programme: programme.content,
    now,
    reference: (other: string) => others.get(other),
  };
  return {
    kind: 'application',
    stream,
    id: stream.slice('application/'.length),
    version,
    no: state.applicationNo,
    unitName: state.unitName,
    subjectCode: state.subjectCode,
    category: state.category,
    categoryText: categoryText(state.category),
    authority: state.authority,
    authorityName: authorityName(state.authority),
    group: state.season,
    status: shown.status,
    statusText: statusText('application', shown.status),
    statusSince: iso(visible.at(-1)?.occurred_at ?? now),
    stage: shown.stage,
    stages: stagesOfApplication(state, shown.status, visible),
    next: nextOfApplication(state, shown.status),
    facts: record,
    allowed: allowedCommands(asked),
    submission: state.submission,
    applicationDate: state.applicationDate,
    findings: state.findings.map(findingView),
    figures: state.figures,
    returns: returnsOf(facts, 'ApplicationReturned'),
    queries: state.queries,
    rank: seesRank(reader) ? state.rank : null,
    experts: centre ? state.experts.filter((expert) => !state.recused.includes(expert)) : [],
    scores: centre ? state.scores : state.scores.filter((score) => score.expert === reader.id),
    meanScore: centre ? state.meanScore : null,
    ...(reader.role === 'expert' && { criteria: programme.content.experts.criteria }),
    publicity: state.publicity,
    objections: state.objections.map(({ objectionId, status }) => ({ objectionId, status })),
    titleNo: state.titleNo,
    ...((centre || reader.role === 'expert') && { criteria: programme.content.experts.criteria }),
    hasDraft: draftIsOpen(state, reader, now),
    serverTime: now,
  };
}

/** The applicant may write: never submitted, or returned, and the deadline not passed. */
export function draftIsOpen(state: StartedApplication, reader: Actor, now: string): boolean {
  return reader.role === 'applicant' && reader.organisation === state.organisation && draftState(state, now) === 'open';
}

export function draftState(state: StartedApplication, now: string): 'open' | 'submitted' | 'closed' {
  if (state.status !== 'draft' && state.status !== 'returned')
    return state.submission > 0 && state.status !== 'lapsed' && state.status !== 'withdrawn' ? 'submitted' : 'closed';
  return draftClosesAt(state) !== null && now > (draftClosesAt(state) ?? '') ? 'closed' : 'open';
}

export function draftClosesAt(state: StartedApplication): string | null {
  const deadline = deadlineOfStatus(state.status);
  return deadline === 'fill' || deadline === 'correction' ? deadlineInstant(state, deadline) : null;
}
