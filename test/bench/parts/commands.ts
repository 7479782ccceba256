import { randomFor } from '../../../apps/season/script/random.js';
import { Helper } from '../child.js';
import type { FloorLoad } from '../load/floor-load.js';
import type { HttpLoad, LoadResult } from '../load/http-load.js';
import { caseOf, plannedCases } from '../load/plan.js';
import { cpuMsOf } from '../cpu.js';
import type { Place } from '../place.js';
import { HandWritten } from '../sides/hand-written.js';
import { Ours } from '../sides/ours.js';
import { median, quantile, round } from '../statistics.js';

export type Side = 'ours' | 'handWritten' | 'floor';
export type At<T> = { c1: T; c8: T; c50: T };
const CALLERS = { c1: 1, c8: 8, c50: 50 } as const;
type Level = keyof typeof CALLERS;
const LEVELS = Object.keys(CALLERS) as Level[];

export interface CommandsReport {
  /** Per second, median over the rounds. */
  perSecond: { [S in Side]?: At<number> };
  ratioToHandWritten: At<number> | null;
  ratioToFloor: At<number> | null;
  p50ms: { [S in Side]?: At<number> };
  p99ms: { [S in Side]?: At<number> };
  /** CPU time of server and PostgreSQL per command: steadier than a rate where others share the machine. */
  cpuMs: { [S in Side]?: At<number> };
  /** Answers that were checked, and facts found in the databases for them. */
  checked: { answers: number; facts: number };
  runs: string;
}

export interface CommandsOptions {
  sides: readonly Side[];
  rounds: number;
  seconds: number;
  cases: number;
  seed: number;
  /** Extra arguments of node for our API: `--cpu-prof` and the like. */
  apiArgs?: string[];
}

interface Runner {
  side: Side;
  load(level: Level, seconds: number): Promise<LoadResult>;
  facts(): Promise<number>;
  drain(): Promise<void>;
  stop(): Promise<void>;
  /** Root processes whose CPU time is its cost. */
  pids: number[];
}

/** The same commands by the same callers on each side, interleaved: ours, hand-written, floor, ours, … */
export async function commands(place: Place, options: CommandsOptions): Promise<CommandsReport> {
  const generator = new Helper<HttpLoad | FloorLoad, LoadResult>(new URL('../load/child.ts', import.meta.url));
  const runners: Runner[] = [];
  try {
    for (const side of options.sides) {
      place.say(`commands: starting ${side}`);
      runners.push(await runnerOf(place, side, generator, options));
    }
    return await play(place, runners, options);
  } finally {
    for (const runner of runners) await runner.stop();
    await generator.stop();
  }
}

async function runnerOf(
  place: Place,
  side: Side,
  generator: Helper<HttpLoad | FloorLoad, LoadResult>,
  { cases, seed, apiArgs }: CommandsOptions,
): Promise<Runner> {
  const planned = plannedCases(cases);
  if (side === 'floor') {
    const one = await HandWritten.start(place);
    await one.server.child.stop();
    const review = planned.filter((each) => each.kind === 'review');
    await one.begin(review);
    const ids = review.map(({ id }) => id);
    const load = (level: Level, seconds: number) => generator.ask({ kind: 'floor', databaseUrl: one.databaseUrl, ids, callers: CALLERS[level], seconds });
    return { side, load, facts: () => one.facts(), drain: () => one.drain(), stop: () => one.stop(), pids: [place.postgresPid] };
  }
  const one = side === 'ours' ? await Ours.start(place, apiArgs) : await HandWritten.start(place);
  await one.begin(planned);
  const asked = { kind: 'http' as const, url: one.server.url, people: one.people, cases: shuffled(planned, seed).map(caseOf) };
  const load = (level: Level, seconds: number) => generator.ask({ ...asked, callers: CALLERS[level], seconds });
  return { side, load, facts: () => one.facts(), drain: () => one.drain(), stop: () => one.stop(), pids: [place.postgresPid, one.server.child.pid ?? 0] };
}

