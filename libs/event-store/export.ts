import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Actor, Cause, Json } from '#libs/domain/kernel/types';
import { canonicalJson, type HashedFact } from './chain.js';
import { type BasisLine, type CheckpointLine, endLine } from './end-line.js';
import { sequenceFacts } from './log/sequence.js';
import { signCheckpoint } from './note/checkpoint.js';
import type { SigningKey } from './signing-key.js';
import { openSnapshot, type Session } from './transaction.js';
import { Frontier } from './tree/frontier.js';
import { toBase64 } from './tree/hashes.js';

const PAGE = 1_000;
/** Another sequencer may be at work; what it has not placed by then is a fact without a place. */
const PLACE_ATTEMPTS = 50;

interface EventRow {
  leaf: string | null;
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
  /** When the caller began. The end line names the newest fact's instant where that is later: it was placed meanwhile. */
  exportedAt: string;
}

/**
 * The log as lines of canonical JSON with their line ends: facts in the order of the tree, each checkpoint behind the
 * last fact that it covers, behind each page what it was decided from, the signed end line. One snapshot, read in pages by key: memory does not grow with the log.
 * A fact that has no place in the tree comes last, without `leaf`, and `verify` names it.
 */
export async function* exportLog(dataSource: DataSource, key: SigningKey, options: ExportOptions): AsyncGenerator<string> {
  await placeQueued(dataSource);
  const snapshot = await openSnapshot(dataSource);
  try {
    const { rows } = await snapshot.session.query<{ origin: string; epoch: number }>('select origin, epoch from log_origin');
    const { origin = '', epoch = 0 } = rows[0] ?? {};
    const tree = Frontier.empty();
    let streams = 0;
    let { exportedAt } = options;
    const programmes = new Set<string>();
    for await (const page of pages(snapshot.session)) {
      const notes = await checkpointsWithin(snapshot.session, tree.size, tree.size + page.length);
      let text = '';
      for (const row of page) {
        tree.append(Buffer.from(row.hash, 'hex'));
        if (row.version === 1) streams += 1;
        exportedAt = later(exportedAt, row.recorded_at.toISOString());
        text += `${factLine(row)}\n`;
        const note = row.leaf === null ? undefined : notes.get(tree.size);
        if (note) text += `${checkpointLine(note)}\n`;
      }
      yield text + (await basisOf(snapshot.session, page, programmes));
    }
    const root = tree.root();
    yield `${checkpointLine(signCheckpoint({ origin, size: tree.size, root }, key.signerFor(origin)))}\n`;
    yield `${canonicalJson(endLine({ origin, epoch, facts: tree.size, streams, root: { kind: 'rfc6962-sha256', hash: toBase64(root) }, exportedAt }, key))}\n`;
  } finally {
    await snapshot.close();
  }
}

const later = (a: string, b: string): string => (a < b ? b : a);

async function placeQueued(dataSource: DataSource): Promise<void> {
  for (let attempt = 0; attempt < PLACE_ATTEMPTS; attempt++) {
    const head = await sequenceFacts(dataSource);
    if (head?.added === 0) return;
    if (!head) await sleep(100);
  }
}

const COLUMNS = `e.stream, e.version, e.type, e.payload, e.command_id, e.actor, e.cause, e.occurred_at, e.recorded_at, e.programme, encode(e.prev, 'hex') as prev, encode(e.hash, 'hex') as hash`;
const PLACED = {
  name: 'export-placed',
  text: `select l.index as leaf, ${COLUMNS} from log_leaf l join event e on e.stream = l.stream and e.version = l.version where l.index >= $1 and l.index < $2 order by l.index`,
};
/** Neither placed nor queued: the queue row was taken away by hand. Facts still queued belong to the next export. */
const UNPLACED = {
  name: 'export-unplaced',
  text: `select null as leaf, ${COLUMNS} from event e
    where not exists (select from log_leaf l where l.stream = e.stream and l.version = e.version) and not exists (select from unsequenced u where u.stream = e.stream and u.version = e.version)
    order by e.stream collate "C", e.version limit ${PAGE}`,
};

