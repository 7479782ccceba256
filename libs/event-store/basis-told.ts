import type { BasisLine } from './end-line.js';
import type { FactLine } from './log-line.js';

export interface Untold {
  line: number;
  stream: string;
  version: number;
  what: string;
}

/**
 * Every fact names what it was decided from: its command, its programme, the content that it froze. No hash covers that
 * the lines of these are there, so a file that lost one says less than the log did, and is found only by counting here.
 */
export class BasisTold {
  private readonly untold = new Map<string, Untold>();
  /** Few: programmes and contents. A command stands behind the first fact of its batch, and is forgotten with it. */
  private readonly told = new Set<string>();

  need(fact: FactLine, line: number, previousCommand: string | undefined): void {
    const { stream, version, commandId, programme, payload } = fact;
    const ask = (basis: BasisLine['basis'], id: string, what: string): void => {
      const key = `${basis} ${id}`;
      if (!this.told.has(key) && !this.untold.has(key)) this.untold.set(key, { line, stream, version, what });
    };
    ask('programme', programme, `the programme ${programme} that it was decided by is not in the file`);
    if (typeof payload.contentHash === 'string') ask('content', payload.contentHash, `the content ${payload.contentHash} that it froze is not in the file`);
    if (commandId !== previousCommand) ask('command', commandId, `the command ${commandId} that it was decided from is not in the file`);
  }

  take({ basis, id }: BasisLine): void {
    const key = `${basis} ${id}`;
    this.untold.delete(key);
    if (basis !== 'command') this.told.add(key);
  }

  /** The first fact that lacks something. */
  first(): Untold | undefined {
    return [...this.untold.values()].sort((a, b) => a.line - b.line)[0];
  }
}
