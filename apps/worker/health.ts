import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { DataSource } from 'typeorm';
import { oldestMailSeconds } from './mail-table.js';
import { countOverdue } from './overdue.js';
import type { Relay } from './relay.js';

export interface WorkerHealth {
  leads: boolean;
  temporal: 'up' | 'down';
  postgres: 'up' | 'down';
  mailOldestSeconds: number | null;
  overdueDues: number | null;
  lastRelayAt: string | null;
}

export interface HealthParts {
  dataSource: DataSource;
  relay: Relay;
  leads(): boolean;
  temporalAnswers(): Promise<boolean>;
}

export async function readHealth({ dataSource, relay, leads, temporalAnswers }: HealthParts): Promise<WorkerHealth> {
  const [temporal, facts] = await Promise.all([temporalAnswers(), Promise.all([oldestMailSeconds(dataSource), countOverdue(dataSource)]).catch(() => null)]);
  const sentAt = relay.lastSentAt();
  return {
    leads: leads(),
    temporal: temporal ? 'up' : 'down',
    postgres: facts ? 'up' : 'down',
    mailOldestSeconds: facts ? Math.round(facts[0]) : null,
    overdueDues: facts ? facts[1] : null,
    lastRelayAt: sentAt === null ? null : new Date(sentAt).toISOString(),
  };
}

/** On loopback alone: any path answers the same object, 503 where something is down. */
export function serveHealth(port: number, parts: HealthParts): Server {
  const server = createServer((_request, response) => {
    void readHealth(parts).then((health) => {
      const ok = health.temporal === 'up' && health.postgres === 'up';
      response.writeHead(ok ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(health));
    });
  });
  return server.listen(port, '127.0.0.1');
}
