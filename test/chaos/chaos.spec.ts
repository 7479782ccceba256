import { describe, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { runChaos } from './chaos.js';
import { BRISK_PACE } from './load/play.js';
import { PLANTED } from './mutants/planted.js';
import { runMutants } from './mutants/run-mutants.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BRISK = { root: ROOT, seed: 7, pace: BRISK_PACE, clients: 4, say: () => undefined };

describe('a small torment', () => {
  it('of three blows loses, doubles, wrongs, misses, strands and changes nothing', { timeout: 240_000 }, async () => {
    const report = await runChaos({ ...BRISK, kills: 3, kinds: ['apiKillAtCommit', 'workerKill', 'postgresStop'], minutes: null, leastSeconds: 12 });

    expect(report.findings).toEqual([]);
    expect(report.kills).toEqual({ apiKillAtCommit: 1, workerKill: 1, postgresStop: 1 });
    expect(report.recoverySeconds.unrecovered).toBe(0);
    expect(report.chain).toMatchObject({ verified: true, problem: null });
    expect(report.commandsAcknowledged).toBeGreaterThan(50);
    expect(report.deadlinesDecided).toBeGreaterThan(1);
  });

  it('finds two planted faults: a deadline that ends a millisecond too early, a refusal that writes', { timeout: 240_000 }, async () => {
    const run = (name: string) => runMutants({ ...BRISK, wanted: PLANTED.filter((planted) => planted.name === name), leastSeconds: 12 });

    const reports = await Promise.all([run('deadlineExclusive'), run('refusalThatWrites')]);

    expect(reports.map(({ mutants }) => mutants)).toEqual([
      { planted: 1, caught: 1, missed: [] },
      { planted: 1, caught: 1, missed: [] },
    ]);
  });
});