/** Who plays which case, by the seed; the same for each side. */
function shuffled<T>(all: readonly T[], seed: number): T[] {
  const random = randomFor(seed, 'cases');
  const left = [...all];
  return all.flatMap(() => left.splice(random.between(0, left.length - 1), 1));
}

async function play(place: Place, runners: Runner[], { rounds, seconds }: CommandsOptions): Promise<CommandsReport> {
  const taken: { side: Side; level: Level; perSecond: number; p50: number; p99: number; cpu: number }[] = [];
  const checked = { answers: 0, facts: 0 };
  // Until the compiler of the engine has seen enough of each side: rates still climb for some ten seconds.
  for (const level of ['c8', 'c50'] as const) for (const runner of runners) await once(runner, level, seconds, checked);
  for (let number = 1; number <= rounds; number++) {
    for (const level of LEVELS) {
      for (const runner of runners) {
        const { completed, latenciesMs, cpuMs } = await once(runner, level, seconds, checked);
        const perSecond = completed / seconds;
        taken.push({ side: runner.side, level, perSecond, p50: quantile(latenciesMs, 0.5), p99: quantile(latenciesMs, 0.99), cpu: cpuMs });
        place.say(`commands: round ${number}/${rounds} ${level} ${runner.side}: ${Math.round(perSecond)}/s, p99 ${round(quantile(latenciesMs, 0.99), 1)} ms`);
      }
    }
  }
  const at = (side: Side, pick: 'perSecond' | 'p50' | 'p99' | 'cpu', digits: number): At<number> => {
    const of = (level: Level) => round(median(taken.filter((one) => one.side === side && one.level === level).map((one) => one[pick])), digits);
    return { c1: of('c1'), c8: of('c8'), c50: of('c50') };
  };
  const all = (pick: 'perSecond' | 'p50' | 'p99' | 'cpu', digits: number) => Object.fromEntries(runners.map(({ side }) => [side, at(side, pick, digits)]));
  /** Of each round by itself, then the median: what disturbed the machine disturbed both sides of it. */
  const ratio = (other: Side): At<number> | null => {
    if (!runners.some(({ side }) => side === other) || !runners.some(({ side }) => side === 'ours')) return null;
    const of = (level: Level) => {
      const rate = (side: Side) => taken.filter((one) => one.side === side && one.level === level).map((one) => one.perSecond);
      const others = rate(other);
      return round(median(rate('ours').map((one, index) => one / (others[index] ?? Number.NaN))));
    };
    return { c1: of('c1'), c8: of('c8'), c50: of('c50') };
  };
  return {
    perSecond: all('perSecond', 0),
    ratioToHandWritten: ratio('handWritten'),
    ratioToFloor: ratio('floor'),
    p50ms: all('p50', 2),
    p99ms: all('p99', 1),
    cpuMs: all('cpu', 2),
    checked,
    runs: 'API as a process with mail written; worker and Temporal not running during rounds: between rounds the bench does the follow-ups and takes the mail away',
  };
}

/** A round whose answers are wrong, or whose facts are not in the database, ends the bench. */
async function once(runner: Runner, level: Level, seconds: number, checked: CommandsReport['checked']): Promise<LoadResult & { cpuMs: number }> {
  const before = await runner.facts();
  const cpuBefore = cpuMsOf(runner.pids);
  const result = await runner.load(level, seconds);
  const cpuMs = (cpuMsOf(runner.pids) - cpuBefore) / result.acknowledged;
  const made = (await runner.facts()) - before;
  if (result.wrong.length > 0) throw new Error(`${runner.side}: ${result.wrong[0]}`);
  if (made !== result.acknowledged) throw new Error(`${runner.side}: ${result.acknowledged} answers, ${made} facts`);
  checked.answers += result.acknowledged;
  checked.facts += made;
  await runner.drain();
  return { ...result, cpuMs };
}
