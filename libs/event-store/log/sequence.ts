import type { DataSource } from 'typeorm';
import { inTransaction, type Session } from '../transaction.js';
import { Frontier, type CompletedNode } from '../tree/frontier.js';
import type { Hash } from '../tree/hashes.js';
import { STORED_LEVEL_STEP } from '../tree/prove.js';

/** The head of the tree after a step. `added` is 0 when the queue was empty. */
export interface LogHead {
  size: number;
  root: Hash;
  added: number;
}

interface QueuedFact {
  stream: string;
  version: number;
  hash: Buffer;
  recorded_at: Date;
}

/** One sequencer works at a time; others ask again. Any fixed number. */
export const SEQUENCER_LOCK = 7_255_202;
const BUDGET_MS = 20_000;

/**
 * One step: takes up to `batch` facts from the queue, gives them the next places in the log, and stores what later
 * proofs need. All of it or nothing, so a kill leaves no gap and no double. `null`: another sequencer is at work.
 */
export async function sequenceFacts(dataSource: DataSource, batch = 256): Promise<LogHead | null> {
  return inTransaction<LogHead | null>(dataSource, BUDGET_MS, async (session) => {
    const { rows } = await session.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [SEQUENCER_LOCK]);
    if (!rows[0]?.mine) return { rollback: null };
    const tree = await readFrontier(session);
    const facts = inLogOrder(await takeFromQueue(session, batch));
    if (facts.length === 0) return { rollback: { size: tree.size, root: tree.root(), added: 0 } };
    const first = tree.size;
    const completed = facts.flatMap((fact) => tree.append(fact.hash));
    await storeLeaves(session, first, facts);
    await storeNodes(session, completed);
    await session.query('update log_head set size = $1, edge = $2', [tree.size, tree.hashes().map((hash) => Buffer.from(hash))]);
    return { keep: { size: tree.size, root: tree.root(), added: facts.length } };
  });
}

async function readFrontier(session: Session): Promise<Frontier> {
  const { rows } = await session.query<{ size: string; edge: Buffer[] }>('select size, edge from log_head');
  const [head] = rows;
  if (!head) throw new Error('the log has no head row: the migration did not run');
  return Frontier.at(Number(head.size), head.edge);
}

/** With a fact come the earlier ones of its stream, even if a clock set back gave them a later instant. */
async function takeFromQueue(session: Session, batch: number): Promise<QueuedFact[]> {
  const { rows } = await session.query<QueuedFact>(
    `with picked as (select stream, version from unsequenced order by recorded_at, stream, version limit $1),
          last as (select stream, max(version) as version from picked group by stream)
     delete from unsequenced u using last l where u.stream = l.stream and u.version <= l.version
     returning u.stream, u.version, u.hash, u.recorded_at`,
    [batch],
  );
  return rows;
}

/** By instant, stream and version, but never a later version of a stream before an earlier one. */
function inLogOrder(facts: QueuedFact[]): QueuedFact[] {
  const byStream = new Map<string, QueuedFact[]>();
  for (const fact of [...facts].sort((a, b) => a.version - b.version)) {
    const queue = byStream.get(fact.stream);
    if (queue) queue.push(fact);
    else byStream.set(fact.stream, [fact]);
  }
  const places = [...facts].sort(
    (a, b) => a.recorded_at.getTime() - b.recorded_at.getTime() || (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.version - b.version),
  );
  return places.map(({ stream }) => byStream.get(stream)?.shift() as QueuedFact);
}

async function storeLeaves(session: Session, first: number, facts: QueuedFact[]): Promise<void> {
  await session.query('insert into log_leaf (index, stream, version, hash) select * from unnest($1::bigint[], $2::text[], $3::integer[], $4::bytea[])', [
    facts.map((_, i) => first + i),
    facts.map(({ stream }) => stream),
    facts.map(({ version }) => version),
    facts.map(({ hash }) => hash),
  ]);
}

async function storeNodes(session: Session, completed: CompletedNode[]): Promise<void> {
  const nodes = completed.filter(({ level }) => level > 0 && level % STORED_LEVEL_STEP === 0);
  if (nodes.length === 0) return;
  await session.query('insert into log_node (level, index, hash) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])', [
    nodes.map(({ level }) => level),
    nodes.map(({ index }) => index),
    nodes.map(({ hash }) => Buffer.from(hash)),
  ]);
}
