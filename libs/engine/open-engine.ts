import type { DataSource } from 'typeorm';
import { createDataSource } from '#libs/event-store/data-source';
import { asStoreError } from '#libs/event-store/errors';
import { runStatement } from '#libs/event-store/transaction';
import { AGGREGATES, type AnyAggregate } from '#libs/domain/registry';
import type { StreamKind } from '#libs/domain/kernel/types';
import type { Programme } from '#libs/domain/programmes/programme';
import type { Engine } from './engine.js';
import { computeFoldIds } from './fold-id.js';
import { registerProgrammes } from './programmes.js';
import { refuseUnsafe } from './safety.js';

export interface EngineOptions {
  url: string;
  programmes: readonly Programme[];
  /** Streams whose command names no programme run on the newest version of this one. */
  defaultProgramme?: string;
  poolSize?: number;
  applicationName?: string;
  aggregates?: Record<StreamKind, AnyAggregate>;
  foldIds?: Record<StreamKind, string>;
}

/** A download as slow as its reader holds one of these to its end. */
const BULK_POOL = 2;

/** Statements of commands go by keys, so the plan is the same for all values; made anew, it is an eighth of PostgreSQL's time. */
const PLANNED_ONCE = { plan_cache_mode: 'force_generic_plan' };

/** Connects as fwzz_writer, refuses an unsafe database, and registers the programmes of this build; the schema must be there (`migrate`). */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const writer = createDataSource({
    url: options.url,
    role: 'fwzz_writer',
    poolSize: options.poolSize ?? 8,
    applicationName: options.applicationName,
    settings: PLANNED_ONCE,
  });
  await writer.initialize();
  try {
    await refuseUnsafe(writer);
    const shelf = await registerProgrammes(writer, options.programmes, options.defaultProgramme ?? 'batch-4');
    const [log] = await runStatement<{ origin: string; epoch: number }>(writer, 5_000, 'select origin, epoch from log_origin');
    if (!log) throw new Error('the log has no origin: run db:migrate first');
    return { writer, bulk: bulkPool(options), ...log, shelf, aggregates: options.aggregates ?? AGGREGATES, foldIds: options.foldIds ?? computeFoldIds() };
  } catch (error) {
    await writer.destroy();
    throw error;
  }
}

/** Connected at the first long read: most programs never have one. */
function bulkPool({ url, applicationName = 'fwzz' }: EngineOptions): Engine['bulk'] {
  let opened: Promise<DataSource> | undefined;
  return {
    open() {
      opened ??= createDataSource({ url, role: 'fwzz_writer', poolSize: BULK_POOL, applicationName: `${applicationName} bulk` })
        .initialize()
        .catch((error: unknown) => {
          opened = undefined;
          throw asStoreError(error);
        });
      return opened;
    },
    close: async () => (await opened?.catch(() => undefined))?.destroy(),
  };
}

export async function closeEngine(engine: Engine): Promise<void> {
  await Promise.all([engine.writer.destroy(), engine.bulk.close()]);
}
