import { CannotRun } from '#libs/command-line/sentence';
import { runChaos } from '../chaos.js';
import type { Finding } from '../check/finding.js';
import type { Pace } from '../load/play.js';
import { DidNotStart } from '../system/system.js';
import { copyOf, misfitsOf, plant } from './copy.js';
import type { Planted } from './planted.js';

export interface MutantsOptions {
  root: string;
  seed: number;
  wanted: readonly Planted[];
  /** The same runs without the faults: then nothing may be found. */
  unpatched?: boolean;
  clients?: number;
  pace?: Pace;
  leastSeconds?: number;
  say(line: string): void;
}

interface Tried {
  name: string;
  caught: boolean;
  seconds: number;
  /** Of the kinds that the fault must show as. */
  proofs: string[];
}

export interface MutantsReport {
  seed: number;
  seconds: number;
  mutants: { planted: number; caught: number; missed: string[] };
  tried: Tried[];
}

const PROOFS = 3;
/** A fault that shows only after this is not looked for: the nets below the mail may hide it by then. */
const QUIET_WITHIN_MS = 20_000;

export async function runMutants(options: MutantsOptions): Promise<MutantsReport> {
  const startedAt = Date.now();
  const misfits = options.wanted.flatMap((planted) => misfitsOf(options.root, planted));
  if (misfits.length > 0) throw new CannotRun(misfits.join('\n'));
  const tried: Tried[] = [];
  for (const planted of options.wanted) tried.push(await tryOne(planted, options));
  const missed = tried.filter(({ caught }) => !caught).map(({ name }) => name);
  return { seed: options.seed, seconds: since(startedAt), mutants: { planted: tried.length, caught: tried.length - missed.length, missed }, tried };
}

async function tryOne(planted: Planted, options: MutantsOptions): Promise<Tried> {
  const startedAt = Date.now();
  const { name, what, kills, kinds, postgresFlags } = planted;
  const leastSeconds = options.leastSeconds ?? planted.leastSeconds;
  options.say(`${options.unpatched ? 'without' : 'with'} ${name}: ${what}`);
  const copy = copyOf(options.root);
  try {
    if (!options.unpatched) plant(copy.root, planted);
    const say = (line: string) => options.say(`  ${line}`);
    const { findings } = await runChaos({
      root: copy.root,
      seed: options.seed,
      minutes: null,
      quietWithinMs: QUIET_WITHIN_MS,
      clients: options.clients,
      pace: options.pace,
      kills,
      kinds,
      postgresFlags,
      leastSeconds,
      say,
    });
    const proofs = proofsOf(findings, planted);
    options.say(proofs.length > 0 ? `  found: ${proofs[0]}` : `  NOT found${findings.length > 0 ? `; but ${findings[0]?.kind} ${findings[0]?.proof}` : ''}`);
    return { name, caught: proofs.length > 0, seconds: since(startedAt), proofs: proofs.slice(0, PROOFS) };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (!(error instanceof DidNotStart) || !planted.mayRefuseToStart || options.unpatched) throw error;
    options.say('  refused to start');
    return { name, caught: true, seconds: since(startedAt), proofs: [`refused to start: ${words.slice(0, 400)}`] };
  } finally {
    copy.remove();
  }
}

const proofsOf = (findings: readonly Finding[], { expect }: Planted): string[] =>
  findings.filter(({ kind }) => expect.includes(kind)).map(({ kind, stream, proof }) => `${kind} ${stream}: ${proof}`);
const since = (startedAt: number): number => Math.round((Date.now() - startedAt) / 1_000);
