import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import type pg from 'pg';
import { round } from './statistics.js';

export interface Machine {
  cores: number;
  cpu: string;
  memoryGb: number;
  /** One, five and fifteen minutes, when the bench began. On more than `cores` everything below shared the machine with others. */
  load: number[];
  versions: { [name: string]: string };
}

const packageVersion = (name: string): string =>
  (JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8')) as { version: string }).version;

export async function machineOf(postgres: pg.Pool | null, temporal: string | null): Promise<Machine> {
  const server = postgres ? (await postgres.query<{ v: string }>('show server_version')).rows[0]?.v : undefined;
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    load: loadavg().map((one) => round(one, 1)),
    versions: {
      node: process.version,
      ...(server && { postgres: server }),
      ...(temporal && { temporal }),
      nest: packageVersion('@nestjs/core'),
      pg: packageVersion('pg'),
      temporalSdk: packageVersion('@temporalio/worker'),
    },
  };
}
