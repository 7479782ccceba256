import type { DataSource } from 'typeorm';
import type { AnyAggregate } from '#libs/domain/registry';
import { kindOf } from '#libs/domain/kernel/streams';
import type { StreamId, StreamKind } from '#libs/domain/kernel/types';
import type { ProgrammeShelf } from './programmes.js';

/** What the transaction needs: connections of the role fwzz_writer, the rules, and the functions that decide. */
export interface Engine {
  writer: DataSource;
  /** For long reads (an export, a preview): few connections of their own, so that they wait for each other and no command for them. */
  bulk: { open(): Promise<DataSource>; close(): Promise<void> };
  /** Names the log; part of the first link of every stream. */
  origin: string;
  epoch: number;
  shelf: ProgrammeShelf;
  aggregates: Record<StreamKind, AnyAggregate>;
  /** Which code a stored state was folded by. */
  foldIds: Record<StreamKind, string>;
}

export function aggregateFor(engine: Engine, stream: StreamId): AnyAggregate {
  const aggregate = engine.aggregates[kindOf(stream)];
  if (!aggregate) throw new Error(`no aggregate for stream ${stream}`);
  return aggregate;
}

export const foldIdFor = (engine: Engine, stream: StreamId): string => engine.foldIds[kindOf(stream)];
