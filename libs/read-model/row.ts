import { addSeconds } from '#libs/domain/kernel/instants';
import type { Instant, StreamId } from '#libs/domain/kernel/types';

/** What every projection row knows besides the state: enough to make the row again from the log alone. */
export interface RowMeta {
  stream: StreamId;
  version: number;
  stage: string;
  status: string;
  /** Earliest moment the stream waits for. */
  nextDue: { at: Instant; command: string } | null;
  /** When its last fact was recorded. */
  updatedAt: Instant;
}

export type RowValue = string | number | boolean | null | readonly string[] | { readonly [key: string]: unknown };
export type Row = { readonly [column: string]: RowValue };

/**
 * One row per stream: `toRow` is pure, so live and rebuilt are the same by shape. Column names are the table's own;
 * `columns` lists all of them, in any order, for the upsert.
 */
export interface Projection<S> {
  table: string;
  columns: readonly string[];
  toRow(state: S, meta: RowMeta): Row;
}

export const COMMON_COLUMNS = ['stream', 'version', 'status', 'stage', 'next_due_at', 'next_due_command', 'updated_at'] as const;

/** `next_due_at` is what people read: the deadline itself. The clock decides it `settleSeconds` later, and that instant stays in `due`. */
export function commonRow(meta: RowMeta, settleSeconds = 0): Row {
  return {
    stream: meta.stream,
    version: meta.version,
    status: meta.status,
    stage: meta.stage,
    next_due_at: meta.nextDue ? addSeconds(meta.nextDue.at, -settleSeconds) : null,
    next_due_command: meta.nextDue?.command ?? null,
    updated_at: meta.updatedAt,
  };
}

/** A projection is only asked for streams that have a fact. */
export function missing(stream: StreamId): never {
  throw new Error(`${stream} has no fact to make a row of`);
}
