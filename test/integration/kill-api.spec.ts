import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putAccounts } from '../../apps/api/src/account/accounts.js';
import { PostgresProxy } from '../chaos/postgres-proxy.js';
import { type ApiProcess, startApi, startWorker } from '../support/processes.js';
import { freshNamespace, temporalAddress } from '../support/services.js';
import { type Answer, PASSWORD, Person } from './api-harness.js';
import { freshStore, type Store } from './store-harness.js';

/** A calendar that lies ahead, so the season's process has something to wait for. */
const CALENDAR = {
  fillOpensAt: '2020-01-01T00:00:00.000Z',
  fillClosesAt: '2099-05-31T15:59:59.999Z',
  provinceReviewClosesAt: '2099-06-30T15:59:59.999Z',
  dispatchClosesAt: '2099-07-31T15:59:59.999Z',
};

let store: Store;
let proxy: PostgresProxy;
let env: { [name: string]: string };
let api: ApiProcess;

beforeAll(async () => {
  store = await freshStore();
  const direct = new URL(store.url);
  proxy = new PostgresProxy({ host: direct.hostname, port: Number(direct.port) });
  const through = new URL(direct);
  through.port = String(await proxy.listen());
  env = {
    DATABASE_URL: through.href,
    TEMPORAL_ADDRESS: temporalAddress(),
    TEMPORAL_NAMESPACE: await freshNamespace(),
    CONSOLE_DIR: 'no-console-here',
    SWEEP_SECONDS: '1',
  };
  await putAccounts(store.engine.writer, [{ id: 'ministry-1', name: '部', role: 'ministry', password: PASSWORD }]);
});

afterAll(async () => {
  await proxy.close();
  await store.close();
});

async function signedIn(at: ApiProcess): Promise<Person> {
  const person = new Person(at.url, 'ministry-1');
  expect((await person.signIn()).status).toBe(200);
  return person;
}

const open = (person: Person, season: string, key: string): Promise<Answer> =>
  person.press(`/api/seasons/${season}/openSeason`, { season, title: '第四批', calendar: CALENDAR, authorities: ['32'] }, key);

const facts = (season: string) =>
  store.sql<{ type: string; command_id: string }>('select type, command_id from event where stream = $1 order by version', [`season/${season}`]);

/** Sends the command, lets the fault strike, and starts the API that the client meets when it asks again. */
async function killedDuring(mode: 'cutBeforeCommit' | 'holdAnswer', season: string, key: string): Promise<Person> {
  const person = await signedIn(api);
  const kill = () => process.kill(api.pid, 'SIGKILL');
  proxy.onCut = kill;
  proxy.onCommitted = kill;
  const before = proxy.struck;
  proxy.mode = mode;

  await expect(open(person, season, key), 'nobody answers').rejects.toThrow();

  expect(proxy.struck).toBe(before + 1);
  await api.exited();
  api = await startApi(env);
  return signedIn(api);
}

describe('the API is killed (SIGKILL) while it serves a command', () => {
  beforeAll(async () => {
    api = await startApi(env);
  });

  it('before the COMMIT reaches PostgreSQL: nothing is recorded, and the repeat records it once', async () => {
    const key = randomUUID();

    const person = await killedDuring('cutBeforeCommit', 'cut', key);

    expect(await facts('cut')).toEqual([]);
    const repeat = await open(person, 'cut', key);
    expect(repeat).toMatchObject({ status: 200, body: { version: 1, alreadyRecorded: false } });
    expect(await facts('cut')).toEqual([{ type: 'SeasonOpened', command_id: key }]);
  });

  it('after the COMMIT, before the answer: one fact, the repeat gets its answer, another body is a conflict', async () => {
    const key = randomUUID();

    const person = await killedDuring('holdAnswer', 'told', key);

    expect(await facts('told')).toEqual([{ type: 'SeasonOpened', command_id: key }]);
    const first = await open(person, 'told', key);
    const second = await open(person, 'told', key);
    expect(first).toMatchObject({ status: 200, body: { commandId: key, version: 1, facts: [{ type: 'SeasonOpened', version: 1 }], alreadyRecorded: true } });
    expect(second.body).toEqual(first.body);
    expect((await person.press('/api/seasons/told/openSeason', { season: 'told', title: '另一个' }, key)).status).toBe(409);
    expect(await facts('told')).toHaveLength(1);
  });

  it('and the process of a season whose API died before it answered is told by the mail that was committed with the fact', async () => {
    await killedDuring('holdAnswer', 'mailed', randomUUID());
    expect(await store.sql("select stream from mail where stream = 'season/mailed'")).toHaveLength(1);
    const connection = await Connection.connect({ address: temporalAddress() });
    const client = new Client({ connection, namespace: env.TEMPORAL_NAMESPACE });

    const worker = await startWorker({ ...env, DATABASE_URL: store.url });

    await until(async () => (await client.workflow.getHandle('season/mailed').describe()).status.name === 'RUNNING');
    await until(async () => (await store.sql("select stream from mail where stream = 'season/mailed'")).length === 0);
    await worker.kill();
    await connection.close();
  });
});

async function until(ready: () => Promise<boolean>, withinMs = 30_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await sleep(100)) if (await ready().catch(() => false)) return;
  throw new Error('it did not come about');
}
