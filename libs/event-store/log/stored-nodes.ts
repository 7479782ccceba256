import type { DataSource } from 'typeorm';
import { runStatement } from '../transaction.js';
import type { Hash } from '../tree/hashes.js';
import type { NodeSource } from '../tree/prove.js';

const BUDGET_MS = 5_000;
const LEAVES = { name: 'log-leaves', text: 'select hash from log_leaf where index >= $1 and index < $2 order by index' };
const NODES = { name: 'log-nodes', text: 'select hash from log_node where level = $3 and index >= $1 and index < $2 order by index' };

/** Subtrees of the stored tree for proofs: at most 256 rows of one level per question. */
export function storedNodes(dataSource: DataSource): NodeSource {
  return {
    async nodes(level: number, from: number, count: number): Promise<Hash[]> {
      const range = [from, from + count];
      const rows = await (level === 0
        ? runStatement<{ hash: Buffer }>(dataSource, BUDGET_MS, LEAVES, range)
        : runStatement<{ hash: Buffer }>(dataSource, BUDGET_MS, NODES, [...range, level]));
      return rows.map(({ hash }) => hash);
    },
  };
}
