import { Inject, Injectable } from '@nestjs/common';
import type { StreamId } from '#libs/domain/kernel/types';
import { inTransaction } from '#libs/event-store/transaction';
import { Store } from '../store/store.js';

export interface Draft {
  stream: StreamId;
  content: { [field: string]: unknown };
  version: number;
  savedAt: string;
}

export interface Patch {
  patchId: string;
  base: number;
  set: { [field: string]: unknown };
}

export type Saved =
  | { kind: 'saved'; version: number; savedAt: string }
  | { kind: 'conflict'; version: number; changed: { [field: string]: unknown } }
  | { kind: 'tooLarge' };

interface Row {
  content: { [field: string]: unknown };
  version: number;
  updated_at: Date;
  seen_patches: string[];
}

/** Each entry is `{patchId} {version} {fields}`: enough to answer a repeated patch and to tell what changed since a base. */
const KEPT_PATCHES = 60;
const LARGEST_DRAFT = 2_000_000;

const READ_OWN = {
  name: 'draft-read-own',
  text: 'select content, version, updated_at from draft where stream = $1 and organisation = $2',
};
const READ = { name: 'draft-read', text: 'select content, version, updated_at from draft where stream = $1' };

/**
 * Drafts are not facts: one row each, written in place. The row lock makes two windows take turns; the loser hears what
 * the winner wrote instead of overwriting it.
 */
@Injectable()
export class DraftStore {
  constructor(@Inject(Store) private readonly store: Store) {}

  async read(stream: StreamId, budgetMs: number): Promise<Draft | null> {
    const [row] = await this.store.write<Row>(budgetMs, READ, [stream]);
    return row ? draftOf(stream, row) : null;
  }

  /** Null also where the draft is another organisation's: nothing of it is read, so not even the time an answer takes tells of it. */
  async readOwn(stream: StreamId, organisation: string, budgetMs: number): Promise<Draft | null> {
    const [row] = await this.store.write<Row>(budgetMs, READ_OWN, [stream, organisation]);
    return row ? draftOf(stream, row) : null;
  }

  save(stream: StreamId, organisation: string, patch: Patch, budgetMs: number): Promise<Saved> {
    return inTransaction<Saved>(this.store.engine.writer, budgetMs, async (session) => {
      await session.query('insert into draft (stream, organisation) values ($1, $2) on conflict do nothing', [stream, organisation]);
      const row = (await session.query<Row>('select content, version, updated_at, seen_patches from draft where stream = $1 for update', [stream])).rows[0];
      if (!row) throw new Error(`draft ${stream} was not made`);
      const seen = row.seen_patches.map(parsePatch);
      const before = seen.find((one) => one.patchId === patch.patchId);
      if (before) return { rollback: { kind: 'saved', version: before.version, savedAt: row.updated_at.toISOString() } };
      if (patch.base !== row.version) return { rollback: conflict(row, seen, patch.base) };
      const content = merge(row.content, patch.set);
      const text = JSON.stringify(content);
      if (text.length > LARGEST_DRAFT) return { rollback: { kind: 'tooLarge' } };
      const version = row.version + 1;
      const patches = [...row.seen_patches, [patch.patchId, version, ...Object.keys(patch.set)].join(' ')].slice(-KEPT_PATCHES);
      const { rows } = await session.query<{ updated_at: Date }>(
        'update draft set content = $2, version = $3, seen_patches = $4, updated_at = now() where stream = $1 returning updated_at',
        [stream, text, version, patches],
      );
      return { keep: { kind: 'saved', version, savedAt: (rows[0]?.updated_at ?? new Date()).toISOString() } };
    });
  }
}

const draftOf = (stream: StreamId, { content, version, updated_at }: Row): Draft => ({ stream, content, version, savedAt: updated_at.toISOString() });

function parsePatch(entry: string): { patchId: string; version: number; fields: string[] } {
  const [patchId = '', version = '0', ...fields] = entry.split(' ');
  return { patchId, version: Number(version), fields };
}

/** What others wrote since `base`; where the memory of patches does not reach back that far, everything. */
function conflict(row: Row, seen: { version: number; fields: string[] }[], base: number): Saved {
  const since = seen.filter((patch) => patch.version > base);
  const remembered = base <= row.version && since.length === row.version - base;
  const fields = remembered ? new Set(since.flatMap((patch) => patch.fields)) : new Set(Object.keys(row.content));
  return { kind: 'conflict', version: row.version, changed: Object.fromEntries([...fields].map((field) => [field, row.content[field] ?? null])) };
}

function merge(content: { [field: string]: unknown }, set: { [field: string]: unknown }): { [field: string]: unknown } {
  return Object.fromEntries(Object.entries({ ...content, ...set }).filter(([, value]) => value !== null));
}
