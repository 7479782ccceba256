import pino from 'pino';
import { commandLine, runCommand } from '#libs/command-line/command-line';
import { UnsafeStart } from '#libs/event-store/unsafe';
import { readConfig } from './config.js';
import { runWorker } from './run-worker.js';

const HELP = `
node --conditions=built dist/apps/worker/main.js

Runs the processes: timers, follow-ups, mail, and the sweeps below them. Configured by the environment alone:

  DATABASE_URL         PostgreSQL, migrated (npm run db:migrate)
  TEMPORAL_ADDRESS     default 127.0.0.1:7233
  TEMPORAL_NAMESPACE   default "default"
  WORKER_PORT          loopback port of the health answer; none unless given
  SWEEP_SECONDS        between two searches for lost processes and overdue timers, default 15
  STATE_DIR            keys of the log lie below it; default .state
  WITNESS_URL          another party that cosigns the log; none unless given
  WITNESS_KEY          its verifier key (name+id+key), or a file that holds it
  WITNESS_RESTORE_KEY  public half of the key that the witness's copy is sealed to, or the file that holds it;
                       default {STATE_DIR}/keys/restore-key.pub
  LOG_LEVEL            default info`;

commandLine(HELP, {});

await runCommand(async () => {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel, base: { app: 'worker' } });
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  try {
    await runWorker(config, log, stop.signal);
  } catch (error) {
    if (!(error instanceof UnsafeStart)) throw error;
    log.fatal({ code: error.code }, error.message);
    return 1;
  }
  log.info('worker stopped');
  return 0;
});
process.exit();
