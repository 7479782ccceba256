import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { SEARCH_ATTRIBUTES } from '#libs/contracts/temporal/process';
import { type Program, type Running, run } from './supervise.js';

/** temporal.api.enums.v1.TaskQueueType */
const WORKFLOW_QUEUE = 1;

export interface TemporalServer {
  address: string;
  /** Of the engine's own UI; null where it runs headless. */
  uiPort: number | null;
  program: Program;
  running: Running;
}

export interface TemporalOptions {
  program: string;
  port: number;
  uiPort: number | null;
  /** SQLite file: processes and timers survive a restart. Null keeps everything in memory. */
  file: string | null;
  namespaces?: string[];
  dynamicConfig?: { [key: string]: string };
  logFile: string;
  onStart?: (pid: number) => void;
}

export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const program = temporalProgram(options);
  const running = run(program);
  const address = `127.0.0.1:${options.port}`;
  try {
    await waitForTemporal(address, options.namespaces ?? ['default'], running, options.logFile);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return { address, uiPort: options.uiPort, program, running };
}

export function temporalProgram(options: TemporalOptions): Program {
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(options.port), '--log-level', 'warn'];
  if (options.uiPort === null) args.push('--headless');
  else args.push('--ui-port', String(options.uiPort));
  if (options.file) args.push('--db-filename', options.file);
  for (const namespace of options.namespaces ?? []) args.push('--namespace', namespace);
  for (const name of Object.values(SEARCH_ATTRIBUTES)) args.push('--search-attribute', `${name}=Keyword`);
  for (const [key, value] of Object.entries(options.dynamicConfig ?? {})) args.push('--dynamic-config-value', `${key}=${value}`);
  // GOGC=400: with the default the server spends a third of its time collecting garbage under load.
  return {
    name: 'temporal',
    command: options.program,
    args,
    env: { ...process.env, GOGC: '400' },
    graceMs: 10_000,
    logFile: options.logFile,
    onStart: options.onStart,
  };
}

/** Ready is when it answers for a namespace over gRPC; an open port alone is not. */
async function waitForTemporal(address: string, namespaces: string[], running: Running, logFile: string): Promise<void> {
  let ended: number | null = null;
  void running.exited.then((code) => {
    ended = code;
  });
  const last = namespaces.at(-1) ?? 'default';
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(150)) {
    if (ended !== null) throw new Error(`Temporal ended with code ${ended}; see ${logFile}`);
    if (await answersFor(address, last)) return;
  }
  throw new Error(`Temporal did not answer within 60 s; see ${logFile}`);
}

export async function answersFor(address: string, namespace: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 2_000 });
    const described = await connection.withDeadline(
      Date.now() + 2_000,
      () => connection?.workflowService.describeNamespace({ namespace }) ?? Promise.reject(new Error('closed')),
    );
    return described.namespaceInfo?.name === namespace;
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}

/** Does a worker poll this queue since `since`? */
export async function isPolled(address: string, namespace: string, taskQueue: string, since: number): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 2_000 });
    const { pollers } = await connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueue }, taskQueueType: WORKFLOW_QUEUE });
    return (pollers ?? []).some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 >= since - 1000);
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}
