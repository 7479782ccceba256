import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomFor } from '../../apps/season/script/random.js';
import { collect } from './aftermath/collect.js';
import { untilQuiet } from './aftermath/quiet.js';
import { checkAftermath } from './check/check.js';
import { HistoryFile } from './clients/history-file.js';
import { gather, type People } from './clients/people.js';
import { runLoad } from './load/load.js';
import { type Pace, type Play, WHOLE_PACE } from './load/play.js';
import { FAULT_KINDS, type FaultKind } from './nemesis/faults.js';
import { torment } from './nemesis/nemesis.js';
import { recoverySeconds } from './nemesis/recovery.js';
import { type ChaosReport, clockOf, countsOf, killsOf } from './report.js';
import { CLOCK_STEP_MS } from './system/edges.js';
import { ChaosSystem } from './system/system.js';

export interface ChaosOptions {
  seed: number;
  kills: number;
  /** As many faults as fit into this time, instead of a number. */
  minutes: number | null;
  kinds?: readonly FaultKind[];
  /** The sources that run: this project, or a copy with a planted fault. */
  root: string;
  clients?: number;
  postgresFlags?: string[];
  pace?: Pace;
  /** How long the system may take to come to rest afterwards; by default longer where mail was destroyed. */
  quietWithinMs?: number;
  /** At least so long, however quickly the faults were done. */
  leastSeconds?: number;
  /** Where history, exported log and the logs of all processes stay. */
  keep?: string;
  say(line: string): void;
}

const CLIENTS = 8;
const LEAST_SECONDS = 30;
/** Longer than any request lasts (the API gives up at 5 s), as the programme's 120 s are. */
const TIMING = { settleSeconds: 7, spreadSeconds: 4 };
const PROMPT_MS = 25_000;
/** Where mail was destroyed behind the product's back, only the nets below it find out; the slowest looks after 120 s. */
const NETS_MS = 200_000;

export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const startedAt = Date.now();
  options.say('starting PostgreSQL, Temporal, worker and API');
  const system = await ChaosSystem.start({ root: options.root, postgresFlags: options.postgresFlags ?? [], say: options.say });
  try {
    return await play(options, system, startedAt);
  } finally {
    await system.stop({ keep: true });
    if (options.keep) cpSync(system.dir, options.keep, { recursive: true, filter: (path) => !path.startsWith(join(system.dir, 'postgres')) });
    await system.stop();
  }
}

async function play(options: ChaosOptions, system: ChaosSystem, startedAt: number): Promise<ChaosReport> {
  const { seed, say } = options;
  const history = new HistoryFile(join(system.dir, 'history.jsonl'), { seed, kills: options.kills, minutes: options.minutes });
  const people = await gather(system, history, options.clients ?? CLIENTS);
  await system.flush();
  const ending = new AbortController();
  const deadlines: number[] = [];
  const stage: Play = { seed, people, history, edges: system.edges, ending: ending.signal, season: null, pace: options.pace ?? WHOLE_PACE, timing: TIMING };
  say(`${people.applicants.length} clients at work`);
  const playedFrom = Date.now();
  const load = runLoad(stage, (at) => deadlines.push(at));
  load.catch(() => ending.abort());

  const torments = torment({
    system,
    history,
    say,
    kills: options.kills,
    kinds: options.kinds ?? FAULT_KINDS,
    random: randomFor(seed, 'nemesis'),
    untilMs: options.minutes === null ? null : playedFrom + options.minutes * 60_000,
    deadlines: () => deadlines,
    ending: ending.signal,
  });
  const struck = await torments;
  await sleep(Math.max(0, playedFrom + (options.leastSeconds ?? LEAST_SECONDS) * 1_000 - Date.now()), undefined, { signal: ending.signal }).catch(
    () => undefined,
  );
  ending.abort();
  say('no new cases; waiting for the last deadlines');
  await load;

  await askAgain(people);
  const mailHurt = struck.some(({ kind }) => kind === 'mailDeleted');
  const { processes, seconds } = await untilQuiet(system, options.quietWithinMs ?? (mailHurt ? NETS_MS : PROMPT_MS));
  say(`quiet after ${seconds.toFixed(1)} s`);
  const { facts, aftermath, chain } = await collect(system, people, processes);
  const findings = checkAftermath(history.lines, facts, aftermath, CLOCK_STEP_MS);
  history.close();
  return {
    seed,
    seconds: Math.round((Date.now() - startedAt) / 1_000),
    kills: killsOf(struck.map(({ kind }) => kind)),
    commandsAcknowledged: history.acknowledged(),
    ...countsOf(findings),
    recoverySeconds: recoverySeconds(history, struck),
    ...clockOf(facts),
    chain,
    findings,
  };
}

/** What nobody ever answered is asked once more, now that everybody can: it has happened, or it happens now, or it is refused. */
async function askAgain({ all }: People): Promise<void> {
  for (const account of all) for (const { client, ...sent } of account.open) await account.insist(client, sent, 30_000);
}
