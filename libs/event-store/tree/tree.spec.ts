import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provesConsistency, provesInclusion } from './check.js';
import { Frontier } from './frontier.js';
import { EMPTY_ROOT, leafHash, sameHash, type Hash } from './hashes.js';
import { consistencyProof, inclusionProof, rangeHash, type NodeSource } from './prove.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The inputs of the RFC 6962 reference implementation and its roots for sizes 1..8. */
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((text) => Buffer.from(text, 'hex'));
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

function grow(leaves: Hash[]): { frontier: Frontier; source: NodeSource; roots: Hash[] } {
  const stored = new Map<string, Hash>();
  const frontier = Frontier.empty();
  const roots = leaves.map((leaf) => {
    for (const node of frontier.append(leaf)) stored.set(`${node.level}/${node.index}`, node.hash);
    return frontier.root();
  });
  const source: NodeSource = {
    nodes: (level, from, count) =>
      Promise.resolve(Array.from({ length: count }, (_, i) => stored.get(`${level}/${from + i}`)).filter((hash) => hash !== undefined)),
  };
  return { frontier, source, roots };
}

describe('the Merkle tree of the log', () => {
  it('has the roots of the RFC 6962 reference for one to eight leaves, and SHA-256 of nothing when empty', () => {
    const { roots } = grow(ENTRIES.map(leafHash));

    expect(roots.map(hex)).toEqual(ROOTS);
    expect(hex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('goes on from a stored right edge as if it had never stopped', () => {
    const leaves = Array.from({ length: 300 }, (_, i) => leafHash(Buffer.from(String(i))));
    const whole = grow(leaves);
    const half = grow(leaves.slice(0, 131)).frontier;

    const resumed = Frontier.at(131, half.hashes());
    for (const leaf of leaves.slice(131)) resumed.append(leaf);

    expect(hex(resumed.root())).toBe(hex(whole.frontier.root()));
    expect(() => Frontier.at(130, half.hashes())).toThrow(/edge hashes/);
  });

  it('proves every leaf and every prefix, and nothing else, at any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.nat(), fc.nat(), async (size, a, b) => {
        const leaves = Array.from({ length: size }, (_, i) => leafHash(Buffer.from(`leaf ${i}`)));
        const { source, roots } = grow(leaves);
        const root = roots[size - 1] as Hash;
        const index = a % size;
        const oldSize = b % (size + 1);

        const path = await inclusionProof(index, size, source);
        const proof = await consistencyProof(oldSize, size, source);

        const oldRoot = oldSize === 0 ? EMPTY_ROOT : (roots[oldSize - 1] as Hash);
        expect(provesInclusion(leaves[index] as Hash, index, size, path, root)).toBe(true);
        expect(provesInclusion(leafHash(Buffer.from('another')), index, size, path, root)).toBe(false);
        expect(provesConsistency(oldSize, oldRoot, size, root, proof)).toBe(true);
        if (oldSize > 0) expect(provesConsistency(oldSize, leafHash(Buffer.from('forged')), size, root, proof)).toBe(false);
        if (path.length > 0) expect(provesInclusion(leaves[index] as Hash, index, size, path.slice(1), root)).toBe(false);
        expect(sameHash(await rangeHash(0, size, source), root)).toBe(true);
      }),
      { numRuns: 150, seed: 6962 },
    );
  });

  it('refuses a fork: the same first leaves, one of them changed', async () => {
    const leaves = Array.from({ length: 20 }, (_, i) => leafHash(Buffer.from(String(i))));
    const honest = grow(leaves);
    const forked = grow(leaves.map((leaf, i) => (i === 4 ? leafHash(Buffer.from('bent')) : leaf)));

    const proof = await consistencyProof(10, 20, forked.source);

    expect(provesConsistency(10, honest.roots[9] as Hash, 20, forked.roots[19] as Hash, proof)).toBe(false);
    expect(provesConsistency(20, honest.roots[19] as Hash, 10, honest.roots[9] as Hash, [])).toBe(false);
  });
});
