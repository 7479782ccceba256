import type { Problem } from '../../http/problem.js';

export type Values = { [field: string]: unknown };
export interface Patch {
  patchId: string;
  base: number;
  set: Values;
}
export type SaveState = 'saved' | 'typing' | 'saving' | 'kept' | 'conflict' | 'closed' | 'failed';
export interface Conflict {
  mine: unknown;
  theirs: unknown;
}

export interface KeeperPorts {
  send(patch: Patch): Promise<{ version: number; savedAt: string }>;
  newId(): string;
  /** Unacknowledged patches stay on the device until there is an answer. */
  keep(pending: { inFlight: Patch | null; dirty: Values } | null): void;
  wait(milliseconds: number, then: () => void): () => void;
  asProblem(error: unknown): Problem | null;
}

const PAUSE = 800;
const LONGEST = 30_000;

/**
 * Autosave: 800 ms after the last key, one patch in flight, the same patchId until there is an answer. Someone else's
 * change to another field is taken in; to the same field it is shown, and nothing is overwritten.
 */
export class DraftKeeper {
  values: Values;
  base: number;
  savedAt: string | null;
  state: SaveState = 'saved';
  conflicts: { [field: string]: Conflict } = {};
  merged = 0;
  problem: Problem | null = null;
  #inFlight: Patch | null = null;
  #dirty: Values = {};
  #stopWaiting: (() => void) | null = null;
  #delay = 1000;
  #listeners = new Set<() => void>();

  constructor(
    draft: { version: number; form: Values; savedAt: string | null },
    private readonly ports: KeeperPorts,
    restored: { inFlight: Patch | null; dirty: Values } | null = null,
  ) {
    this.base = draft.version;
    this.savedAt = draft.savedAt;
    this.values = { ...draft.form, ...restored?.inFlight?.set, ...restored?.dirty };
    this.#inFlight = restored?.inFlight ?? null;
    this.#dirty = restored?.dirty ?? {};
    if (this.#inFlight) void this.#transmit();
    else if (this.#hasDirty()) this.#soon(0);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  type(field: string, value: unknown): void {
    this.values = { ...this.values, [field]: value };
    this.#dirty = { ...this.#dirty, [field]: value ?? null };
    if (this.state === 'saved' || this.state === 'failed') this.state = 'typing';
    this.#keep();
    this.#tell();
    if (!this.#inFlight) this.#soon(PAUSE);
  }

  resolve(field: string, choice: 'mine' | 'theirs'): void {
    const conflict = this.conflicts[field];
    if (!conflict) return;
    const { [field]: _, ...others } = this.conflicts;
    this.conflicts = others;
    if (choice === 'mine') this.#dirty = { ...this.#dirty, [field]: conflict.mine };
    else this.values = { ...this.values, [field]: conflict.theirs };
    if (Object.keys(others).length === 0) this.state = this.#hasDirty() ? 'typing' : 'saved';
    this.#keep();
    this.#tell();
    this.#soon(0);
  }

  /** Resolves once everything typed has an answer, or with false where it cannot be saved now. */
  async settle(): Promise<boolean> {
    this.#stopWaiting?.();
    this.#stopWaiting = null;
    while (this.#inFlight || this.#hasDirty()) {
      if (this.state === 'conflict' || this.state === 'closed' || this.state === 'failed') return false;
      if (!this.#inFlight) this.#take();
      if (!(await this.#transmit())) return false;
    }
    return this.state === 'saved';
  }

  stop(): void {
    this.#stopWaiting?.();
  }

  #hasDirty = (): boolean => Object.keys(this.#dirty).length > 0;
  #keep = (): void => this.ports.keep(this.#inFlight || this.#hasDirty() ? { inFlight: this.#inFlight, dirty: this.#dirty } : null);
  #tell = (): void => {
    for (const listener of this.#listeners) listener();
  };

  #soon(milliseconds: number): void {
    this.#stopWaiting?.();
    this.#stopWaiting = this.ports.wait(milliseconds, () => {
      if (this.state === 'conflict' || this.state === 'closed') return;
      if (!this.#inFlight && this.#hasDirty()) this.#take();
      if (this.#inFlight) void this.#transmit();
    });
  }

  #take(): void {
    this.#inFlight = { patchId: this.ports.newId(), base: this.base, set: this.#dirty };
    this.#dirty = {};
    this.#keep();
  }

  #sending: Promise<boolean> | null = null;

  #transmit(): Promise<boolean> {
    this.#sending ??= this.#post().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #post(): Promise<boolean> {
    const patch = this.#inFlight;
    if (!patch) return true;
    this.state = 'saving';
    this.#tell();
    try {
      const saved = await this.ports.send(patch);
      this.#inFlight = null;
      this.#delay = 1000;
      this.base = saved.version;
      this.savedAt = saved.savedAt;
      this.problem = null;
      this.state = this.#hasDirty() ? 'typing' : 'saved';
      this.#keep();
      this.#tell();
      if (this.#hasDirty()) this.#soon(PAUSE);
      return true;
    } catch (error) {
      return this.#refused(patch, error);
    }
  }

  #refused(patch: Patch, error: unknown): boolean {
    const problem = this.ports.asProblem(error);
    if (!problem) throw error;
    this.problem = problem;
    if (problem.code === 'DRAFT_CONFLICT') return this.#rebase(patch, problem);
    if (problem.unanswered || problem.status === 401) {
      this.state = 'kept';
      this.#soon(this.#delay);
      this.#delay = Math.min(this.#delay * 2, LONGEST);
    } else if (problem.status === 400 || problem.status === 413 || problem.status === 422) {
      this.#dirty = { ...patch.set, ...this.#dirty };
      this.#inFlight = null;
      this.state = 'failed';
    } else {
      this.state = 'closed';
    }
    this.#keep();
    this.#tell();
    return false;
  }

  #rebase(patch: Patch, problem: Problem): boolean {
    const changed = problem.body.changed ?? {};
    const mine: Values = { ...patch.set, ...this.#dirty };
    const same = (field: string, theirs: unknown) => JSON.stringify(mine[field] ?? null) === JSON.stringify(theirs ?? null);
    this.#inFlight = null;
    this.base = problem.body.version ?? this.base;
    for (const [field, theirs] of Object.entries(changed)) {
      if (!(field in mine)) {
        this.values = { ...this.values, [field]: theirs };
        this.merged += 1;
      } else {
        if (!same(field, theirs)) this.conflicts = { ...this.conflicts, [field]: { mine: mine[field], theirs } };
        delete mine[field];
      }
    }
    this.#dirty = mine;
    this.state = Object.keys(this.conflicts).length > 0 ? 'conflict' : this.#hasDirty() ? 'typing' : 'saved';
    this.#keep();
    this.#tell();
    if (this.state === 'typing') this.#soon(0);
    return this.state !== 'conflict';
  }
}
