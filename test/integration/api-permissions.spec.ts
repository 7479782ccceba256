import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND_NAMES, COMMAND_ROUTES, type CommandName } from '#libs/contracts/http/command-routes';
import { addressOf } from '#libs/contracts/http/route';
import { type OperationId, ROUTES } from '#libs/contracts/http/routes';
import { COMMAND_ROLES, READ_ROLES, type ReadAction } from '#libs/domain/access/actions';
import { can } from '#libs/domain/access/can';
import { kindOf } from '#libs/domain/kernel/streams';
import type { Actor, StreamKind } from '#libs/domain/kernel/types';
import { AGGREGATES } from '#libs/domain/registry';
import { type Answer, type Api, type Person, startOwnApi } from './api-harness.js';
import { type Cast, castOf, follow, must, openSeason, SEASON, submitted } from './api-season.js';

const CAMPAIGN = 'campaign-1';
const TITLE = 'T-32-1';
const STREAMS: Record<StreamKind, string> = {
  application: 'application/p-1',
  desk: `desk/${SEASON}/32`,
  season: `season/${SEASON}`,
  campaign: `campaign/${CAMPAIGN}`,
  evaluation: `evaluation/${CAMPAIGN}/${TITLE}`,
  title: `title/${TITLE}`,
};
const PARAMS: Record<string, string> = {
  applicationId: 'p-1',
  season: SEASON,
  authority: '32',
  campaign: CAMPAIGN,
  titleNo: TITLE,
  stream: STREAMS.application,
  query: 'stage',
  command: 'withdrawApplication',
  commandId: 'no-such-command',
};

/** Which question of `can` each row of the table asks, and of which stream; a row without one fails the first spec. */
const READS: Record<Exclude<OperationId, CommandName>, { action: ReadAction | null; of?: StreamKind }> = {
  signIn: { action: null },
  signOut: { action: null },
  readMe: { action: null },
  streamEvents: { action: null },
  readLiveness: { action: null },
  readReadiness: { action: null },
  listApplications: { action: 'application.list' },
  readApplication: { action: 'application.read', of: 'application' },
  readApplicationFacts: { action: 'facts.read', of: 'application' },
  readApplicationDraft: { action: 'draft.read', of: 'application' },
  saveApplicationDraft: { action: 'draft.write', of: 'application' },
  checkApplicationDraft: { action: 'draft.read', of: 'application' },
  readApplicationForm: { action: 'application.read', of: 'application' },
  readDesk: { action: 'desk.read', of: 'desk' },
  listSeasons: { action: 'season.read' },
  readSeason: { action: 'season.read', of: 'season' },
  readBoard: { action: 'board.read', of: 'season' },
  previewSeasonAmendment: { action: 'calendar.preview', of: 'season' },
  listCampaigns: { action: 'campaign.read' },
  readCampaign: { action: 'campaign.read', of: 'campaign' },
  previewCampaignAmendment: { action: 'calendar.preview', of: 'campaign' },
  listEvaluations: { action: 'evaluation.list' },
  readEvaluation: { action: 'evaluation.read', of: 'evaluation' },
  readEvaluationFacts: { action: 'facts.read', of: 'evaluation' },
  readEvaluationDraft: { action: 'draft.read', of: 'evaluation' },
  saveEvaluationDraft: { action: 'draft.write', of: 'evaluation' },
  checkEvaluationDraft: { action: 'draft.read', of: 'evaluation' },
  readEvaluationForm: { action: 'evaluation.read', of: 'evaluation' },
  listTitles: { action: 'title.list' },
  readTitle: { action: 'title.read', of: 'title' },
  readQueue: { action: 'queue.read' },
  listNotices: { action: 'notice.read' },
  searchFacts: { action: 'facts.search' },
  exportLog: { action: 'log.export' },
  listProcesses: { action: 'process.read' },
  readProcess: { action: 'process.read', of: 'application' },
  queryProcess: { action: 'process.read', of: 'application' },
  nudgeProcess: { action: 'process.nudge', of: 'application' },
  signalCommand: { action: 'process.signal', of: 'application' },
  readCommand: { action: 'command.read' },
  createAccounts: { action: 'account.create' },
  readPublicity: { action: 'publicity.read' },
  readPublished: { action: 'published.read' },
};

let api: Api;
let people: { who: string; person: Person; actor: Actor }[];
let resources: Record<StreamKind, ReturnType<(typeof AGGREGATES)[StreamKind]['resourceOf']>>;

