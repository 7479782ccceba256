import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSampleSeason } from '../season/sample.js';
import { SAMPLE_OPERATOR, SAMPLE_PASSWORD, SAMPLE_SHOWN } from '../season/sample-accounts.js';
import type { SampleAccount } from './ready-summary.js';

export interface SampleOptions {
  root: string;
  stateDir: string;
  url: string;
  databaseUrl: string;
  say(line: string): void;
}

/** Made once per state folder, through the running system. A start that is broken off here goes on at the next. */
export async function makeSample(options: SampleOptions): Promise<SampleAccount[]> {
  const marker = join(options.stateDir, 'sample-season');
  const database = new URL(options.databaseUrl).pathname;
  if (existsSync(marker) && readFileSync(marker, 'utf8') === database)
    return SAMPLE_SHOWN.map(({ id, title }) => ({ name: id, password: SAMPLE_PASSWORD, title }));
  options.say('making the sample season');
  await addOperator(options);
  const accounts = await makeSampleSeason(options.url, { account: SAMPLE_OPERATOR.id, password: SAMPLE_PASSWORD });
  writeFileSync(marker, database);
  options.say('sample season is there');
  return accounts;
}

/** The first account of a system cannot be made by an account. */
function addOperator({ root, databaseUrl }: SampleOptions): Promise<void> {
  const { id, name, role } = SAMPLE_OPERATOR;
  return new Promise((done, fail) => {
    const program = spawn(process.execPath, ['--import', 'tsx', 'apps/api/add-account.ts', '--id', id, '--name', name, '--role', role], {
      cwd: root,
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl, SAMPLE: 'true' },
    });
    let complaint = '';
    program.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    program.on('error', fail);
    program.on('exit', (code) => (code === 0 ? done() : fail(new Error(`the sample operator could not be added: ${complaint}`))));
    program.stdin.end(SAMPLE_PASSWORD);
  });
}
