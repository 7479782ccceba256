import type { DataSource } from 'typeorm';
import { keepCosignature, type StoredCheckpoint } from '#libs/event-store/log/checkpoints';
import type { Seen } from '#libs/event-store/log/standing';
import { logEntries } from '#libs/event-store/log/entries';
import { storedNodes } from '#libs/event-store/log/stored-nodes';
import { cosignedAt, parseCheckpoint } from '#libs/event-store/note/checkpoint';
import { seal } from '#libs/event-store/note/sealed-box';
import type { Verifier } from '#libs/event-store/note/signed-note';
import { toBase64 } from '#libs/event-store/tree/hashes';
import { consistencyProof } from '#libs/event-store/tree/prove';

export interface WitnessTarget {
  url: string;
  key: Verifier;
  /** X25519 public key of the operator's restore key. */
  restoreKey: Uint8Array;
}

export interface WitnessState extends Seen {
  mirrored: number;
}

/** The witness was shown another history of this log between our look at it and our checkpoint. */
export class WitnessForked extends Error {
  override readonly name = 'WitnessForked';
}

const TIMEOUT_MS = 5_000;
const ENTRIES_PER_REQUEST = 2_000;

export async function witnessState(url: string): Promise<WitnessState> {
  const response = await fetch(`${url}/state`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`the witness answers ${response.status}`);
  return (await response.json()) as WitnessState;
}

/**
 * Brings the witness from `state`, which agrees with this log, to this checkpoint, and its mirror to the facts behind it; keeps
 * its cosignature. Where another worker has shown it a later one, that covers this one.
 */
export async function submitCheckpoint(dataSource: DataSource, target: WitnessTarget, state: WitnessState, checkpoint: StoredCheckpoint): Promise<void> {
  if (state.size > checkpoint.size) return;
  const proof = await consistencyProof(state.size, checkpoint.size, storedNodes(dataSource));
  const body = `${[`old ${state.size}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint.note}`;
  const response = await fetch(`${target.url}/add-checkpoint`, { method: 'POST', body, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const lines = await response.text();
  if (response.status === 422 || (response.status === 409 && lines === `${checkpoint.size}\n`))
    throw new WitnessForked(`the witness knows another history of this log: ${lines.trim()}`);
  if (!response.ok) throw new Error(`the witness answers ${response.status}: ${lines.trim()}`);
  if (cosignedAt(parseCheckpoint(checkpoint.note + lines), target.key) === null) throw new Error("the answer is not signed by the witness's key");
  await keepCosignature(dataSource, checkpoint, lines);
  await mirror(dataSource, target, state.mirrored, checkpoint.size);
}

/** In parts, each with the proof that the tree so far is a prefix of the checkpoint's. */
async function mirror(dataSource: DataSource, target: WitnessTarget, from: number, size: number): Promise<void> {
  for (let at = from; at < size; at += ENTRIES_PER_REQUEST) {
    const to = Math.min(at + ENTRIES_PER_REQUEST, size);
    const entries = await logEntries(dataSource, at, to);
    const proof = await consistencyProof(to, size, storedNodes(dataSource));
    const lines = entries.map(({ leaf, bytes }) => `${toBase64(leaf)} ${toBase64(seal(Buffer.from(bytes, 'utf8'), target.restoreKey))}\n`);
    const body = `${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${lines.join('')}`;
    const response = await fetch(`${target.url}/add-entries?from=${at}`, { method: 'POST', body, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`the mirror answers ${response.status}: ${(await response.text()).trim()}`);
  }
}
