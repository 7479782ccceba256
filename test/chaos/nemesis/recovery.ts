import type { HistoryFile } from '../clients/history-file.js';
import { stopsTheClock } from './faults.js';
import type { Struck } from './nemesis.js';

/**
 * As clients saw it: when the first command that was sent after the blow was acknowledged, and where the blow stops the
 * clock, when the first due decided after it was seen. Null: not yet.
 */
export function recoveredAt({ lines, nemesis }: Pick<HistoryFile, 'lines' | 'nemesis'>, { mono, wall }: Struck, clockToo: boolean): number | null {
  const served = firstServed(lines, mono);
  if (served === null || !clockToo) return served;
  const decided = nemesis.find((line) => line.type === 'clock' && line.what > wall && line.mono > mono);
  return decided ? Math.max(served, decided.mono) : null;
}

function firstServed(lines: HistoryFile['lines'], mono: number): number | null {
  const sent = new Set<string>();
  for (let at = firstAfter(lines, mono); at < lines.length; at++) {
    const line = lines[at];
    if (!line) return null;
    if (line.type === 'invoke') sent.add(`${line.client} ${line.key}`);
    if (line.type === 'ok' && sent.has(`${line.client} ${line.key}`)) return line.mono;
  }
  return null;
}

function firstAfter(lines: HistoryFile['lines'], mono: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.mono ?? 0) < mono) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function recoverySeconds(
  history: Pick<HistoryFile, 'lines' | 'nemesis'>,
  struck: readonly Struck[],
): { p50: number | null; max: number | null; unrecovered: number } {
  const found = struck.map((blow) => ({ blow, at: recoveredAt(history, blow, stopsTheClock(blow.kind)) }));
  const seconds = found.flatMap(({ blow, at }) => (at === null ? [] : [(at - blow.mono) / 1_000])).sort((a, b) => a - b);
  const round = (value: number | undefined) => (value === undefined ? null : Math.round(value * 10) / 10);
  return { p50: round(seconds[Math.floor((seconds.length - 1) / 2)]), max: round(seconds.at(-1)), unrecovered: found.length - seconds.length };
}
