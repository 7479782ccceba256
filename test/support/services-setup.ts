import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findTemporal } from '../../apps/stack/services/find-temporal.js';
import { freePorts } from '../../apps/stack/services/ports.js';
import { startPostgres } from '../../apps/stack/services/postgres.js';
import { startTemporal } from '../../apps/stack/services/temporal.js';
import { NAMESPACES } from './namespaces.js';

/** What specs are told by `inject('services')`; see services.ts. */
export interface Services {
  /** URL of the database `postgres` of the test server, as its owner. */
  postgresUrl: string;
  temporalAddress: string;
  temporalProgram: string;
  /** Logs of both servers; gone at the end. */
  dir: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    services: Services;
  }
}

interface Shared {
  users: number;
  started: Promise<{ services: Services; stop(): Promise<void> }>;
}

/** The projects `workflow` and `integration` of one vitest run share one pair of servers. */
const shared = globalThis as { fwzzTestServices?: Shared };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.fwzzTestServices ??= { users: 0, started: start() };
  const mine = shared.fwzzTestServices;
  mine.users += 1;
  const { services, stop } = await mine.started;
  project.provide('services', services);
  return async () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    shared.fwzzTestServices = undefined;
    await stop();
  };
}

/** Durable as the product is (fsync on): a spec that kills processes would otherwise prove nothing. */
async function start(): Promise<{ services: Services; stop(): Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'fwzz-test-'));
  const [postgresPort = 0, temporalPort = 0] = await freePorts(2, dir);
  const temporalProgram = (await findTemporal((line) => console.log(line))).path;
  const [postgres, temporal] = await Promise.all([
    startPostgres({ dir: join(dir, 'postgres'), port: postgresPort, logFile: join(dir, 'postgres.log') }),
    startTemporal({
      program: temporalProgram,
      port: temporalPort,
      uiPort: null,
      file: null,
      namespaces: [...NAMESPACES],
      dynamicConfig: {
        'frontend.WorkflowTimeSkippingEnabled': 'true',
        'history.timerProcessorMaxTimeShift': '"10ms"',
        'history.workflowIdReuseMinimalInterval': '"0s"',
      },
      logFile: join(dir, 'temporal.log'),
    }),
  ]);
  const services = { postgresUrl: postgres.url.replace(/\/fwzz$/, '/postgres'), temporalAddress: temporal.address, temporalProgram, dir };
  return {
    services,
    async stop() {
      await Promise.all([postgres.running.stop(), temporal.running.stop()]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