async function* pages(session: Session): AsyncGenerator<EventRow[]> {
  const { rows } = await session.query<{ size: string }>('select size from log_head');
  const size = Number(rows[0]?.size ?? 0);
  for (let from = 0; from < size; from += PAGE) yield (await session.query<EventRow>(PLACED, [from, Math.min(from + PAGE, size)])).rows;
  const unplaced = (await session.query<EventRow>(UNPLACED)).rows;
  if (unplaced.length > 0) yield unplaced;
}

/** One per size, the cosigned one first: idle minutes sign the same head again and again. */
async function checkpointsWithin(session: Session, after: number, upTo: number): Promise<Map<number, string>> {
  const { rows } = await session.query<{ size: string; note: string }>(
    'select distinct on (size) size, note from checkpoint where size > $1 and size <= $2 order by size, cosigned_at is null, signed_at',
    [after, upTo],
  );
  return new Map(rows.map((row) => [Number(row.size), row.note]));
}

/** The command of each batch stands behind its first fact, and so does what a case filed behind the first fact that names it: told once, and nothing to remember. */
const COMMANDS = {
  name: 'export-commands',
  text: `select c.command_id as id, c.body from unnest($1::text[], $2::int[], $3::text[]) as f (stream, version, command_id)
    join command c on c.command_id = f.command_id and c.stream = f.stream and c.from_version + 1 = f.version
    where c.body is not null order by c.command_id collate "C"`,
};
const CONTENTS = {
  name: 'export-contents',
  text: `select c.hash as id, c.content as body from unnest($1::text[], $2::int[], $3::text[]) as f (stream, version, hash)
    join submission_content c on c.hash = f.hash and c.stream = f.stream
    where not exists (select from event e where e.stream = f.stream and e.version < f.version and e.payload ->> 'contentHash' = f.hash) order by c.hash, c.stream collate "C"`,
};
const PROGRAMMES = { name: 'export-programmes', text: 'select hash as id, content as body from programme where hash = any($1) order by hash' };

/** What the facts of a page were decided from. `programmes`: hashes of those told already, as few as there are programmes. */
async function basisOf(session: Session, page: readonly EventRow[], programmes: Set<string>): Promise<string> {
  type Row = { id: string; body: BasisLine['body'] };
  const lines = (basis: BasisLine['basis'], { rows }: { rows: readonly Row[] }): string =>
    rows.map(({ id, body }) => `${canonicalJson({ v: 1, basis, id, body } satisfies BasisLine)}\n`).join('');
  const facts = (rows: readonly EventRow[], of: (row: EventRow) => unknown) => [
    rows.map(({ stream }) => stream),
    rows.map(({ version }) => version),
    rows.map(of),
  ];
  const fresh = [...new Set(page.map(({ programme }) => programme))].filter((hash) => !programmes.has(hash));
  for (const hash of fresh) programmes.add(hash);
  const filed = page.filter(({ payload }) => typeof payload.contentHash === 'string');
  return (
    (fresh.length > 0 ? lines('programme', await session.query<Row>(PROGRAMMES, [fresh])) : '') +
    (filed.length > 0
      ? lines(
          'content',
          await session.query<Row>(
            CONTENTS,
            facts(filed, ({ payload }) => payload.contentHash),
          ),
        )
      : '') +
    lines(
      'command',
      await session.query<Row>(
        COMMANDS,
        facts(page, ({ command_id }) => command_id),
      ),
    )
  );
}

const checkpointLine = (checkpoint: string): string => canonicalJson({ v: 1, checkpoint } satisfies CheckpointLine);

/** What is hashed, and beside it the hash and the place: a stranger takes both off, and the rest are the bytes behind 0x00. */
function factLine(row: EventRow): string {
  const fact: HashedFact & { v: 1; hash: string; leaf: number | null } = {
    v: 1,
    leaf: row.leaf === null ? null : Number(row.leaf),
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
