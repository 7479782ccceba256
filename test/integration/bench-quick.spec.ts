import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('npm run bench', () => {
  it('measures side by side, checks each answer against the facts, and says where it ran', async () => {
    const args = ['--import', 'tsx', 'test/bench/main.ts', '--quick', '--json', '--only', 'a,b,c,mass'];

    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, timeout: 110_000 });

    const report = JSON.parse(stdout) as Record<string, unknown>;
    const levels = { c1: expect.any(Number), c8: expect.any(Number), c50: expect.any(Number) };
    expect(report).toMatchObject({
      ratioToHandWritten: levels,
      ratioToFloor: levels,
      p50ms: { ours: levels, handWritten: levels, floor: levels },
      p99ms: { ours: levels, handWritten: levels, floor: levels },
      massDeadline: [{ subjects: 50, exactlyOnce: true }],
      machine: { cores: expect.any(Number), load: expect.any(Array) },
    });
    const { answers, facts } = report.checked as { answers: number; facts: number };
    expect(answers).toBeGreaterThan(100);
    expect(facts).toBe(answers);
    expect(stderr).toContain('commands: round 1/1');
  }, 120_000);
});
