import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../../apps/season/script/random.js';
import type { PostgresProxy, ProxyMode } from '../postgres-proxy.js';
import type { Child } from '../system/child.js';
import type { ChaosSystem } from '../system/system.js';
import { deleteMail, putOldMailBack } from './mail.js';

export interface Strike {
  system: ChaosSystem;
  random: Random;
}

/** One fault from its blow to its healing. False: it found nothing to strike, so it does not count. */
export type Fault = (strike: Strike) => Promise<boolean>;

const SHORT = 3_000;
const COMMIT_WITHIN_MS = 10_000;
/** A heartbeat is missed, a session of PostgreSQL stays open: the worker comes back from the dead. */
const LONGER_THAN_HEARTBEAT_MS = 12_000;

export const FAULTS = {
  apiKill: async ({ system, random }) => restartApi(system, random),
  apiKillAtCommit: async (strike) => killedAtCommit(strike, strike.system.apiProxy, strike.system.api, restartApi),
  workerKill: async ({ system, random }) => restartWorker(system, random),
  workerKillAtCommit: async (strike) => killedAtCommit(strike, strike.system.workerProxy, strike.system.worker, restartWorker),
  temporalKill: async ({ system, random }) => restartTemporal(system, random.between(0, 20_000), false),
  temporalEmptied: async ({ system, random }) => restartTemporal(system, random.between(0, SHORT), true),
  postgresStop: async ({ system, random }) => {
    await system.stopPostgresAtOnce();
    await sleep(random.between(0, SHORT));
    await system.startPostgres();
    return true;
  },
  twoWorkers: async ({ system, random }) => {
    const first = system.worker;
    await system.startWorker().says('worker ready');
    await sleep(random.between(1_000, SHORT));
    await first?.kill();
    return true;
  },
  workerFrozen: async ({ system, random }) => {
    const frozen = system.worker;
    await system.startWorker().says('worker ready');
    frozen?.signal('SIGSTOP');
    await sleep(LONGER_THAN_HEARTBEAT_MS + random.between(0, SHORT));
    frozen?.signal('SIGCONT');
    await sleep(2_000);
    await frozen?.stop();
    return true;
  },
  apiCut: async ({ system }) => cut(system.apiProxy),
  workerCut: async ({ system }) => cut(system.workerProxy),
  apiBlackHole: async ({ system, random }) => blackHole(system.apiProxy, random.between(SHORT, 7_000)),
  workerBlackHole: async ({ system, random }) => blackHole(system.workerProxy, random.between(SHORT, 9_000)),
  apiAnswerLost: async ({ system }) => oneCommit(system.apiProxy, 'swallowAnswer'),
  workerAnswerLost: async ({ system }) => oneCommit(system.workerProxy, 'swallowAnswer'),
  apiCutBeforeCommit: async ({ system }) => oneCommit(system.apiProxy, 'cutBeforeCommit'),
  workerCutBeforeCommit: async ({ system }) => oneCommit(system.workerProxy, 'cutBeforeCommit'),
  /** Some round trips per request, or one long last one: slow, but within the time that a request has. */
  apiSlow: async ({ system, random }) => slow(system.apiProxy, { delayMs: random.between(150, 350) }),
  commitSlow: async ({ system, random }) => slow(system.apiProxy, { commitDelayMs: random.between(1_200, 2_500) }),
  mailDeleted: async ({ system }) => deleteMail(system, SHORT),
  mailPutBack: async ({ system }) => putOldMailBack(system, SHORT),
} satisfies Record<string, Fault>;

export type FaultKind = keyof typeof FAULTS;
export const FAULT_KINDS = Object.keys(FAULTS) as FaultKind[];

/** People go on meanwhile; what stands still is the clock. (Destroyed mail is no outage: the slowest net finds it after 120 s, by design.) */
const STOPS_THE_CLOCK: readonly FaultKind[] = [
  'workerKill',
  'workerKillAtCommit',
  'temporalKill',
  'temporalEmptied',
  'twoWorkers',
  'workerFrozen',
  'workerCut',
  'workerBlackHole',
  'workerAnswerLost',
  'workerCutBeforeCommit',
];
export const stopsTheClock = (kind: FaultKind): boolean => STOPS_THE_CLOCK.includes(kind);

async function restartApi(system: ChaosSystem, random: Random): Promise<boolean> {
  await system.api?.kill();
  await sleep(random.between(0, 1_000));
  system.startApi();
  await system.apiReady();
  return true;
}

async function restartWorker(system: ChaosSystem, random: Random): Promise<boolean> {
  await system.worker?.kill();
  await sleep(random.between(0, SHORT));
  await system.startWorker().says('worker ready');
  return true;
}

async function restartTemporal(system: ChaosSystem, downMs: number, emptied: boolean): Promise<boolean> {
  await system.killTemporal({ emptied });
  await sleep(downMs);
  await system.startTemporal();
  return true;
}

async function killedAtCommit(
  strike: Strike,
  proxy: PostgresProxy,
  victim: Child | null,
  restart: (system: ChaosSystem, random: Random) => Promise<boolean>,
): Promise<boolean> {
  proxy.onCommitted = () => victim?.signal('SIGKILL');
  const struck = await oneCommit(proxy, 'holdAnswer');
  proxy.onCommitted = () => undefined;
  if (struck) await restart(strike.system, strike.random);
  return struck;
}

async function oneCommit(proxy: PostgresProxy, mode: ProxyMode): Promise<boolean> {
  const before = proxy.struck;
  proxy.mode = mode;
  for (const end = Date.now() + COMMIT_WITHIN_MS; Date.now() < end && proxy.struck === before; ) await sleep(10);
  proxy.mode = 'pass';
  return proxy.struck > before;
}

async function cut(proxy: PostgresProxy): Promise<boolean> {
  proxy.cutAll();
  return true;
}

async function blackHole(proxy: PostgresProxy, forMs: number): Promise<boolean> {
  proxy.mode = 'blackHole';
  await sleep(forMs);
  proxy.cutAll();
  proxy.mode = 'pass';
  return true;
}

async function slow(proxy: PostgresProxy, delay: Partial<Pick<PostgresProxy, 'delayMs' | 'commitDelayMs'>>): Promise<boolean> {
  Object.assign(proxy, delay);
  await sleep(2 * SHORT);
  Object.assign(proxy, { delayMs: 0, commitDelayMs: 0 });
  return true;
}
