import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, readSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseCheckpoint, type SignedCheckpoint } from '#libs/event-store/note/checkpoint';
import { provesConsistency } from '#libs/event-store/tree/check';
import { Frontier } from '#libs/event-store/tree/frontier';
import type { Hash } from '#libs/event-store/tree/hashes';

/** One mirrored fact: its leaf in clear, to check the tree; its bytes sealed for the operator, not readable here. */
export interface MirroredEntry {
  leaf: Hash;
  sealed: Uint8Array;
}

const LEAF_BYTES = 32;

/**
 * What a witness keeps, as plain files that outlive this program:
 * `latest` the newest cosigned checkpoint · `checkpoints` all of them, one after the other, `---` between ·
 * `leaves` 32 bytes each · `entries` one line of base64 each, same order.
 * `latest` is replaced only after everything else of that step is on disk, so a crash repeats a step and loses none.
 */
export class WitnessFolder {
  private latest: SignedCheckpoint | null;
  private tree: Frontier;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.latest = existsSync(this.path('latest')) ? parseCheckpoint(readFileSync(this.path('latest'), 'utf8')) : null;
    this.tree = this.readTree();
  }

  get checkpoint(): SignedCheckpoint | null {
    return this.latest;
  }

  get checkpointText(): string | null {
    return this.latest && readFileSync(this.path('latest'), 'utf8');
  }

  /** How many facts are mirrored; never more than the newest checkpoint covers. */
  get mirrored(): number {
    return this.tree.size;
  }

  keepCheckpoint(text: string): void {
    append(this.path('checkpoints'), Buffer.from(`${text}---\n`));
    replace(this.path('latest'), Buffer.from(text));
    this.latest = parseCheckpoint(text);
  }

  /** Takes entries only if the tree they lead to is a prefix of the newest checkpoint's: the proof that they are the log's. */
  mirror(entries: readonly MirroredEntry[], proof: readonly Hash[]): boolean {
    const tree = Frontier.at(this.tree.size, this.tree.hashes());
    for (const { leaf } of entries) tree.append(leaf);
    if (!this.latest || !provesConsistency(tree.size, tree.root(), this.latest.size, this.latest.root, proof)) return false;
    append(this.path('entries'), Buffer.from(entries.map(({ sealed }) => `${Buffer.from(sealed).toString('base64')}\n`).join('')));
    append(this.path('leaves'), Buffer.concat(entries.map(({ leaf }) => leaf)));
    this.tree = tree;
    return true;
  }

  /** Sealed entries [from, to) as lines of base64, for a restore. */
  entries(from: number, to: number): string[] {
    return readFileSync(this.path('entries'), 'utf8').split('\n').slice(from, Math.min(to, this.mirrored));
  }

  /** Leaves are written last: what `entries` holds beyond them is the half of a step that a crash cut off. */
  private readTree(): Frontier {
    const tree = Frontier.empty();
    if (!existsSync(this.path('leaves'))) return tree;
    const whole = Math.floor(statSync(this.path('leaves')).size / LEAF_BYTES);
    const file = openSync(this.path('leaves'), 'r+');
    ftruncateSync(file, whole * LEAF_BYTES);
    const leaf = Buffer.alloc(LEAF_BYTES);
    for (let i = 0; i < whole; i++) {
      readSync(file, leaf, 0, LEAF_BYTES, i * LEAF_BYTES);
      tree.append(Buffer.from(leaf));
    }
    closeSync(file);
    this.cutEntries(whole);
    return tree;
  }

  private cutEntries(count: number): void {
    const lines = readFileSync(this.path('entries'), 'utf8').split('\n');
    if (lines.length - 1 > count)
      replace(
        this.path('entries'),
        Buffer.from(
          lines
            .slice(0, count)
            .map((line) => `${line}\n`)
            .join(''),
        ),
      );
  }

  private path(name: string): string {
    return join(this.folder, name);
  }
}

function append(path: string, bytes: Uint8Array): void {
  write(path, 'a', bytes);
}

function replace(path: string, bytes: Uint8Array): void {
  write(`${path}.new`, 'w', bytes);
  renameSync(`${path}.new`, path);
  const folder = openSync(join(path, '..'), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function write(path: string, flag: 'a' | 'w', bytes: Uint8Array): void {
  const file = openSync(path, flag, 0o600);
  writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
}
