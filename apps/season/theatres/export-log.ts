import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Person } from './person.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The whole log as the auditor gets it, signed line included. */
export async function exportLog(auditor: Person, file: string): Promise<void> {
  const response = await auditor.stream('/api/log/export');
  if (!response.ok || !response.body) throw new Error(`the log could not be exported: ${response.status}`);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(file));
}

/** By the program that needs no database; its words are shown where it says no. */
export function verifies(file: string, say: (line: string) => void): Promise<boolean> {
  return new Promise((done, fail) => {
    const program = spawn(process.execPath, ['--import', 'tsx', 'scripts/verify.ts', file], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    for (const stream of [program.stdout, program.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (words += text));
    program.on('error', fail);
    program.on('exit', (code) => {
      if (code !== 0) say(words.trim());
      done(code === 0);
    });
  });
}
