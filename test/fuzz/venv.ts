import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** Pinned: another version asks other questions, and a run could not be compared with the last one. */
const VERSION = '4.32.5';
const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'fwzz');

/** The `schemathesis` program, from PyPI into a folder of its own outside the tree: one for every clone of the project. */
export async function findSchemathesis(say: (line: string) => void): Promise<string> {
  const folder = join(CACHE, `schemathesis-${VERSION}`);
  const program = join(folder, 'bin', 'schemathesis');
  if (existsSync(program)) return program;
  mkdirSync(CACHE, { recursive: true });
  say(`installing schemathesis ${VERSION}`);
  // Made in its last place, since a venv knows its own path; a half-made one has no marker and is made again.
  const marker = join(folder, 'bin', 'schemathesis.part');
  rmSync(folder, { recursive: true, force: true });
  await exec(process.env.PYTHON ?? 'python3', ['-m', 'venv', folder], { timeout: 120_000 });
  await exec(join(folder, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`], { timeout: 600_000 });
  renameSync(program, marker);
  await exec(marker, ['--version'], { timeout: 60_000 });
  renameSync(marker, program);
  return program;
}
