import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const scripts = Object.entries((JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { scripts: { [name: string]: string } }).scripts);
const HELP = /^(npm|DATABASE_URL=\S+ npm) (run )?\S+/;

/** Loading all of the API takes its time on a busy machine. */
const ENDS_WITHIN_MS = 60_000;
vi.setConfig({ testTimeout: ENDS_WITHIN_MS });

let dir: string;

/** Before all other programs stand an `npm` and an `apt-get` that only leave a mark: whoever installs something is seen. */
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'fwzz-help-'));
  for (const name of ['npm', 'apt-get']) {
    writeFileSync(join(dir, name), `#!/bin/sh\necho "${name} $*" >> ${dir}/started\n`);
    chmodSync(join(dir, name), 0o755);
  }
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

async function run(command: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const [program = '', ...own] = command.split(' ');
  // A state folder that is not there: no script may find, make or touch a system of this machine.
  const env = { ...process.env, DATABASE_URL: undefined, TEMPORAL_ADDRESS: undefined, STATE_DIR: join(dir, 'state'), ...more };
  const options = { cwd: ROOT, env: { ...env, PATH: [dir, join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter) }, timeout: ENDS_WITHIN_MS };
  try {
    return { code: 0, ...(await promisify(execFile)(program, [...own, ...args], options)) };
  } catch (error) {
    return error as Ended;
  }
}

describe.concurrent('every script answers --help and starts nothing', () => {
  it.each(scripts)('npm run %s', async (_name, command) => {
    const { code, stdout } = await run(command, ['--help']);

    expect(code).toBe(0);
    expect(stdout.trim()).toMatch(HELP);
    expect(existsSync(join(dir, 'started'))).toBe(false);
    expect(existsSync(join(dir, 'state'))).toBe(false);
  });
});

describe.concurrent('every script of ours says in one sentence, with exit code 2, why it cannot run', () => {
  it.each(scripts)('npm run %s -- --bogus', async (_name, command) => {
    const { code, stdout, stderr } = await run(command, ['--bogus']);

    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/^Unknown option '--bogus'; --help .*\n$/) });
    expect(existsSync(join(dir, 'started'))).toBe(false);
  });

  const NOWHERE = { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/fwzz' };
  const commandOf = (name: string): string => scripts.find(([one]) => one === name)?.[1] ?? '';

  const PROGRAMS = ['apps/api/main.ts', 'apps/worker/main.ts', 'apps/witness/main.ts', 'apps/api/add-account.ts'];

  it.each(
    PROGRAMS.flatMap((file) => [
      { file, args: ['--bogus'] },
      { file, args: [] },
    ]),
  )('and so does $file $args', async ({ file, args }) => {
    const { code, stdout, stderr } = await run(`${process.execPath} --import tsx ${file}`, args, { DATABASE_URL: '' });

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    ['verify', ['/no/such/file'], {}, '/no/such/file: there is no such file.'],
    ['verify', ['README.md'], {}, /^README.md: this is no exported log; /],
    ['verify', ['--receipt', 'README.md'], {}, /--key/],
    ['verify', ['--receipt', 'README.md', '--key', 'README.md'], {}, /^README.md: this is no key of a log/],
    ['verify', ['README.md', '--not-before', '2022-06-01'], {}, /^--not-before must be an instant with its zone/],
    ['verify', ['--receipt', 'README.md', '--not-before', '2022-06-01T00:00:00Z'], {}, /^--not-before is asked of a FILE/],
    ['recompute', ['/no/such/file'], {}, '/no/such/file: there is no such file.'],
    ['recompute', ['README.md'], {}, /^README.md: this is no exported log; /],
    ['rebuild', [], {}, /^Nothing runs in .*state: /],
    ['rebuild', ['--check'], NOWHERE, /^Nobody answers at 127.0.0.1:1 /],
    ['rebuild-processes', [], {}, /^Nothing runs in .*state: /],
    ['rebuild-processes', [], NOWHERE, /^Nobody answers at 127.0.0.1:1 /],
    ['export', ['log.ndjson'], {}, /^Nothing runs in .*state: /],
    ['export', ['log.ndjson'], NOWHERE, /^The log's key is not in /],
    ['db:migrate', [], {}, /^DATABASE_URL is not set/],
    ['db:migrate', [], NOWHERE, /^Nobody answers at 127.0.0.1:1 /],
    ['season', ['--size', 'huge'], {}, /^--size knows no "huge"; it knows small, full/],
    ['rehearse', ['--seed', '-1'], {}, /seed/],
    ['chaos', ['--kills', 'many'], {}, /^--kills must be a whole number/],
    ['bench', ['--only', 'z'], {}, /^--only knows no "z"/],
    ['fuzz', ['--requests', 'x'], {}, /^--requests must be a whole number/],
    ['record:history', ['--version', '0'], {}, /^--version must be a whole number from 1 on/],
  ] as const)('npm run %s -- %j', async (name, args, env, sentence) => {
    const { code, stdout, stderr } = await run(commandOf(name), [...args], env);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim()).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(ROOT, 'log.ndjson'))).toBe(false);
  });

  it('and a kind of spec that has none of that name, after it has looked', async () => {
    const { code, stderr } = await run(commandOf('test:unit'), ['no-such-spec']);

    expect({ code, last: stderr.trim().split('\n').at(-1) }).toEqual({ code: 2, last: 'No spec is named like no-such-spec.' });
  });
});
