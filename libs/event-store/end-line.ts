import { createHash } from 'node:crypto';
import type { Instant } from '#libs/domain/kernel/types';
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
    /** `running-sha256`: over the hashes of all lines in their order. The tree's checkpoint stands here under a name of its own. */
    root: { kind: 'running-sha256'; hash: string };
    exportedAt: Instant;
    publicKey: string;
  };
  signature: string;
}

/** 0x02 in front: no value of this chain can be taken for a leaf (0x00) or a node (0x01) of the tree. */
export class RunningRoot {
  private current: Buffer;

  constructor() {
    this.current = createHash('sha256').update('fwzz export v1', 'utf8').digest();
  }

  add(factHash: string): void {
    this.current = createHash('sha256').update(Buffer.of(2)).update(this.current).update(Buffer.from(factHash, 'hex')).digest();
  }

  get hex(): string {
    return this.current.toString('hex');
  }
}

const signedText = (end: EndLine['end']): string => `fwzz export end v1\n${canonicalJson(end)}`;

export function endLine(end: Omit<EndLine['end'], 'publicKey'>, key: SigningKey): EndLine {
  const whole = { ...end, publicKey: key.publicKey };
  return { v: 1, end: whole, signature: key.sign(signedText(whole)) };
}

export const endLineHolds = ({ end, signature }: EndLine): boolean => signatureHolds(end.publicKey, signedText(end), signature);
