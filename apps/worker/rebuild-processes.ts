import { Client, Connection } from '@temporalio/client';
import { PROGRAMMES } from '#libs/domain/programmes/programmes';
import { closeEngine, openEngine } from '#libs/engine/open-engine';
import { processView } from '#libs/engine/process-view';
import { findLost, pagesOfWaiting, startAgain } from './lost-processes.js';
import { readConfig } from './config.js';
import { nudgeProcess } from './signal-process.js';

const HELP = `Starts the process of every stream that waits for an instant, a follow-up or a signalled command: after the
engine's own database was lost, or restored older than the facts. Nothing is decided here, and what runs is only nudged.

  npm run rebuild-processes -- [--dry-run] [--json]

  --dry-run   only counts
  --json      prints one object: waiting, lost, started, seconds

Needs DATABASE_URL; TEMPORAL_ADDRESS (127.0.0.1:7233) and TEMPORAL_NAMESPACE (default).
`;

interface Rebuilt {
  /** Streams that wait. */
  waiting: number;
  /** Those of them without a running process. */
  lost: number;
  started: number;
  seconds: number;
}

async function rebuildProcesses(dryRun: boolean): Promise<Rebuilt> {
  const config = readConfig(process.env);
  const began = Date.now();
  const connection = await Connection.connect({ address: config.temporalAddress });
  const client = new Client({ connection, namespace: config.namespace });
  const engine = await openEngine({ url: config.databaseUrl, programmes: PROGRAMMES, poolSize: 4, applicationName: 'fwzz rebuild-processes' });
  const count = { waiting: 0, lost: 0, started: 0 };
  try {
    for await (const page of pagesOfWaiting(engine.writer, { withMail: true })) {
      const lost = (await findLost(client, page)).map(({ stream }) => stream);
      count.waiting += page.length;
      count.lost += lost.length;
      if (dryRun) continue;
      await startAgain(
        lost,
        (stream) => processView(engine, stream),
        (view) => nudgeProcess(client, view),
      );
      count.started += lost.length;
    }
  } finally {
    await Promise.all([closeEngine(engine), connection.close()]);
  }
  return { ...count, seconds: Math.round((Date.now() - began) / 100) / 10 };
}

async function main(args: string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(HELP);
  const unknown = args.find((arg) => !['--dry-run', '--json'].includes(arg));
  if (unknown) throw new Error(`unknown option ${unknown}; see --help`);
  const rebuilt = await rebuildProcesses(args.includes('--dry-run'));
  if (args.includes('--json')) return void process.stdout.write(`${JSON.stringify(rebuilt)}\n`);
  process.stdout.write(`${rebuilt.waiting} streams wait, ${rebuilt.lost} had no process, ${rebuilt.started} started, ${rebuilt.seconds} s\n`);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
