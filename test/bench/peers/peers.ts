import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Child } from '../../chaos/system/child.js';
import { Helper } from '../child.js';
import { FLOOR } from '../load/floor-load.js';
import type { LoadResult } from '../load/http-load.js';
import { plannedCases } from '../load/plan.js';
import type { Place } from '../place.js';
import { HandWritten } from '../sides/hand-written.js';
import { median, quantile, round } from '../statistics.js';

type Peer = 'dbos' | 'restate';
type Levels = { c8: number; c50: number };

export interface Peers {
  /** The floor's statement as a step of each engine; callers inside its process, no HTTP of ours, no session, no rule. */
  perSecond: { [P in Peer]: Levels };
  p99ms: { [P in Peer]: Levels };
  versions: { [P in Peer]: string };
}

const HERE = fileURLToPath(new URL('.', import.meta.url));
const FILES = ['package.json', 'transition.mjs', 'dbos.mjs', 'restate.mjs'];
const CALLERS = { c8: 8, c50: 50 } as const;

type Asked = { ids: string[]; callers: number; seconds: number };

/** Interleaved: DBOS, Restate, DBOS, Restate. Installed outside the project, which carries neither. */
export async function peers(place: Place, { seconds, rounds }: { seconds: number; rounds: number }): Promise<Peers> {
  const dir = install(place.say);
  const taken: { peer: Peer; level: keyof Levels; perSecond: number; p99: number }[] = [];
  const sides = [await dbos(place, dir), await restate(place, dir)];
  const ids = plannedCases(300).filter(({ kind }) => kind === 'review');
  try {
    for (const side of sides) await side.one.begin(ids);
    for (let number = 0; number <= rounds; number++) {
      for (const level of ['c8', 'c50'] as const) {
        for (const { peer, helper, one } of sides) {
          const before = await one.facts();
          const { completed, acknowledged, latenciesMs, wrong } = await helper.ask({
            ids: ids.map(({ id }) => id),
            callers: CALLERS[level],
            seconds: number === 0 ? 1 : seconds,
          });
          if (wrong[0]) throw new Error(`${peer}: ${wrong[0]}`);
          if ((await one.facts()) - before !== acknowledged) throw new Error(`${peer}: answers and facts differ`);
          if (number === 0) continue;
          taken.push({ peer, level, perSecond: completed / seconds, p99: quantile(latenciesMs, 0.99) });
          place.say(`peers: round ${number}/${rounds} ${level} ${peer}: ${Math.round(completed / seconds)}/s`);
        }
      }
    }
  } finally {
    for (const side of sides) await side.stop();
  }
  const of = (peer: Peer, pick: 'perSecond' | 'p99'): Levels => {
    const at = (level: keyof Levels) => round(median(taken.filter((one) => one.peer === peer && one.level === level).map((one) => one[pick])), 0);
    return { c8: at('c8'), c50: at('c50') };
  };
  const version = (name: string) => (JSON.parse(readFileSync(join(dir, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
  return {
    perSecond: { dbos: of('dbos', 'perSecond'), restate: of('restate', 'perSecond') },
    p99ms: { dbos: of('dbos', 'p99'), restate: of('restate', 'p99') },
    versions: { dbos: version('@dbos-inc/dbos-sdk'), restate: version('@restatedev/restate-server') },
  };
}

function install(say: (line: string) => void): string {
  const dir = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'fwzz', 'bench-peers');
  mkdirSync(dir, { recursive: true });
  const wanted = readFileSync(join(HERE, 'package.json'), 'utf8');
  const stamp = join(dir, 'installed');
  for (const file of FILES) copyFileSync(join(HERE, file), join(dir, file));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return dir;
  say('peers: installing DBOS and Restate');
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: dir, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm install of the peers failed:\n${stderr.slice(-2_000)}`);
  writeFileSync(stamp, wanted);
  return dir;
}

interface PeerSide {
  peer: Peer;
  one: HandWritten;
  helper: Helper<Asked, LoadResult>;
  stop(): Promise<void>;
}

async function tables(place: Place): Promise<HandWritten> {
  const one = await HandWritten.start(place);
  await one.server.child.stop();
  return one;
}

async function dbos(place: Place, dir: string): Promise<PeerSide> {
  const one = await tables(place);
  const env = { DATABASE_URL: one.databaseUrl, SYSTEM_DATABASE_URL: await place.database('dbos', { empty: true }), FLOOR: JSON.stringify(FLOOR) };
  const helper = new Helper<Asked, LoadResult>(pathToFileURL(join(dir, 'dbos.mjs')), env, []);
  await helper.said();
  return { peer: 'dbos', one, helper, stop: async () => void (await Promise.all([helper.stop(), one.stop()])) };
}

async function restate(place: Place, dir: string): Promise<PeerSide> {
  const one = await tables(place);
  const ports = {
    ingress: await place.freePort('ingress'),
    admin: await place.freePort('admin'),
    node: await place.freePort('node'),
    service: await place.freePort('service'),
  };
  const server = new Child({
    name: 'restate',
    command: join(dir, 'node_modules', '.bin', 'restate-server'),
    args: ['--base-dir', join(place.dir, 'restate')],
    cwd: place.dir,
    env: {
      ...process.env,
      RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ports.ingress}`,
      RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${ports.admin}`,
      RESTATE_BIND_ADDRESS: `127.0.0.1:${ports.node}`,
      RESTATE_ADVERTISED_ADDRESS: `http://127.0.0.1:${ports.node}`,
      RESTATE_LOG_FILTER: 'warn',
      DO_NOT_TRACK: '1',
    },
    logFile: place.log('restate'),
  });
  const env = {
    DATABASE_URL: one.databaseUrl,
    FLOOR: JSON.stringify(FLOOR),
    INGRESS: `127.0.0.1:${ports.ingress}`,
    ADMIN: `127.0.0.1:${ports.admin}`,
    SERVICE_PORT: String(ports.service),
  };
  const helper = new Helper<Asked, LoadResult>(pathToFileURL(join(dir, 'restate.mjs')), env, []);
  await helper.said();
  return { peer: 'restate', one, helper, stop: async () => void (await Promise.all([helper.stop(), one.stop(), server.stop()])) };
}
