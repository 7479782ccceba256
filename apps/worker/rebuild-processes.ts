import { Client, Connection } from '@temporalio/client';
import { commandLine, runCommand } from '#libs/command-line/command-line';
import { type Services, servicesOf, STATE_DIR_HELP } from '#libs/command-line/running-system';
import { CannotRun } from '#libs/command-line/sentence';
import { PROGRAMMES } from '#libs/domain/programmes/programmes';
import { closeEngine, openEngine } from '#libs/engine/open-engine';
import { processView } from '#libs/engine/process-view';
import { findLost, pagesOfWaiting, startAgain } from './lost-processes.js';
import { nudgeProcess } from './signal-process.js';

const HELP = `
npm run rebuild-processes -- [options]

Starts the process of every stream that waits for an instant, a follow-up or a signalled command: after the engine's own
database was lost, or restored older than the facts. Nothing is decided here, and what runs is only nudged.

  --dry-run         only count
${STATE_DIR_HELP}
  --json            print one object: waiting, lost, started, seconds
  --help            this text

With DATABASE_URL also TEMPORAL_ADDRESS (127.0.0.1:7233) and TEMPORAL_NAMESPACE (default). Exit 0: done; 2: it cannot be done.`;

interface Rebuilt {
  /** Streams that wait. */
  waiting: number;
  /** Those of them without a running process. */
  lost: number;
  started: number;
  seconds: number;
}

async function rebuildProcesses({ databaseUrl, temporalAddress, temporalNamespace }: Services, dryRun: boolean): Promise<Rebuilt> {
  const began = Date.now();
  const engine = await openEngine({ url: databaseUrl, programmes: PROGRAMMES, poolSize: 4, applicationName: 'fwzz rebuild-processes' });
  const count = { waiting: 0, lost: 0, started: 0 };
  let connection: Connection | undefined;
  try {
    connection = await connectTo(temporalAddress);
    const client = new Client({ connection, namespace: temporalNamespace });
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
    await Promise.all([closeEngine(engine), connection?.close()]);
  }
  return { ...count, seconds: Math.round((Date.now() - began) / 100) / 10 };
}

async function connectTo(address: string): Promise<Connection> {
  try {
    return await Connection.connect({ address });
  } catch (error) {
    throw new CannotRun(`Temporal does not answer at ${address}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const { values } = commandLine(HELP, { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean' }, 'state-dir': { type: 'string' } });

await runCommand(async () => {
  const rebuilt = await rebuildProcesses(servicesOf(values['state-dir'], process.env), values['dry-run']);
  const { waiting, lost, started, seconds } = rebuilt;
  console.log(values.json ? JSON.stringify(rebuilt) : `${waiting} streams wait, ${lost} had no process, ${started} started, ${seconds} s`);
  return 0;
});
