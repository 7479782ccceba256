import { execFileSync } from 'node:child_process';
import { findTemporal } from '../../apps/stack/services/find-temporal.js';
import type { Machine } from './machine.js';
import { machineOf } from './machine.js';
import type { BenchOptions, Part } from './options.js';
import { commands, type CommandsReport, type Side } from './parts/commands.js';
import { type Footprint, footprint } from './parts/footprint.js';
import { type Growth, growth } from './parts/growth.js';
import { type MassDeadline, massDeadline } from './parts/mass-deadline.js';
import { processPath, type ProcessReport } from './parts/process-path.js';
import { type ReadModel, readModel } from './parts/read-model.js';
import { type Peers, peers } from './peers/peers.js';
import { Place } from './place.js';
import { round } from './statistics.js';

/** A part that was not asked for is not there. */
export type BenchReport = { machine: Machine; rounds: number; seed: number; seconds: number; quick: boolean } & Partial<CommandsReport> &
  Partial<Omit<ProcessReport, 'perSecond'>> & {
    processPerSecond?: ProcessReport['perSecond'];
    massDeadline?: MassDeadline[];
    readModel?: ReadModel[];
    growth?: Growth;
    peers?: Peers;
    /** Ours through HTTP at 50 callers against each engine's own callers: they have no HTTP, session or rule to pay for. */
    ratioToPeers?: { dbos: number; restate: number };
  } & Partial<Footprint>;

const SIDES: readonly [Part, Side][] = [
  ['a', 'ours'],
  ['b', 'handWritten'],
  ['c', 'floor'],
];

export async function runBench(options: BenchOptions, say: (line: string) => void): Promise<BenchReport> {
  const startedAt = Date.now();
  const { rounds, seed, quick } = options;
  const wants = (part: Part) => options.only.includes(part);
  const place = await Place.open(say);
  try {
    const report: BenchReport = { machine: await machineOf(place.owner, await temporalVersion(say)), rounds, seed, seconds: 0, quick };
    const sides = SIDES.filter(([part]) => wants(part)).map(([, side]) => side);
    if (sides.length > 0) Object.assign(report, await commands(place, { sides, rounds, seed, seconds: quick ? 1 : 5, cases: quick ? 60 : 180 }));
    if (wants('mass')) {
      report.massDeadline = [];
      for (const subjects of quick ? [50] : [1_000, 10_000]) report.massDeadline.push(await massDeadline(place, subjects));
    }
    if (wants('read')) report.readModel = await readModel(place, quick ? [2_000, 4_000] : [100_000, 1_000_000], quick ? 3 : 100);
    const parts = (['d', 'e', 'f'] as const).filter(wants);
    if (parts.length > 0) {
      const { perSecond, ...others } = await processPath(place, { parts, rounds, seconds: quick ? 1 : 5, streams: quick ? 5 : 100 });
      Object.assign(report, others, { processPerSecond: perSecond });
    }
    if (wants('growth'))
      report.growth = await growth(
        place,
        quick ? { streams: [50], facts: [10], seconds: 1, rounds: 1 } : { streams: [1_000, 10_000, 50_000], facts: [10, 100, 1_000], seconds: 3, rounds },
      );
    if (wants('footprint')) Object.assign(report, await footprint(place, quick));
    if (options.peers) report.peers = await peers(place, { seconds: quick ? 1 : 5, rounds });
    const ours = report.perSecond?.ours?.c50;
    if (report.peers && ours !== undefined) {
      const { dbos, restate } = report.peers.perSecond;
      report.ratioToPeers = { dbos: round(ours / dbos.c50), restate: round(ours / restate.c50) };
    }
    report.seconds = Math.round((Date.now() - startedAt) / 1_000);
    return report;
  } finally {
    await place.close();
  }
}

async function temporalVersion(say: (line: string) => void): Promise<string> {
  const { path } = await findTemporal(say);
  return execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
}
