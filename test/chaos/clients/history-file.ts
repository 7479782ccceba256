import { closeSync, openSync, writeSync } from 'node:fs';
import type { HistoryLine } from '../check/history.js';

/** What happened to the system, in the same file and on the same clock as what clients saw. */
export interface NemesisLine {
  index: number;
  mono: number;
  wall: string;
  type: 'strike' | 'healed' | 'clock';
  /** The fault, or the due that the clock had decided. */
  what: string;
}

type Step = Omit<HistoryLine, 'index' | 'mono' | 'wall'>;

/** JSON lines outside the system under test, each written before the next step is taken. */
export class HistoryFile {
  readonly lines: HistoryLine[] = [];
  readonly nemesis: NemesisLine[] = [];
  private readonly file: number;
  private next = 0;

  constructor(
    readonly path: string,
    head: object,
  ) {
    this.file = openSync(path, 'w');
    this.write(head);
  }

  step(step: Step): HistoryLine {
    const line: HistoryLine = { ...this.stamp(), ...step };
    this.write(line);
    this.lines.push(line);
    return line;
  }

  note(type: NemesisLine['type'], what: string): NemesisLine {
    const line: NemesisLine = { ...this.stamp(), type, what };
    this.write(line);
    this.nemesis.push(line);
    return line;
  }

  acknowledged(): number {
    return new Set(this.lines.filter(({ type }) => type === 'ok').map(({ key }) => key)).size;
  }

  close(): void {
    closeSync(this.file);
  }

  private stamp() {
    return { index: this.next++, mono: performance.now(), wall: new Date().toISOString() };
  }

  private write(line: object): void {
    writeSync(this.file, `${JSON.stringify(line)}\n`);
  }
}
