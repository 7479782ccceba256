import type { ResourceFacts } from '#libs/domain/kernel/aggregate';
import type { StreamId } from '#libs/domain/kernel/types';
import { aggregateFor, foldIdFor } from '#libs/engine/engine';
import { READ_STREAMS, type StreamRow, toStored } from '#libs/engine/stored-stream';
import { inTransaction } from '#libs/event-store/transaction';
import type { Store } from '../store/store.js';

/**
 * What `can` is asked about, of those streams that have a fact. As in a command, a state that other code has stored is
 * folded anew from the facts: after an update a right must not hang on what the code before it made of them.
 */
export async function resourcesOf(store: Store, streams: readonly StreamId[], budgetMs: number): Promise<Map<StreamId, ResourceFacts>> {
  if (streams.length === 0) return new Map();
  const rows = await store.read<StreamRow>(budgetMs, READ_STREAMS, [streams]);
  const resources = new Map<StreamId, ResourceFacts>();
  for (const row of rows) resources.set(row.id, aggregateFor(store.engine, row.id).resourceOf(await stateOf(store, row, budgetMs)));
  return resources;
}

async function stateOf(store: Store, row: StreamRow, budgetMs: number): Promise<{ status: string }> {
  if (row.fold_id === foldIdFor(store.engine, row.id)) return row.state;
  return inTransaction(store.edge, budgetMs, async (session) => ({ rollback: (await toStored(store.engine, session, row.id, row)).state }));
}
