import { leafHash } from '../tree/hashes.js';
import { parseCheckpoint } from './checkpoint.js';
import type { Verifier } from './signed-note.js';
import { checkProof, parseProof } from './tlog-proof.js';

export interface ReceiptReport {
  ok: boolean;
  origin?: string;
  /** The fact that the receipt proves. */
  fact?: { stream: string; version: number; type: string; occurredAt: string; recordedAt: string };
  index?: number;
  /** What is wrong, where `ok` is false. */
  what?: string;
}

/** A submitter's tlog-proof, whose extra data are the fact's own bytes: proved in a tree that the log's key signed. */
export function checkReceipt(text: string, keyOf: (origin: string) => Verifier): ReceiptReport {
  try {
    const proof = parseProof(text);
    const { origin } = parseCheckpoint(proof.checkpoint);
    if (!proof.extra) return { ok: false, origin, what: 'the receipt does not hold its fact' };
    const checked = checkProof(proof, leafHash(proof.extra), keyOf(origin));
    if (typeof checked === 'string') return { ok: false, origin, what: checked };
    const { stream, version, type, occurredAt, recordedAt } = JSON.parse(Buffer.from(proof.extra).toString('utf8')) as NonNullable<ReceiptReport['fact']>;
    return { ok: true, origin, index: proof.index, fact: { stream, version, type, occurredAt, recordedAt } };
  } catch (error) {
    return { ok: false, what: (error as Error).message };
  }
}
