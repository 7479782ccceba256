import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { commandLine, runCommand } from '#libs/command-line/command-line';
import { CannotRun } from '#libs/command-line/sentence';
import { isUnavailable } from '#libs/event-store/errors';
import { UnsafeStart } from '#libs/event-store/unsafe';
import type { Engine } from '#libs/engine/engine';
import { closeEngine, openEngine } from '#libs/engine/open-engine';
import { PROGRAMMES } from '#libs/domain/programmes/programmes';
import { refuseSampleAccounts } from './src/account/sample-accounts.js';
import { type Config, readConfig } from './src/config.js';
import { createApp } from './src/create-app.js';
import { createLogger } from './src/http/logging.js';
import { openStore, type Store } from './src/store/store.js';

const HELP = `
node --conditions=built dist/apps/api/main.js

Answers people over HTTP, and serves the console. Configured by the environment alone:

  DATABASE_URL         PostgreSQL, migrated (npm run db:migrate)
  API_HOST, API_PORT   default 127.0.0.1, 3000
  TEMPORAL_ADDRESS     for the operators' questions; default 127.0.0.1:7233
  STATE_DIR            the key that signs exports lies below it; default .state

The others stand in the README ("Run it for real").`;

/** A database that is still starting is waited for; anything else that is wrong ends the start at once. */
async function untilOpen(databaseUrl: string, logger: Logger): Promise<Store> {
  for (;;) {
    let engine: Engine | undefined;
    try {
      engine = await openEngine({ url: databaseUrl, programmes: PROGRAMMES, poolSize: 12, applicationName: 'fwzz api' });
      return await openStore(databaseUrl, engine);
    } catch (error) {
      if (engine) await closeEngine(engine);
      if (!isUnavailable(error)) throw error;
      logger.warn({ code: 'STORE_UNAVAILABLE' }, 'waiting for PostgreSQL');
      await sleep(1_000);
    }
  }
}

/** One sentence instead of a stack trace: whoever starts the system reads it and knows what to change. */
async function openSafely(config: Config, logger: Logger): Promise<Store> {
  try {
    const store = await untilOpen(config.databaseUrl, logger);
    if (!config.sample) await refuseSampleAccounts(store.engine.writer);
    return store;
  } catch (error) {
    if (!(error instanceof UnsafeStart)) throw error;
    logger.fatal({ code: error.code }, error.message);
    process.exit(1);
  }
}

commandLine(HELP, {});

await runCommand(async () => {
  const config = environment();
  const logger = createLogger(config.logLevel);
  const store = await openSafely(config, logger);
  const app = await createApp(config, store, logger);
  await app.listen(config.port, config.host);
  // TLS ends before this program, so there is a proxy; unnamed, its address is everybody's, and a stranger's guesses shut out all.
  if (config.secureCookie && config.trustedProxies.length === 0)
    logger.warn({ code: 'PROXY_NOT_NAMED' }, 'TRUST_PROXY names no proxy: all who sign in count as one network (docs/operations.md)');
  logger.info({ address: await app.getUrl() }, 'api ready');

  // Requests in hand are finished, open event streams are ended; then the pools go.
  const stop = async (signal: string) => {
    logger.info({ signal }, 'api stopping');
    await app.close();
    await closeEngine(store.engine);
    await store.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal).then(() => process.exit(0)));
  return 0;
});

function environment(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    throw new CannotRun(`${error instanceof Error ? error.message : String(error)}; --help tells what is needed`);
  }
}
