import { describe, expect, it } from 'vitest';
import { Frontier } from '../tree/frontier.js';
import { leafHash, type Hash } from '../tree/hashes.js';
import { cosign, cosignedAt, parseCheckpoint, signCheckpoint, signedBy } from './checkpoint.js';
import { parseNote, signer, verifier, verifierFromText, verifierText, ed25519Verify, signaturesOf } from './signed-note.js';
import { checkProof, formatProof, parseProof } from './tlog-proof.js';

const log = signer('log.example/fwzz', 0x01, Buffer.alloc(32, 1));
const foreign = signer('log.example/fwzz', 0x01, Buffer.alloc(32, 2));
const witness = signer('witness.example/w1', 0x04, Buffer.alloc(32, 3));
const leaves = ['a', 'b', 'c'].map((text) => leafHash(Buffer.from(text)));

function head(): { root: Hash; size: number; origin: string } {
  const frontier = Frontier.empty();
  for (const leaf of leaves) frontier.append(leaf);
  return { origin: 'log.example/fwzz', size: frontier.size, root: frontier.root() };
}

describe('checkpoints and receipts in the C2SP formats', () => {
  it('reads the verifier key and note published with the Go implementation of signed notes', () => {
    const peter = verifierFromText('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
    const note = parseNote(
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
    );

    const [signature] = signaturesOf(note, peter);

    expect(ed25519Verify(peter, note.text, signature as Uint8Array)).toBe(true);
    expect(verifierText(peter)).toBe('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  });

  it('accepts the log key and refuses a foreign one of the same name, or another size', () => {
    const text = signCheckpoint(head(), log);

    expect(signedBy(parseCheckpoint(text), log)).toBe(true);
    expect(signedBy(parseCheckpoint(text), foreign)).toBe(false);
    expect(signedBy(parseCheckpoint(text.replace('\n3\n', '\n4\n')), log)).toBe(false);
  });

  it('keeps the instant of a cosignature, and loses it when the instant is changed', () => {
    const signed = signCheckpoint(head(), log);

    const line = cosign(parseCheckpoint(signed), witness, 1_653_998_400);

    expect(cosignedAt(parseCheckpoint(signed + line), witness)).toBe(1_653_998_400);
    const later = cosign(parseCheckpoint(signed), witness, 1_653_998_401);
    const spliced = Buffer.from(line.split(' ')[2] as string, 'base64');
    Buffer.from(later.split(' ')[2] as string, 'base64').copy(spliced, 4, 4, 12);
    expect(cosignedAt(parseCheckpoint(`${signed}— ${witness.name} ${spliced.toString('base64')}\n`), witness)).toBeNull();
  });

  it('proves a leaf by a receipt that survives being written and read', () => {
    const receipt = formatProof({
      extra: Buffer.from('第 1 次提交'),
      index: 2,
      path: [Frontier.at(2, [edgeOfTwo()]).root()],
      checkpoint: signCheckpoint(head(), log),
    });

    const proof = parseProof(receipt);

    expect(Buffer.from(proof.extra as Uint8Array).toString()).toBe('第 1 次提交');
    expect(checkProof(proof, leaves[2] as Hash, log)).toMatchObject({ size: 3 });
    expect(checkProof(proof, leaves[1] as Hash, log)).toMatch(/not in the tree/);
    expect(checkProof(proof, leaves[2] as Hash, verifier(foreign.name, 0x01, foreign.publicKey))).toMatch(/not signed/);
  });
});

function edgeOfTwo(): Hash {
  const two = Frontier.empty();
  two.append(leaves[0] as Hash);
  two.append(leaves[1] as Hash);
  return two.root();
}