beforeAll(async () => {
  api = await startOwnApi();
  const cast = await castOf(api);
  await openSeason(api, cast);
  await submitted(cast.applicant, 'p-1', 1);
  await openEvaluation(cast);
  people = peopleOf(cast);
  const rows = await api.sql<{ id: string; state: { status: string } }>('select id, state from stream where id = any($1)', [Object.values(STREAMS)]);
  resources = Object.fromEntries(rows.map((row) => [kindOf(row.id), AGGREGATES[kindOf(row.id)].resourceOf(row.state)])) as typeof resources;
});
afterAll(() => api.close());

async function openEvaluation({ ministry }: Cast): Promise<void> {
  const title = {
    titleNo: TITLE,
    register: 'register-1',
    batch: 3,
    category: 'enterprise',
    authority: '32',
    organisation: 'org-1',
    unitName: '示例精密传动制造有限公司',
    subjectCode: '91320500000000001W',
    grantedOn: '2021-01-20',
    documentNo: '工信部政法函〔2021〕1号',
    applicationId: null,
  };
  must(await ministry.press(`/api/titles/${TITLE}/grantTitle`, title));
  const closesAt = new Date(Date.now() + 86_400_000).toISOString();
  must(
    await ministry.press(`/api/campaigns/${CAMPAIGN}/openCampaign`, {
      campaign: CAMPAIGN,
      year: 2022,
      register: 'register-1',
      calendar: { opensAt: new Date(Date.now() - 1_000).toISOString(), closesAt, reminders: [] },
    }),
  );
  await follow(api, STREAMS.campaign);
}

function peopleOf(cast: Cast): typeof people {
  const expert = cast.experts[0];
  if (!expert) throw new Error('no expert');
  return [
    { who: 'its applicant', person: cast.applicant, actor: { id: 'applicant-1', role: 'applicant', organisation: 'org-1' } },
    { who: 'another applicant', person: cast.otherApplicant, actor: { id: 'applicant-2', role: 'applicant', organisation: 'org-2' } },
    { who: 'its province', person: cast.province, actor: { id: 'province-32-a', role: 'province', authority: '32' } },
    { who: 'another province', person: cast.otherProvince, actor: { id: 'province-33', role: 'province', authority: '33' } },
    { who: 'the ministry', person: cast.ministry, actor: { id: 'ministry-1', role: 'ministry' } },
    { who: 'the support unit', person: cast.support, actor: { id: 'support-1', role: 'supportUnit' } },
    { who: 'an expert not assigned', person: expert, actor: { id: 'expert-1', role: 'expert' } },
    { who: 'the auditor', person: cast.auditor, actor: { id: 'auditor-1', role: 'auditor' } },
    { who: 'the operator', person: cast.operator, actor: { id: 'operator-1', role: 'operator' } },
    { who: 'nobody signed in', person: api.stranger(), actor: { id: 'public', role: 'public' } },
  ];
}

/** A body right in shape and wrong in version: what may be asked is answered, and nothing is ever written. */
const ask = (person: Person, operationId: OperationId, body: unknown): Promise<Answer> => {
  const route = ROUTES[operationId];
  const command = operationId in COMMAND_ROUTES || operationId === 'signalCommand';
  return person.call(route.method, addressOf(route.path, PARAMS), {
    ...(route.method !== 'GET' && { body }),
    ...(command && { key: `matrix-${operationId}`, headers: { 'if-match': '"999999"' } }),
  });
};

function expected(audience: string, actor: Actor, answer: ReturnType<typeof can>): number | null {
  if (actor.role === 'public' && audience === 'signedIn') return 401;
  return answer === 'yes' ? null : answer === 'no' ? 403 : 404;
}

const commandCases = COMMAND_NAMES.map((name) => ({ name }));
const readCases = (Object.keys(READS) as (keyof typeof READS)[])
  .filter((name) => READS[name].action !== null && name !== 'exportLog')
  .map((name) => ({ name }));

