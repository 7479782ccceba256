import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';
import { UnsafeStart } from '#libs/event-store/unsafe';
import { SEARCH_ATTRIBUTES } from '#libs/contracts/temporal/process';

export interface Temporal {
  client: Client;
  native: NativeConnection;
  close(): Promise<void>;
}

const KEYWORD = 2;
const ALREADY_EXISTS = 6;
const CONNECT_MS = 5_000;

export async function connectTemporal(address: string, namespace: string): Promise<Temporal> {
  const connection = await Connection.connect({ address, connectTimeout: CONNECT_MS });
  try {
    const native = await NativeConnection.connect({ address });
    return {
      client: new Client({ connection, namespace }),
      native,
      close: async () => void (await Promise.all([connection.close(), native.close()])),
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** A process that shows its stage fails its first task where the attributes are unknown, so they come before the first worker. */
export async function registerSearchAttributes({ connection, options }: Client): Promise<void> {
  const operator = (connection as Connection).operatorService;
  for (const name of Object.values(SEARCH_ATTRIBUTES)) {
    await operator.addSearchAttributes({ namespace: options.namespace, searchAttributes: { [name]: KEYWORD } }).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== ALREADY_EXISTS) throw error;
    });
  }
}

/** True when the engine answers for the namespace within two seconds. */
export async function temporalAnswers({ connection, options }: Client): Promise<boolean> {
  try {
    await connection.withDeadline(Date.now() + 2_000, () => connection.workflowService.describeNamespace({ namespace: options.namespace }));
    return true;
  } catch {
    return false;
  }
}

/** Repeats until it works or nobody waits for it any more: what a worker needs may start after it. What is unsafe stays so. */
export async function untilItWorks<T>(what: string, log: Logger, signal: AbortSignal, work: () => Promise<T>): Promise<T | null> {
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof UnsafeStart) throw error;
      const { code, name } = error as { code?: unknown; name?: string };
      log.warn({ what, code: code ?? name, attempt }, 'not there yet, tried again');
      await sleep(Math.min(5_000, 250 * 2 ** attempt), undefined, { signal }).catch(() => undefined);
    }
  }
  return null;
}
