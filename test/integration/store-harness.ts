import pg from 'pg';
import type { CommandEnvelope } from '#libs/engine/command-envelope';
import { closeEngine, openEngine, type EngineOptions } from '#libs/engine/open-engine';
import { sha256Hex } from '#libs/event-store/chain';
import type { Actor, StreamId } from '#libs/domain/kernel/types';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import type { Engine } from '#libs/engine/engine';
import { freshDatabase } from '../support/services.js';

export const MINISTRY: Actor = { id: 'ministry-1', role: 'ministry' };
export const SYSTEM: Actor = { id: 'system', role: 'system' };
export const NOON = '2022-04-20T04:00:00.000Z';

export interface Store {
  url: string;
  engine: Engine;
  /** A plain connection as the owner, to look behind the engine. */
  sql<R extends object>(text: string, values?: unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

export async function freshStore(options: Partial<EngineOptions> = {}): Promise<Store> {
  const url = await freshDatabase();
  return openStore(url, options);
}

export async function openStore(url: string, options: Partial<EngineOptions> = {}): Promise<Store> {
  const engine = await openEngine({ url, programmes: [BATCH_4], ...options });
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  owner.on('error', () => undefined);
  return {
    url,
    engine,
    sql: async <R extends object>(text: string, values: unknown[] = []) => (await owner.query(text, values)).rows as R[],
    async close() {
      await owner.end();
      await closeEngine(engine);
    },
  };
}

/** A person's command, complete by default. */
export function aCommand(stream: StreamId, command: CommandEnvelope['command'], changes: Partial<CommandEnvelope> = {}): CommandEnvelope {
  return {
    commandId: `test/${stream}/${command.type}`,
    stream,
    command,
    actor: MINISTRY,
    cause: { kind: 'command' },
    receivedAt: NOON,
    bodyHash: sha256Hex(JSON.stringify(command)),
    ...changes,
  };
}

export const aGrantedTitle = (titleNo: string, changes: Record<string, unknown> = {}): CommandEnvelope['command'] => ({
  type: 'grantTitle',
  titleNo,
  register: 'national',
  batch: 3,
  category: 'enterprise',
  authority: '32',
  organisation: `org-${titleNo}`,
  unitName: `江苏第${titleNo}制造有限公司`,
  subjectCode: '91320000000000000X',
  grantedOn: '2020-11-20',
  documentNo: '工信部政法函〔2020〕1号',
  applicationId: null,
  ...changes,
});
