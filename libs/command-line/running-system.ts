import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CannotRun } from './sentence.js';

/** Where the services of an `npm start` answer, for commands beside it. */
export interface Services {
  databaseUrl: string;
  temporalAddress: string;
  temporalNamespace: string;
}

/** As it lies in the state folder. Null where the start was given the database by its environment: that password is not ours to keep. */
type Noted = Omit<Services, 'databaseUrl'> & { databaseUrl: string | null };

const fileIn = (stateDir: string): string => join(stateDir, 'services.json');

export function noteServices(stateDir: string, services: Noted): void {
  writeFileSync(fileIn(stateDir), `${JSON.stringify(services)}\n`, { mode: 0o600 });
  chmodSync(fileIn(stateDir), 0o600);
}

export const forgetServices = (stateDir: string): void => rmSync(fileIn(stateDir), { force: true });

export const STATE_DIR_HELP = `  --state-dir DIR   state folder of a running "npm start", whose database and engine are meant (default: .state, unless
                    DATABASE_URL is set)`;

/** `--state-dir` before the environment before the state folder of this clone. */
export function servicesOf(stateDir: string | undefined, env: NodeJS.ProcessEnv): Services {
  const { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress, TEMPORAL_NAMESPACE: temporalNamespace } = env;
  if (stateDir === undefined && databaseUrl)
    return {
      databaseUrl: requireAddress(databaseUrl),
      temporalAddress: temporalAddress || '127.0.0.1:7233',
      temporalNamespace: temporalNamespace || 'default',
    };
  const folder = stateDirOf(stateDir, env);
  if (!existsSync(fileIn(folder))) throw new CannotRun(`Nothing runs in ${folder}: start it (npm start), name another --state-dir, or set DATABASE_URL`);
  const noted = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Noted;
  const found = noted.databaseUrl ?? databaseUrl;
  if (!found) throw new CannotRun(`What runs in ${folder} was given its database by DATABASE_URL: set the same here`);
  return { ...noted, databaseUrl: requireAddress(found) };
}

export function requireAddress(databaseUrl: string): string {
  if (!/^postgres(ql)?:\/\/./.test(databaseUrl)) throw new CannotRun('DATABASE_URL is no address; it looks like postgres://user:password@host:5432/database');
  return databaseUrl;
}

export const stateDirOf = (stateDir: string | undefined, env: NodeJS.ProcessEnv): string => resolve(stateDir ?? env.STATE_DIR ?? '.state');
