import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseLog, type LoggedFact } from '../../../apps/season/invariants/log.js';
import type { Aftermath, ProcessSeen } from '../check/check.js';
import type { People } from '../clients/people.js';
import type { ChaosSystem } from '../system/system.js';

export interface Collected {
  facts: LoggedFact[];
  aftermath: Aftermath;
  /** What the verifier of the product says of the exported log. */
  chain: { verified: boolean; facts: number; problem: string | null };
}

const TABLES = ['application_row', 'desk_row', 'season_row', 'campaign_row', 'evaluation_row', 'title_row'];

/** Everything the checker looks at: the log over HTTP, the read model and the notices as they lie, the folds done anew. */
export async function collect(system: ChaosSystem, people: People, processes: ProcessSeen[]): Promise<Collected> {
  const file = join(system.dir, 'log.ndjson');
  const response = await people.auditor.download('/api/log/export');
  if (!response.ok || !response.body) throw new Error(`the log could not be exported: ${response.status}`);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(file));
  const facts = parseLog(readFileSync(file, 'utf8'));
  const [chain, rebuilt] = await Promise.all([
    system.tool(['scripts/verify.ts', '--json', file]),
    system.tool(['apps/worker/rebuild.ts', '--check', '--json']),
  ]);
  const { differences } = JSON.parse(rebuilt.stdout) as { differences: { table: string; stream: string; columns: string[] }[] };
  return {
    facts,
    chain: chainOf(chain, facts.length),
    aftermath: {
      processes,
      rows: await rowsOf(system),
      rebuildDiffers: differences.map(({ table, stream, columns }) => ({ stream, what: `${table}: ${columns.join(', ')}` })),
      notices: await noticesOf(system),
      overdue: await overdueOf(system),
    },
  };
}

function chainOf({ code, stdout }: { code: number; stdout: string }, facts: number): Collected['chain'] {
  const { problem } = JSON.parse(stdout) as { problem: unknown };
  return { verified: code === 0, facts, problem: code === 0 ? null : JSON.stringify(problem) };
}

async function rowsOf(system: ChaosSystem): Promise<Aftermath['rows']> {
  const tables = await system.sql<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and table_name = any($1) and column_name = 'stream'`,
    [await projectionTables(system)],
  );
  return system.sql(tables.map(({ name }) => `select stream, version, status from ${name}`).join(' union all '));
}

/** Read from the database, so a projection that is added is looked at, too. */
async function projectionTables(system: ChaosSystem): Promise<string[]> {
  const tables = await system.sql<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'next_due_command'`,
  );
  return tables.length > 0 ? tables.map(({ name }) => name) : TABLES;
}

/** The same fact told to the same person by the same words: one notice, whatever its id. */
async function noticesOf(system: ChaosSystem): Promise<Aftermath['notices']> {
  return system.sql(`
    select split_part(substr(id, 8), '@', 1) as stream, split_part(split_part(id, '@', 2), '/', 1)::int as version, template,
      concat_ws(' ', recipient_role, authority, organisation, account_id) as recipient
    from notice where id like 'follow/%@%/%'`);
}

const overdueOf = (system: ChaosSystem): Promise<Aftermath['overdue']> =>
  system.sql(`select stream, no, extract(epoch from now() - at)::float8 as "secondsLate" from due where own_at < now() - interval '5 seconds'`);
