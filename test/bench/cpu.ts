import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/** CPU time of these processes and all below them, ended children included; 0 where there is no /proc. */
export function cpuMsOf(roots: readonly number[]): number {
  const all = new Map<number, { parent: number; ms: number }>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
        .map(Number);
      const [, parent = 0] = fields;
      all.set(Number(name), { parent, ms: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) * TICK_MS });
    } catch {
      // ended between the list and the look
    }
  }
  const belongs = (pid: number): boolean => roots.includes(pid) || (all.has(pid) && belongs(all.get(pid)?.parent ?? 0));
  return [...all].reduce((sum, [pid, { ms }]) => sum + (pid !== 0 && belongs(pid) ? ms : 0), 0);
}
