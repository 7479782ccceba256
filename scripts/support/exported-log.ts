import { createReadStream } from 'node:fs';
import { CannotRun } from '#libs/command-line/sentence';
import { linesOf } from '#libs/event-store/verify';

const KINDS = ['stream', 'checkpoint', 'basis', 'end'];

export const readLines = (file: string): AsyncGenerator<string> => linesOf(createReadStream(file, { encoding: 'utf8' }));

/** A file without a single line of an export is the wrong file; one with a bad line is a bad export, and judged. */
export async function requireExport(file: string): Promise<void> {
  for await (const text of readLines(file)) if (isLineOfAnExport(text)) return;
  throw new CannotRun(`${file}: this is no exported log; "npm run export" makes one, or an auditor in the console`);
}

function isLineOfAnExport(text: string): boolean {
  try {
    const line = JSON.parse(text) as unknown;
    return typeof line === 'object' && line !== null && KINDS.some((kind) => kind in line);
  } catch {
    return false;
  }
}
