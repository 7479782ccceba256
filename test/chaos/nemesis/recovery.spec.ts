import { describe, expect, it } from 'vitest';
import type { HistoryLine } from '../check/history.js';
import type { NemesisLine } from '../clients/history-file.js';
import { recoveredAt } from './recovery.js';

const blow = { kind: 'apiKill' as const, mono: 100, wall: '2022-05-10T00:00:00.100Z' };
const line = (mono: number, type: HistoryLine['type'], key: string): HistoryLine => ({
  index: mono,
  mono,
  wall: '',
  client: 1,
  type,
  command: 'renameTitle',
  key,
  stream: 'title/t',
});
const clock = (mono: number, what: string): NemesisLine => ({ index: mono, mono, wall: '', type: 'clock', what });

describe('the time to recover', () => {
  it('ends with the answer to a command that was sent after the blow, not to one that was under way', () => {
    const lines = [
      line(90, 'invoke', 'a'),
      line(110, 'ok', 'a'),
      line(120, 'invoke', 'b'),
      line(130, 'info', 'b'),
      line(140, 'invoke', 'b'),
      line(150, 'ok', 'b'),
    ];

    expect(recoveredAt({ lines, nemesis: [] }, blow, false)).toBe(150);
    expect(recoveredAt({ lines: lines.slice(0, 4), nemesis: [] }, blow, false)).toBeNull();
  });

  it('of the clock ends when a due is seen that was decided after the blow', () => {
    const lines = [line(120, 'invoke', 'b'), line(150, 'ok', 'b')];
    const before = clock(160, '2022-05-10T00:00:00.050Z');
    const after = clock(170, '2022-05-10T00:00:00.165Z');

    expect(recoveredAt({ lines, nemesis: [before] }, blow, true)).toBeNull();
    expect(recoveredAt({ lines, nemesis: [before, after] }, blow, true)).toBe(170);
  });
});
