import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { createDataSource } from '#libs/event-store/data-source';
import { closeEngine, openEngine } from '#libs/engine/open-engine';
import { PROGRAMMES } from '#libs/domain/programmes/programmes';
import type { Role } from '#libs/domain/kernel/types';
import { readConfig } from '../../apps/api/src/config.js';
import { createApp } from '../../apps/api/src/create-app.js';
import { createLogger } from '../../apps/api/src/http/logging.js';
import { openStore, type Store } from '../../apps/api/src/store/store.js';
import { putAccounts } from '../../apps/api/src/account/accounts.js';
import { freshDatabase } from '../support/services.js';

export const PASSWORD = 'a long enough password';

export interface Account {
  id: string;
  role: Exclude<Role, 'public' | 'system'>;
  authority?: string;
  organisation?: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  // What a spec reads of an answer is what it asserts.
  body: Record<string, unknown>;
}

export interface CallOptions {
  body?: unknown;
  key?: string;
  headers?: Record<string, string>;
  /** Sent as it is, instead of `body` as JSON. */
  raw?: string | Uint8Array<ArrayBuffer>;
}

/** Somebody with a browser: keeps the cookie and sends the token with what writes. */
export class Person {
  cookie = '';
  csrf = '';

  constructor(
    readonly api: string,
    readonly account: string,
  ) {}

  async signIn(password = PASSWORD): Promise<Answer> {
    const answer = await this.call('POST', '/api/session', { body: { account: this.account, password } });
    if (answer.status === 200) this.csrf = String(answer.body.csrf);
    return answer;
  }

  async call(method: string, path: string, { body, key, headers, raw }: CallOptions = {}): Promise<Answer> {
    const writes = body !== undefined || raw !== undefined;
    const response = await fetch(`${this.api}${path}`, {
      method,
      headers: {
        ...(writes && { 'content-type': 'application/json' }),
        ...(this.cookie && { cookie: this.cookie }),
        ...(this.csrf && method !== 'GET' && { 'x-csrf-token': this.csrf }),
        ...(key && { 'idempotency-key': key }),
        ...headers,
      },
      body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
      redirect: 'manual',
    });
    const cookie = response.headers.getSetCookie()[0];
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text && /^application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : { text }) as Record<
        string,
        unknown
      >,
    };
  }

  get(path: string): Promise<Answer> {
    return this.call('GET', path);
  }

  /** One press of a button: a key of its own unless the spec names one. */
  press(path: string, body: unknown = {}, key: string = randomUUID(), headers: Record<string, string> = {}): Promise<Answer> {
    return this.call('POST', path, { body, key, headers });
  }
}

export interface Api {
  url: string;
  databaseUrl: string;
  stateDir: string;
  store: Store;
  sql<R extends object>(text: string, values?: unknown[]): Promise<R[]>;
  person(account: Account): Promise<Person>;
  stranger(): Person;
  close(): Promise<void>;
}

export interface ApiOptions {
  databaseUrl?: string;
  env?: Record<string, string>;
}

/** The API in this process on a free port, over a database of its own. */
export async function startOwnApi({ databaseUrl, env = {} }: ApiOptions = {}): Promise<Api> {
  const url = databaseUrl ?? (await freshDatabase());
  const stateDir = mkdtempSync(join(tmpdir(), 'fwzz-api-'));
  const config = readConfig({
    DATABASE_URL: url,
    TEMPORAL_ADDRESS: '127.0.0.1:9',
    STATE_DIR: stateDir,
    LOG_LEVEL: 'silent',
    API_PORT: String(await freePort()),
    CONSOLE_DIR: 'no-console-here',
    ...env,
  });
  const engine = await openEngine({ url, programmes: PROGRAMMES });
  const owner = createDataSource({ url, role: 'owner', poolSize: 2 });
  const store = await openStore(url, engine);
  await owner.initialize();
  const app = await createApp(config, store, createLogger(config.logLevel));
  await app.listen(config.port, config.host);
  const address = `http://${config.host}:${config.port}`;
  return {
    url: address,
    databaseUrl: url,
    stateDir,
    store,
    sql: async <R extends object>(text: string, values: unknown[] = []) => (await owner.query(text, values)) as R[],
    async person(account) {
      await putAccounts(engine.writer, [{ name: account.id, password: PASSWORD, ...account }]);
      const person = new Person(address, account.id);
      await person.signIn();
      return person;
    },
    stranger: () => new Person(address, 'nobody'),
    async close() {
      await app.close();
      await closeEngine(engine);
      await store.close();
      await owner.destroy();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer();
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await new Promise<boolean>((tell) => server.once('error', () => tell(false)).listen(port, '127.0.0.1', () => server.close(() => tell(true))));
    if (free) return port;
  }
}
