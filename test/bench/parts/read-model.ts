import pg from 'pg';
import { PROGRAMMES } from '#libs/domain/programmes/programmes';
import type { Actor } from '#libs/domain/kernel/types';
import { applyCommand } from '#libs/engine/apply-command';
import type { CommandEnvelope } from '#libs/engine/command-envelope';
import { closeEngine, openEngine } from '#libs/engine/open-engine';
import { listApplications } from '#libs/read-model/application-list/query';
import type { Ask } from '#libs/read-model/ask';
import { campaignView } from '#libs/read-model/campaign-board/query';
import { listEvaluations } from '#libs/read-model/evaluation-list/query';
import { boardView } from '#libs/read-model/season-board/query';
import { applicationsQuery, evaluationsQuery } from '#libs/contracts/http/list-views';
import type { Place } from '../place.js';
import { quantile, round } from '../statistics.js';

export interface ReadModel {
  rows: number;
  listP99ms: number;
  boardP99ms: number;
  /** p99 of each question by itself. */
  each: { [question: string]: number };
}

/** As large as the deck's: 1,000 applications of a season, 283 subjects of a campaign round up to it. */
const PER_SEASON = 1_000;
const MINISTRY: Actor = { id: 'ministry', role: 'ministry' };
const PROVINCE: Actor = { id: 'province-32', role: 'province', authority: '32' };
const APPLICANT: Actor = { id: 'a', role: 'applicant', organisation: 'org-7' };
const OPENED_AT = '2022-04-20T04:00:00.000Z';

/** The product's own queries over rows that SQL has made: half of them applications, half evaluations, in seasons of real size. */
export async function readModel(place: Place, sizes: readonly number[], asks: number): Promise<ReadModel[]> {
  const url = await place.database('rows');
  const engine = await openEngine({ url, programmes: PROGRAMMES });
  const owner = new pg.Pool({ connectionString: url, max: 4 });
  const ask: Ask = async <R extends object>(text: string, values: unknown[] = []) => (await owner.query(text, values)).rows as R[];
  const found: ReadModel[] = [];
  try {
    await open(engine);
    let made = 0;
    for (const rows of sizes) {
      place.say(`read model: ${rows} rows`);
      await owner.query(APPLICATIONS, [made / 2, rows / 2]);
      await owner.query(EVALUATIONS, [made / 2, rows / 2]);
      made = rows;
      await owner.query('vacuum analyze');
      found.push({ rows, ...(await measure(ask, asks, place)) });
    }
    return found;
  } finally {
    await owner.end();
    await closeEngine(engine);
  }
}

/** One question after the other, twice in turn: the first pass fills caches alike. */
async function measure(ask: Ask, asks: number, place: Place): Promise<Omit<ReadModel, 'rows'>> {
  const taken = new Map<string, number[]>();
  for (const pass of ['warm', 'measured']) {
    for (let number = 0; number < (pass === 'warm' ? 3 : asks); number++) {
      for (const [name, question] of Object.entries(QUESTIONS)) {
        const from = performance.now();
        const answer = await question(ask);
        if (answer === null) throw new Error(`${name} has no answer`);
        if (pass === 'measured') taken.set(name, [...(taken.get(name) ?? []), performance.now() - from]);
      }
    }
  }
  const each = Object.fromEntries([...taken].map(([name, times]) => [name, round(quantile(times, 0.99), 1)]));
  const worst = (prefix: string) => Math.max(...Object.entries(each).map(([name, p99]) => (name.startsWith(prefix) ? p99 : 0)));
  place.say(`read model: ${JSON.stringify(each)}`);
  return { listP99ms: worst('list'), boardP99ms: worst('board'), each };
}

const applications = (actor: Actor, asked: object) => (ask: Ask) => listApplications(ask, actor, applicationsQuery.parse(asked));
const evaluations = (actor: Actor, asked: object) => (ask: Ask) => listEvaluations(ask, actor, evaluationsQuery.parse(asked));