describe('who may do what, over HTTP', () => {
  it('asks `can` for every row of the table, and every right has a row', () => {
    expect(Object.keys(READS).concat(COMMAND_NAMES).sort()).toEqual(Object.keys(ROUTES).sort());
    const asked = new Set(Object.values(READS).map(({ action }) => action));
    // An expert's sight of others' scores is held where the case page is.
    expect(Object.keys(READ_ROLES).filter((action) => !asked.has(action as ReadAction) && action !== 'scores.read')).toEqual([]);
    expect(COMMAND_NAMES.filter((name) => !COMMAND_ROLES[name].some((role) => role !== 'system'))).toEqual([]);
  });

  it.each(commandCases)('$name: each answered as the table says', async ({ name }) => {
    const route = COMMAND_ROUTES[name];
    const before = await api.sql('select count(*)::int as n from event');

    for (const { who, person, actor } of people) {
      const answer = await ask(person, name, bodyOf(name));
      const wanted = expected(route.audience, actor, can(actor, name, resources[route.command]));
      expect(`${who}: ${wanted ?? (name === 'submitEvaluation' ? 409 : 412)}`, JSON.stringify(answer.body)).toBe(`${who}: ${answer.status}`);
    }

    expect(await api.sql('select count(*)::int as n from event')).toEqual(before);
  });

  it.each(readCases)('$name: each answered as the table says', async ({ name }) => {
    const { action, of } = READS[name];
    const route = ROUTES[name];

    for (const { who, person, actor } of people) {
      const answer = await ask(person, name, READ_BODIES[name] ?? {});
      const right = can(actor, action ?? 'season.read', of ? resources[of] : {});
      // What is left with a process is asked of `can` as the command that it is, too.
      const wanted = expected(
        route.audience,
        actor,
        name === 'signalCommand' && right === 'yes' ? can(actor, 'withdrawApplication', resources.application) : right,
      );
      const allowed = ALLOWED_ANSWERS[name] ? ALLOWED_ANSWERS[name].includes(answer.status) : answer.status === route.status;
      expect(wanted === null ? `${who}: ${allowed}` : `${who}: ${wanted}`, JSON.stringify(answer.body)).toBe(
        wanted === null ? `${who}: true` : `${who}: ${answer.status}`,
      );
    }
  });
});

/** Where the right to ask does not mean that there is something to answer. */
const ALLOWED_ANSWERS: Partial<Record<OperationId, number[]>> = {
  readCommand: [404],
  saveApplicationDraft: [423],
  saveEvaluationDraft: [409],
  previewSeasonAmendment: [422],
  previewCampaignAmendment: [422],
  // The second who asks uses the first one's key.
  signalCommand: [202, 409],
};

const later = new Date(Date.now() + 86_400_000 * 5).toISOString();
const READ_BODIES: Partial<Record<OperationId, unknown>> = {
  createAccounts: { accounts: [{ id: 'expert-1', name: '专家', role: 'expert', password: 'password-1' }] },
  saveApplicationDraft: { patchId: 'matrix-patch-1', base: 0, set: {} },
  saveEvaluationDraft: { patchId: 'matrix-patch-2', base: 999, set: {} },
  signalCommand: { reason: '不再申报' },
  previewSeasonAmendment: { calendar: { fillOpensAt: later, fillClosesAt: later, provinceReviewClosesAt: later, dispatchClosesAt: later } },
  previewCampaignAmendment: { calendar: { opensAt: later, closesAt: later, reminders: [] } },
};

/** Right in shape; `draftVersion` is one that was never saved, and If-Match one that was never reached. */
function bodyOf(name: CommandName): unknown {
  const schema = COMMAND_ROUTES[name].body;
  const text = '可以';
  const hash = 'a'.repeat(64);
  const all: Record<string, unknown> = {
    season: SEASON,
    category: 'enterprise',
    authority: '32',
    unitName: text,
    subjectCode: '91320500000000001W',
    draftVersion: name === 'submitApplication' ? 1 : 999,
    reason: name === 'revokeTitle' ? 'other' : text,
    answer: text,
    reasons: [],
    truthful: true,
    accurate: true,
    complete: true,
    opinion: text,
    warningsConfirmed: [],
    note: text,
    items: [],
    answerBy: later,
    experts: [],
    visitors: [],
    visitedOn: '2022-06-01',
    satisfied: true,
    report: text,
    objectionId: 'o-1',
    outcome: name === 'concludeEvaluation' ? 'passed' : 'upheld',
    evidence: [],
    scores: {},
    by: 'person',
    name: text,
    contact: text,
    statement: text,
    sealed: true,
    applicationId: name === 'grantTitle' ? null : 'p-1',
    toRank: 1,
    letterNo: text,
    letterHash: hash,
    summaryHash: hash,
    mailedAt: later,
    carrier: text,
    trackingNo: text,
    paperNumbersMatch: true,
    title: text,
    from: later,
    documentNo: text,
    complianceReconfirmed: true,
    calendar: name.includes('Campaign')
      ? { opensAt: later, closesAt: later, reminders: [] }
      : { fillOpensAt: later, fillClosesAt: later, provinceReviewClosesAt: later, dispatchClosesAt: later },
    campaign: CAMPAIGN,
    year: 2022,
    register: 'register-1',
    exists: true,
    noMajorEvent: true,
    reasonKind: 'other',
    explain: text,
    sealHash: hash,
    decision: 'deferred',
    score: '80.00',
    closesAt: later,
    titleNo: TITLE,
    batch: 3,
    organisation: 'org-1',
    grantedOn: '2021-01-20',
    into: TITLE,
  };
  const known = Object.keys((schema as { shape?: object }).shape ?? {});
  return Object.fromEntries(known.filter((field) => field in all).map((field) => [field, all[field]]));
}
