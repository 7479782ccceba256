import { canonicalJson, factHash, firstLink, type HashedFact, sha256Hex } from '../chain.js';
import { endLine } from '../end-line.js';
import { signCheckpoint } from '../note/checkpoint.js';
import { makeSigningKey, type SigningKey } from '../signing-key.js';
import { Frontier } from '../tree/frontier.js';
import { toBase64 } from '../tree/hashes.js';

export const ORIGIN = 'fwzz/test';
export const KEY = makeSigningKey();
const STREAMS = ['application/a1', 'application/a2', 'desk/batch-4/32'];
const FACTS = 9;
const PROGRAMME = { name: 'batch-4' };
const PROGRAMME_HASH = sha256Hex(canonicalJson(PROGRAMME));
export const EXPORTED_AT = '2022-06-01T00:00:00.000Z';

/** Three streams with three facts each, one fact a second, as an export writes them: a checkpoint behind the sixth and the last, before the last what they were decided from. */
export function aLog({
  key = KEY,
  opinion = (_index: number) => '情况属实',
  contentHash = (_index: number): string | undefined => undefined,
  facts = FACTS,
  exportedAt = EXPORTED_AT,
}: {
  key?: SigningKey;
  opinion?: (index: number) => string;
  contentHash?: (index: number) => string | undefined;
  facts?: number;
  exportedAt?: string;
} = {}): string[] {
  const heads = new Map<string, string>();
  const tree = Frontier.empty();
  const lines: string[] = [];
  for (let index = 0; index < facts; index++) {
    const stream = STREAMS[index % 3] ?? '';
    const fact: HashedFact = {
      stream,
      version: Math.floor(index / 3) + 1,
      type: 'ThingHappened',
      payload: { 意见: opinion(index), index, ...(contentHash(index) && { contentHash: contentHash(index) }) },
      commandId: `c-${index}`,
      actor: { id: `person-${index}`, role: 'province', authority: '32' },
      cause: { kind: 'command' },
      occurredAt: `2022-04-20T04:00:0${index}.000Z`,
      recordedAt: `2022-04-20T04:00:0${index}.125Z`,
      programme: PROGRAMME_HASH,
      prev: heads.get(stream) ?? firstLink(ORIGIN, stream).toString('hex'),
    };
    const hash = factHash(fact).toString('hex');
    heads.set(stream, hash);
    tree.append(Buffer.from(hash, 'hex'));
    lines.push(canonicalJson({ v: 1, ...fact, hash, leaf: index }));
    if (index === 5) lines.push(checkpointLine(tree, key));
  }
  const root = { kind: 'rfc6962-sha256' as const, hash: toBase64(tree.root()) };
  const end = endLine({ origin: ORIGIN, epoch: 1, facts, streams: Math.min(facts, 3), root, exportedAt }, key);
  return [...lines, ...basis(facts), checkpointLine(tree, key), canonicalJson(end)];
}

function checkpointLine(tree: Frontier, key: SigningKey): string {
  return canonicalJson({ v: 1, checkpoint: signCheckpoint({ origin: ORIGIN, size: tree.size, root: tree.root() }, key.signerFor(ORIGIN)) });
}

const basisLine = (basis: 'command' | 'programme', id: string, body: object): string => canonicalJson({ v: 1, basis, id, body });

function basis(facts: number): string[] {
  return [
    basisLine('programme', PROGRAMME_HASH, PROGRAMME),
    ...Array.from({ length: facts }, (_, index) => basisLine('command', `c-${index}`, { type: 'do' })),
  ];
}
