import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cosignedAt, parseCheckpoint, signCheckpoint } from '#libs/event-store/note/checkpoint';
import { signer } from '#libs/event-store/note/signed-note';
import { Frontier } from '#libs/event-store/tree/frontier';
import { leafHash, toBase64, type Hash } from '#libs/event-store/tree/hashes';
import { consistencyProof, type NodeSource } from '#libs/event-store/tree/prove';
import { WitnessFolder } from './folder.js';
import { Witness } from './witness.js';

const log = signer('log.example/fwzz', 0x01, Buffer.alloc(32, 1));
const foreign = signer('log.example/fwzz', 0x01, Buffer.alloc(32, 9));
const key = signer('witness.example/w1', 0x04, Buffer.alloc(32, 3));
const NOW = Date.parse('2022-05-31T15:59:59.999Z');

const leaves = (count: number, bent = -1): Hash[] => Array.from({ length: count }, (_, i) => leafHash(Buffer.from(i === bent ? `bent ${i}` : `fact ${i}`)));

function treeOf(all: Hash[]): { root: Hash; source: NodeSource } {
  const nodes = new Map<string, Hash>();
  const tree = Frontier.empty();
  for (const leaf of all) for (const node of tree.append(leaf)) nodes.set(`${node.level}/${node.index}`, node.hash);
  return {
    root: tree.root(),
    source: { nodes: (level, from, count) => Promise.resolve(Array.from({ length: count }, (_, i) => nodes.get(`${level}/${from + i}`) as Hash)) },
  };
}

async function request(oldSize: number, all: Hash[], by = log): Promise<string> {
  const { root, source } = treeOf(all);
  const proof = await consistencyProof(oldSize, all.length, source);
  const checkpoint = signCheckpoint({ origin: log.name, size: all.length, root }, by);
  return `${[`old ${oldSize}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`;
}

const entriesOf = (all: Hash[]) => all.map((leaf, i) => ({ leaf, sealed: Buffer.from(`sealed ${i}`) }));

let folder: string;
let kept: WitnessFolder;
let witness: Witness;
const reopen = () => {
  kept = new WitnessFolder(folder);
  witness = new Witness(log, key, kept, () => NOW);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'witness-'));
  reopen();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a witness', () => {
  it('cosigns a first checkpoint and one that grows from it, with its own time', async () => {
    witness.addCheckpoint(await request(0, leaves(5)));

    const answer = witness.addCheckpoint(await request(5, leaves(12)));

    expect(answer.status).toBe(200);
    expect(cosignedAt(parseCheckpoint(kept.checkpointText as string), key)).toBe(Math.floor(NOW / 1000));
    expect(readFileSync(join(folder, 'checkpoints'), 'utf8').split('---\n')).toHaveLength(3);
  });

  it('refuses a log that shrank, and tells the size it knows', async () => {
    witness.addCheckpoint(await request(0, leaves(12)));

    expect(witness.addCheckpoint(await request(5, leaves(8)))).toMatchObject({ status: 409, body: '12\n' });
    expect(kept.checkpoint?.size).toBe(12);
  });

  it('refuses a log whose past was rewritten, however well the new tree is made', async () => {
    witness.addCheckpoint(await request(0, leaves(12)));

    expect(witness.addCheckpoint(await request(12, leaves(20, 3)))).toMatchObject({ status: 422 });
    expect(witness.addCheckpoint(await request(12, leaves(12, 3)))).toMatchObject({ status: 409 });
  });

  it('refuses a foreign key, an unknown log and a request that is none', async () => {
    const checkpoint = await request(0, leaves(3));

    expect(witness.addCheckpoint(await request(0, leaves(3), foreign))).toMatchObject({ status: 403 });
    expect(witness.addCheckpoint(checkpoint.replace('log.example/fwzz\n3', 'other.example\n3'))).toMatchObject({ status: 404 });
    expect(witness.addCheckpoint('old -1\n\nx')).toMatchObject({ status: 400 });
    expect(witness.addCheckpoint(checkpoint.replace('old 0', 'old 4'))).toMatchObject({ status: 400 });
  });

  it('mirrors entries that lead to the cosigned root and no others', async () => {
    witness.addCheckpoint(await request(0, leaves(6)));

    expect(witness.addEntries(0, entriesOf(leaves(6, 2)), [])).toMatchObject({ status: 422 });
    expect(witness.addEntries(0, entriesOf(leaves(7)), [])).toMatchObject({ status: 422 });
    expect(witness.addEntries(0, entriesOf(leaves(6)), [])).toMatchObject({ status: 200, body: '6\n' });
    expect(witness.addEntries(0, entriesOf(leaves(6)), [])).toMatchObject({ status: 409, body: '6\n' });
    expect(kept.entries(4, 6).map((line) => Buffer.from(line, 'base64').toString())).toEqual(['sealed 4', 'sealed 5']);
  });

  it('takes a long mirror in parts, each proved to be a prefix of the checkpoint', async () => {
    witness.addCheckpoint(await request(0, leaves(11)));
    const { source } = treeOf(leaves(11));

    expect(witness.addEntries(0, entriesOf(leaves(4)), [])).toMatchObject({ status: 422 });
    expect(witness.addEntries(0, entriesOf(leaves(4)), await consistencyProof(4, 11, source))).toMatchObject({ status: 200, body: '4\n' });
    expect(witness.addEntries(4, entriesOf(leaves(11)).slice(4), [])).toMatchObject({ status: 200, body: '11\n' });
  });

  it('goes on after a kill in the middle of a write as if the half step had not been', async () => {
    witness.addCheckpoint(await request(0, leaves(6)));
    witness.addEntries(0, entriesOf(leaves(6)), []);
    appendFileSync(join(folder, 'leaves'), Buffer.alloc(7));
    appendFileSync(join(folder, 'entries'), 'aGFsZg==\n');

    reopen();

    expect(kept.mirrored).toBe(6);
    witness.addCheckpoint(await request(6, leaves(9)));
    expect(witness.addEntries(6, entriesOf(leaves(9)).slice(6), [])).toMatchObject({ status: 200, body: '9\n' });
    expect(Buffer.from(kept.entries(6, 7)[0] as string, 'base64').toString()).toBe('sealed 6');
  });
});
