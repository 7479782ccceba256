import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../../apps/season/script/random.js';
import type { HistoryFile } from '../clients/history-file.js';
import type { ChaosSystem } from '../system/system.js';
import { FAULTS, type FaultKind, stopsTheClock } from './faults.js';
import { recoveredAt } from './recovery.js';

export interface Struck {
  kind: FaultKind;
  mono: number;
  wall: string;
}

export interface NemesisOptions {
  system: ChaosSystem;
  history: HistoryFile;
  random: Random;
  kinds: readonly FaultKind[];
  /** So many faults, or as many as fit into the time where that is given. */
  kills: number;
  untilMs: number | null;
  /** Deadlines to come: half of the faults strike around one. */
  deadlines(): number[];
  /** The play is over, or broke off. */
  ending: AbortSignal;
  say(line: string): void;
}

const NEAR_MS = 12_000;
const RECOVERED_WITHIN_MS = 90_000;

/** One fault at a time, in an order that the seed gives; the next one when clients are served and the clock decides again. */
export async function torment(options: NemesisOptions): Promise<Struck[]> {
  const { history, random, kills, untilMs, say } = options;
  const struck: Struck[] = [];
  const deck = deckOf(options.kinds, random);
  // A fault that finds nothing to strike does not count; a number that cannot be reached ends all the same.
  const goesOn = (tries: number) => (untilMs === null ? struck.length < kills && tries < kills * 4 + 40 : Date.now() < untilMs);
  for (let tries = 0; goesOn(tries) && !options.ending.aborted; tries++) {
    const kind = deck();
    await sleep(random.between(300, 2_000));
    await sleep(waitForDeadline(options));
    const { mono, wall } = history.note('strike', kind);
    const hit = await FAULTS[kind]({ system: options.system, random });
    history.note('healed', hit ? kind : `${kind} found nothing`);
    if (!hit) continue;
    const blow = { kind, mono, wall };
    struck.push(blow);
    const seconds = await recovery(history, blow, options.ending);
    say(
      `${String(struck.length).padStart(3)} ${kind}: served again after ${seconds === null ? `more than ${RECOVERED_WITHIN_MS / 1_000}` : seconds.toFixed(1)} s`,
    );
  }
  return struck;
}

/** Every kind once before any comes again. */
function deckOf(kinds: readonly FaultKind[], random: Random): () => FaultKind {
  let left: FaultKind[] = [];
  return () => {
    if (left.length === 0) left = [...kinds];
    const [kind] = left.splice(random.between(0, left.length - 1), 1);
    if (!kind) throw new Error('no kind of fault to choose from');
    return kind;
  };
}

function waitForDeadline({ deadlines, random }: NemesisOptions): number {
  const now = Date.now();
  const [near] = deadlines().filter((at) => at > now && at < now + NEAR_MS);
  return near !== undefined && random.chance(50) ? Math.max(0, near - random.between(0, 2_000) - now) : 0;
}

async function recovery(history: HistoryFile, blow: Struck, ending: AbortSignal): Promise<number | null> {
  for (const end = Date.now() + RECOVERED_WITHIN_MS; Date.now() < end && !ending.aborted; await sleep(100)) {
    const at = recoveredAt(history, blow, stopsTheClock(blow.kind));
    if (at !== null) return (at - blow.mono) / 1_000;
  }
  return null;
}
