import type { Instant, Json } from '#libs/domain/kernel/types';
import { canonicalJson } from './chain.js';
import { type SigningKey, signatureHolds } from './signing-key.js';

/** Closes an export: without it, or with another count or root, a file is cut off or is not the one that was signed. */
export interface EndLine {
  v: 1;
  end: {
    origin: string;
    epoch: number;
    facts: number;
    streams: number;
    /** Root of the tree over the facts of this file, in base64. */
    root: { kind: 'rfc6962-sha256'; hash: string };
    exportedAt: Instant;
    publicKey: string;
  };
  signature: string;
}

/** A checkpoint of the log, right behind the last fact that it covers. */
export interface CheckpointLine {
  v: 1;
  checkpoint: string;
}

/**
 * What the facts of the page before it were decided from: a command as it was asked, the content that a submission froze,
 * the programme version. Contents and programmes are named by their hash, which stands in facts; a command is proved by
 * deciding it again (`npm run recompute`).
 */
export interface BasisLine {
  v: 1;
  basis: 'command' | 'content' | 'programme';
  id: string;
  body: { [name: string]: Json | undefined };
}

const signedText = (end: EndLine['end']): string => `fwzz export end v1\n${canonicalJson(end)}`;

export function endLine(end: Omit<EndLine['end'], 'publicKey'>, key: SigningKey): EndLine {
  const whole = { ...end, publicKey: key.publicKey };
  return { v: 1, end: whole, signature: key.sign(signedText(whole)) };
}

export const endLineHolds = ({ end, signature }: EndLine): boolean => signatureHolds(end.publicKey, signedText(end), signature);
