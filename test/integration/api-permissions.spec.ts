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
import { type Cast, castOf, follow, grantTitle, must, openSeason, SEASON, start, submitted } from './api-season.js';
import { ALLOWED_ANSWERS, bodyOf, CAMPAIGN, READ_BODIES, TITLE } from './permission-bodies.js';
import { permissionMatrix, YES } from './permission-matrix.js';

const STREAMS: Record<StreamKind, string> = {
  application: 'application/p-1',
  desk: `desk/${SEASON}/32`,
  season: `season/${SEASON}`,
  campaign: `campaign/${CAMPAIGN}`,
  evaluation: `evaluation/${CAMPAIGN}/${TITLE}`,
  title: `title/${TITLE}`,
};
const PARAMS: Record<string, string> = {
  version: '2',
  season: SEASON,
  authority: '32',
  campaign: CAMPAIGN,
  titleNo: TITLE,
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
  readApplicationReceipt: { action: 'application.read', of: 'application' },
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
  readEvaluationReceipt: { action: 'evaluation.read', of: 'evaluation' },
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

/** An application is open to others by what became of it; every other kind of stream is as open at all times. */
const SITUATIONS = { filed: 'p-1', 'never filed': 'p-2', 'on the public list': 'p-3' } as const;
type Situation = keyof typeof SITUATIONS;

/** What was answered, for the table that people review: docs/permission-matrix.md. */
const answered = new Map<string, string[]>();

let api: Api;
let people: { who: string; person: Person; actor: Actor }[];
type Resource = ReturnType<(typeof AGGREGATES)[StreamKind]['resourceOf']>;
let resources: Record<string, Resource>;

beforeAll(async () => {
  api = await startOwnApi();
  const cast = await castOf(api);
  await openSeason(api, cast);
  await submitted(cast.applicant, SITUATIONS.filed, 1);
  await start(cast.applicant, SITUATIONS['never filed'], 2);
  await submitted(cast.applicant, SITUATIONS['on the public list'], 3);
  await comeThisFar();
  await openEvaluation(cast);
  people = peopleOf(cast);
  const rows = await api.sql<{ id: string; state: { status: string } }>('select id, state from stream');
  resources = Object.fromEntries(rows.map((row) => [row.id, AGGREGATES[kindOf(row.id)].resourceOf(row.state)]));
});
afterAll(() => api.close());

/** Where these stand weeks later, put in their place: who is assigned, and what the public list holds, is read from the state. */
async function comeThisFar(): Promise<void> {
  for (const id of [SITUATIONS.filed, SITUATIONS['on the public list']]) {
    await api.sql(`update stream set state = jsonb_set(state, '{experts}', '["expert-2"]') where id = $1`, [`application/${id}`]);
    await api.sql(`update application_row set experts = '{expert-2}' where id = $1`, [id]);
  }
  const listed = SITUATIONS['on the public list'];
  await api.sql(`update stream set status = 'inPublicity', state = jsonb_set(state, '{status}', '"inPublicity"') where id = $1`, [`application/${listed}`]);
  await api.sql(`update application_row set status = 'inPublicity' where id = $1`, [listed]);
}

async function openEvaluation(cast: Cast): Promise<void> {
  const { ministry } = cast;
  await grantTitle(cast, TITLE);
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
  const [expert, assigned] = cast.experts;
  if (!expert || !assigned) throw new Error('no expert');
  return [
    { who: 'its applicant', person: cast.applicant, actor: { id: 'applicant-1', role: 'applicant', organisation: 'org-1' } },
    { who: 'another applicant', person: cast.otherApplicant, actor: { id: 'applicant-2', role: 'applicant', organisation: 'org-2' } },
    { who: 'its province', person: cast.province, actor: { id: 'province-32-a', role: 'province', authority: '32' } },
    { who: 'another province', person: cast.otherProvince, actor: { id: 'province-33', role: 'province', authority: '33' } },
    { who: 'the ministry', person: cast.ministry, actor: { id: 'ministry-1', role: 'ministry' } },
    { who: 'the support unit', person: cast.support, actor: { id: 'support-1', role: 'supportUnit' } },
    { who: 'an expert not assigned', person: expert, actor: { id: 'expert-1', role: 'expert' } },
    { who: 'an expert assigned', person: assigned, actor: { id: 'expert-2', role: 'expert' } },
    { who: 'the auditor', person: cast.auditor, actor: { id: 'auditor-1', role: 'auditor' } },
    { who: 'the operator', person: cast.operator, actor: { id: 'operator-1', role: 'operator' } },
    { who: 'nobody signed in', person: api.stranger(), actor: { id: 'public', role: 'public' } },
  ];
}

/** A body right in shape and wrong in version: what may be asked is answered, and nothing is ever written. */
const ask = (person: Person, operationId: OperationId, body: unknown, applicationId: string): Promise<Answer> => {
  const route = ROUTES[operationId];
  const command = operationId in COMMAND_ROUTES || operationId === 'signalCommand';
  return person.call(route.method, addressOf(route.path, { ...PARAMS, applicationId, stream: `application/${applicationId}` }), {
    ...(route.method !== 'GET' && { body }),
    ...(command && { key: `matrix-${operationId}`, headers: { 'if-match': '"999999"' } }),
  });
};

function expected(audience: string, actor: Actor, answer: ReturnType<typeof can>): number | null {
  if (actor.role === 'public' && audience === 'signedIn') return 401;
  return answer === 'yes' ? null : answer === 'no' ? 403 : 404;
}

const resourceOf = (kind: StreamKind, situation: Situation): Resource =>
  resources[kind === 'application' ? `application/${SITUATIONS[situation]}` : STREAMS[kind]] ?? {};

const note = (name: string, situation: Situation, cell: string): void => {
  const row = rowName(name, situation);
  answered.set(row, [...(answered.get(row) ?? []), cell]);
};
/** Where the situation makes no difference it has no name. */
const rowName = (name: string, situation: Situation): string => (situations(name as OperationId).length > 1 ? `${name} (${situation})` : name);

const ofApplication = (name: OperationId): boolean =>
  name in COMMAND_ROUTES ? COMMAND_ROUTES[name as CommandName].command === 'application' : READS[name as keyof typeof READS].of === 'application';
const situations = (name: OperationId): Situation[] => (ofApplication(name) ? (Object.keys(SITUATIONS) as Situation[]) : ['filed']);
const inEach = <N extends OperationId>(names: readonly N[]): { name: N; situation: Situation }[] =>
  names.flatMap((name) => situations(name).map((situation) => ({ name, situation })));

const commandCases = inEach(COMMAND_NAMES);
const readCases = inEach((Object.keys(READS) as (keyof typeof READS)[]).filter((name) => READS[name].action !== null));

describe('who may do what, over HTTP', () => {
  it('asks `can` for every row of the table, and every right has a row', () => {
    expect(Object.keys(READS).concat(COMMAND_NAMES).sort()).toEqual(Object.keys(ROUTES).sort());
    const asked = new Set(Object.values(READS).map(({ action }) => action));
    // An expert's sight of others' scores is held where the case page is.
    expect(Object.keys(READ_ROLES).filter((action) => !asked.has(action as ReadAction) && action !== 'scores.read')).toEqual([]);
    expect(COMMAND_NAMES.filter((name) => !COMMAND_ROLES[name].some((role) => role !== 'system'))).toEqual([]);
  });

  it.each(commandCases)('$name, $situation: each answered as the table says', async ({ name, situation }) => {
    const route = COMMAND_ROUTES[name];
    const before = await api.sql('select count(*)::int as n from event');
    // Nothing was ever written of these, which is looked at before the version.
    const right = name === 'submitEvaluation' || (name === 'submitApplication' && situation === 'never filed') ? 409 : 412;

    for (const { who, person, actor } of people) {
      const answer = await ask(person, name, bodyOf(name), SITUATIONS[situation]);
      const wanted = expected(route.audience, actor, can(actor, name, resourceOf(route.command, situation)));
      note(name, situation, answer.status === right ? YES : String(answer.status));
      expect(`${who}: ${wanted ?? right}`, JSON.stringify(answer.body)).toBe(`${who}: ${answer.status}`);
    }

    expect(await api.sql('select count(*)::int as n from event')).toEqual(before);
  });

  it.each(readCases)('$name, $situation: each answered as the table says', async ({ name, situation }) => {
    const { action, of } = READS[name];
    const route = ROUTES[name];

    for (const { who, person, actor } of people) {
      const answer = await ask(person, name, READ_BODIES[name] ?? {}, SITUATIONS[situation]);
      const right = can(actor, action ?? 'season.read', of ? resourceOf(of, situation) : {});
      // What is left with a process is asked of `can` as the command that it is, too.
      const wanted = expected(
        route.audience,
        actor,
        name === 'signalCommand' && right === 'yes' ? can(actor, 'withdrawApplication', resourceOf('application', situation)) : right,
      );
      const allowed = ALLOWED_ANSWERS[name] ? ALLOWED_ANSWERS[name].includes(answer.status) : answer.status === route.status;
      note(name, situation, allowed && wanted === null ? YES : String(answer.status));
      expect(wanted === null ? `${who}: ${allowed}` : `${who}: ${wanted}`, JSON.stringify(answer.body)).toBe(
        wanted === null ? `${who}: true` : `${who}: ${answer.status}`,
      );
    }
  });

  it('lists to nobody but the operator a process or a fact that could not be opened', async () => {
    const draft = `application/${SITUATIONS['never filed']}`;
    const lists = async (who: string): Promise<{ processes: boolean; facts: number }> => {
      const person = people.find((one) => one.who === who)?.person ?? api.stranger();
      const { rows } = (await person.get('/api/processes?kind=application&limit=200')).body as { rows: { stream: string }[] };
      const facts = await person.get(`/api/facts?stream=${encodeURIComponent(draft)}`);
      return { processes: rows.some((row) => row.stream === draft), facts: facts.status === 200 ? Number(facts.body.total) : 0 };
    };

    expect(await lists('the operator')).toEqual({ processes: true, facts: 0 });
    expect(await lists('the ministry')).toEqual({ processes: false, facts: 0 });
    expect(await lists('the auditor')).toEqual({ processes: false, facts: 0 });
  });

  it('answers nothing else than what was reviewed (docs/permission-matrix.md; a change of it is a change of rights)', async () => {
    const cells = [...answered.values()].flat();
    expect(answered.size).toBe(commandCases.length + readCases.length);
    expect(cells.length).toBe(answered.size * people.length);

    await expect(
      permissionMatrix(
        people.map(({ who }) => who),
        answered,
        (Object.keys(READS) as (keyof typeof READS)[]).filter((name) => READS[name].action === null),
      ),
    ).toMatchFileSnapshot('../../docs/permission-matrix.md');
  });
});
