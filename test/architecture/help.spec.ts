import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const scripts = (JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { scripts: { [name: string]: string } }).scripts;

/** vitest itself answers for these, and `ci` takes no options. */
const NOT_OURS = /^(vitest|bash) /;

describe('every script answers --help', () => {
  const ours = Object.entries(scripts).filter(([, command]) => !NOT_OURS.test(command));

  it.each(ours)('npm run %s', async (_name, command) => {
    const [program = '', ...args] = command.split(' ');
    const env = { ...process.env, DATABASE_URL: undefined, TEMPORAL_ADDRESS: undefined };

    const { stdout } = await promisify(execFile)(program, [...args, '--help'], { cwd: ROOT, env, timeout: 25_000 });

    expect(stdout.trim().length).toBeGreaterThan(40);
  });
});
