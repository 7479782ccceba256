import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** The first account of a system cannot be made by an account: the API's own program puts it into the database. */
export function addOperator(databaseUrl: string, { id, name, password }: { id: string; name: string; password: string }): Promise<void> {
  return new Promise((done, fail) => {
    const program = spawn(process.execPath, ['--import', 'tsx', 'apps/api/add-account.ts', '--id', id, '--name', name, '--role', 'operator'], {
      cwd: ROOT,
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...process.env, DATABASE_URL: databaseUrl },
    });
    let complaint = '';
    program.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    program.on('exit', (code) => (code === 0 ? done() : fail(new Error(`operator ${id} could not be added: ${complaint}`))));
    program.stdin.end(password);
  });
}