const QUESTIONS: { [name: string]: (ask: Ask) => Promise<object | null> } = {
  'list applications of a season, by due (ministry)': applications(MINISTRY, { season: 's0' }),
  'list applications of a season, by number (province)': applications(PROVINCE, { season: 's0', sort: 'no' }),
  'list applications of a season and stage (ministry)': applications(MINISTRY, { season: 's0', stage: 'provinceReview', sort: '-changed' }),
  'list own applications (applicant)': applications(APPLICANT, {}),
  'list evaluations of a campaign, by due (ministry)': evaluations(MINISTRY, { campaign: 'c0' }),
  'list evaluations of a campaign (province)': evaluations(PROVINCE, { campaign: 'c0', sort: 'no' }),
  'list own evaluations (applicant)': evaluations(APPLICANT, {}),
  'board of a season': (ask) => boardView(ask, 's0', new Date().toISOString()),
  'board of a campaign': (ask) => campaignView(ask, MINISTRY, 'c0', new Date().toISOString()),
  'whole: all applications, by due (ministry)': applications(MINISTRY, {}),
  'whole: all of a province, by due': applications(PROVINCE, {}),
};

const APPLICATIONS = `
insert into application_row (stream, version, status, stage, next_due_at, next_due_command, updated_at, id, season, category, authority, organisation, unit_name, application_no,
  application_date, submission, private, rank, mean_score, experts, scored, site_visit, warnings, figures, open_objections, publicity_ends_at, title_no, ended_from)
select 'application/r' || n, 4, (array['submitted','provinceReviewing','provincePassed','returned'])[1 + n % 4], 'provinceReview', timestamptz '2022-06-01' + n % 5000 * interval '1 minute', 'lapseApplication',
  timestamptz '2022-05-01' + n % 9000 * interval '1 minute', 'r' || n, 's' || n / ${PER_SEASON}, 'enterprise', (array['11','12','13','32','33'])[1 + n % 5], 'org-' || n % (1000 * (1 + n / ${PER_SEASON})),
  '样例单位' || n, 'FWZZ-2022-B4-ENT-32-' || n, date '2022-05-01', 1, n % 10 = 0, null, null, '{}', '{}', 'none', 0, '{"serviceShare":"0.3500"}', 0, null, null, null
from generate_series($1::int, $2::int - 1) n`;
const EVALUATIONS = `
insert into evaluation_row (stream, version, status, stage, next_due_at, next_due_command, updated_at, campaign, title_no, kind, batch, authority, organisation, unit_name, submission, outcome, special_case,
  site_check, explained, closes_at)
select 'evaluation/c' || n / ${PER_SEASON} || '/r' || n, 1, 'notStarted', 'fill', timestamptz '2022-06-01', 'failOverdue', timestamptz '2022-05-01' + n % 9000 * interval '1 minute', 'c' || n / ${PER_SEASON}, 'r' || n,
  'enterprise', 3, (array['11','12','13','32','33'])[1 + n % 5], 'org-' || n % (1000 * (1 + n / ${PER_SEASON})), '样例单位' || n, 0, null, null, 'none', false, timestamptz '2022-05-31'
from generate_series($1::int, $2::int - 1) n`;

async function open(engine: Awaited<ReturnType<typeof openEngine>>): Promise<void> {
  const calendar = {
    fillOpensAt: '2022-04-01T00:00:00.000Z',
    fillClosesAt: '2022-05-31T15:59:59.999Z',
    provinceReviewClosesAt: '2022-06-15T15:59:59.999Z',
    dispatchClosesAt: '2022-06-20T15:59:59.999Z',
  };
  const timing = { settleSeconds: 120, spreadSeconds: 300 };
  for (const { stream, command } of [
    { stream: 'season/s0', command: { type: 'openSeason', season: 's0', title: '样例批次', calendar, timing, authorities: ['11', '12', '13', '32', '33'] } },
    { stream: 'campaign/c0', command: { type: 'openCampaign', campaign: 'c0', year: 2022, register: 'national' } },
  ]) {
    const envelope: CommandEnvelope = {
      commandId: `bench/${stream}`,
      stream,
      command,
      actor: MINISTRY,
      cause: { kind: 'command' },
      receivedAt: OPENED_AT,
      bodyHash: stream,
    };
    const outcome = await applyCommand(engine, envelope);
    if (outcome.kind !== 'recorded') throw new Error(`${stream}: ${JSON.stringify(outcome)}`);
  }
}
