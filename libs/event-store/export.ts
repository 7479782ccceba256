import type { DataSource } from 'typeorm';
import type { Actor, Cause, Json } from '#libs/domain/kernel/types';
import { canonicalJson, type HashedFact } from './chain.js';
import { endLine, RunningRoot } from './end-line.js';
import type { SigningKey } from './signing-key.js';
import { openSnapshot, type Session } from './transaction.js';

const PAGE = 1_000;

interface EventRow {
  stream: string;
  version: number;
  type: string;
  payload: { [name: string]: Json };
  command_id: string;
  actor: Actor;
  cause: Cause;
  occurred_at: Date;
  recorded_at: Date;
  programme: string;
  prev: string;
  hash: string;
}

export interface ExportOptions {
  /** One stream alone: its lines are verifiable, its file carries no other. */
  stream?: string;
  /** PostgreSQL's clock is not asked: the end line says when the caller began. */
  exportedAt: string;
}

/**
 * The log as lines of canonical JSON with their line ends, then the signed end line. Ordered by recordedAt, stream
 * and version, which are hashed, so that a reader can check the order itself. One snapshot: a fact that commits
 * meanwhile with an earlier recordedAt would leave a gap. Pages by key: memory does not grow with the log.
 */
export async function* exportLog(dataSource: DataSource, key: SigningKey, options: ExportOptions): AsyncGenerator<string> {
  const snapshot = await openSnapshot(dataSource);
  try {
    const { rows } = await snapshot.session.query<{ origin: string; epoch: number }>('select origin, epoch from log_origin');
    const { origin = '', epoch = 0 } = rows[0] ?? {};
    const root = new RunningRoot();
    const count = { facts: 0, streams: 0 };
    for await (const page of pages(snapshot.session, options.stream)) {
      for (const row of page) {
        root.add(row.hash);
        count.facts += 1;
        if (row.version === 1) count.streams += 1;
      }
      yield page.map((row) => `${factLine(row)}\n`).join('');
    }
    yield `${canonicalJson(endLine({ origin, epoch, ...count, root: { kind: 'running-sha256', hash: root.hex }, exportedAt: options.exportedAt }, key))}\n`;
  } finally {
    await snapshot.close();
  }
}

async function* pages(session: Session, stream: string | undefined): AsyncGenerator<EventRow[]> {
  for (let after: [string, string, number] = ['-infinity', '', 0]; ; ) {
    const { rows } = await session.query<EventRow>(
      {
        name: 'export-page',
        text: `select stream, version, type, payload, command_id, actor, cause, occurred_at, recorded_at, programme, encode(prev, 'hex') as prev, encode(hash, 'hex') as hash
          from event where (recorded_at, stream, version) > ($1::timestamptz, $2::text collate "C", $3::int) and ($4::text is null or stream = $4)
          order by recorded_at, stream collate "C", version limit ${PAGE}`,
      },
      [...after, stream ?? null],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = [last.recorded_at.toISOString(), last.stream, last.version];
  }
}

/** Exactly what is hashed, and the hash: a stranger takes `hash` off, and the rest are the bytes behind 0x00. */
export function factLine(row: EventRow): string {
  const fact: HashedFact & { v: 1; hash: string } = {
    v: 1,
    stream: row.stream,
    version: row.version,
    type: row.type,
    payload: row.payload,
    commandId: row.command_id,
    actor: row.actor,
    cause: row.cause,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    programme: row.programme,
    prev: row.prev,
    hash: row.hash,
  };
  return canonicalJson(fact);
}
