import { isUnavailable } from '#libs/event-store/errors';
import type { StreamId } from '#libs/domain/kernel/types';
import { applyPage } from './apply-command.js';
import type { CommandEnvelope, CommandOutcome } from './command-envelope.js';
import type { Engine } from './engine.js';

/** Work that threw: it stays undone, is tried again later, and people must look, since no repeat may help. Ids and codes alone. */
export interface Fault {
  stream: StreamId;
  /** The command, due or follow-up that threw. */
  what: string;
  code: string;
}

export type OnFault = (fault: Fault) => void;

/** Undefined: it threw, and `onFault` was told. A database that is away is nobody's fault in particular, and is thrown on. */
export async function isolated<T>(stream: StreamId, what: string, onFault: OnFault, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    tellFault(stream, what, error, onFault);
    return undefined;
  }
}

/** Tells of what threw, or throws it on where nobody's work is at fault. */
function tellFault(stream: StreamId, what: string, error: unknown, onFault: OnFault): void {
  if (isUnavailable(error)) throw error;
  const { code, name } = error as { code?: unknown; name?: unknown };
  onFault({ stream, what, code: String(code ?? name ?? 'unknown') });
}

/** For work that only its own stream waits for: the fault is told, and thrown on to be tried again. */
export async function told<T>(stream: StreamId, what: string, onFault: OnFault, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    tellFault(stream, what, error, onFault);
    throw error;
  }
}

/**
 * A page as one transaction; where it throws, each half by itself, down to the streams that throw alone. Outcomes in
 * the order of the envelopes, undefined for those.
 */
export async function applyIsolated(engine: Engine, envelopes: readonly CommandEnvelope[], onFault: OnFault): Promise<(CommandOutcome | undefined)[]> {
  const [first, second] = envelopes;
  if (!first) return [];
  if (!second) return [await isolated(first.stream, first.commandId, onFault, async () => (await applyPage(engine, [first]))[0])];
  try {
    return await applyPage(engine, envelopes);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    const middle = Math.ceil(envelopes.length / 2);
    return [...(await applyIsolated(engine, envelopes.slice(0, middle), onFault)), ...(await applyIsolated(engine, envelopes.slice(middle), onFault))];
  }
}
