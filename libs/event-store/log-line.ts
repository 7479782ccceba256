import { canonicalJson, type HashedFact, INSTANT_PATTERN, sha256Hex } from './chain.js';
import type { BasisLine, CheckpointLine, EndLine } from './end-line.js';

export type FactLine = HashedFact & { v: 1; hash: string; leaf: number | null };

/** What is wrong with a line; `at` where the line is a fact. */
export class Broken extends Error {
  constructor(
    what: string,
    readonly at?: { stream: string; version: number },
  ) {
    super(what);
  }
}

const FIELDS = ['actor', 'cause', 'commandId', 'hash', 'leaf', 'occurredAt', 'payload', 'prev', 'programme', 'recordedAt', 'stream', 'type', 'v', 'version'];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export type LogLine = { fact: FactLine } | { checkpoint: string } | { basis: BasisLine } | { end: EndLine };

/** One line of an export, its spelling checked to the letter. Throws Broken. */
export function readLine(text: string): LogLine {
  const value = parse(text);
  if (isObject(value) && 'end' in value) return { end: requireEnd(value) };
  if (isObject(value) && 'checkpoint' in value) return { checkpoint: requireCheckpoint(value) };
  if (isObject(value) && 'basis' in value) return { basis: requireBasis(value) };
  return { fact: requireFact(value) };
}

function parse(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Broken('the line is not JSON');
  }
  if (canonicalOrNull(value) !== text) throw new Broken('the line is not canonical JSON (RFC 8785)');
  return value;
}

/** Half a surrogate pair has no canonical form. */
function canonicalOrNull(value: unknown): string | null {
  try {
    return canonicalJson(value);
  } catch {
    return null;
  }
}

function requireEnd(value: Record<string, unknown>): EndLine {
  const end = value as unknown as EndLine;
  if (!isObject(end.end) || !isObject(end.end.root) || typeof end.signature !== 'string') throw new Broken('the end line has not its shape');
  return end;
}

function requireCheckpoint(value: Record<string, unknown>): string {
  const { checkpoint, v } = value as unknown as CheckpointLine;
  if (Object.keys(value).sort().join() !== 'checkpoint,v' || v !== 1 || typeof checkpoint !== 'string')
    throw new Broken('the line has not the fields of a checkpoint');
  return checkpoint;
}

function requireBasis(value: Record<string, unknown>): BasisLine {
  const line = value as unknown as BasisLine;
  const known = line.basis === 'command' || line.basis === 'content' || line.basis === 'programme';
  if (Object.keys(value).sort().join() !== 'basis,body,id,v' || line.v !== 1 || !known || typeof line.id !== 'string' || !isObject(line.body))
    throw new Broken('the line has not the fields of a basis');
  if (line.basis !== 'command' && sha256Hex(canonicalJson(line.body)) !== line.id) throw new Broken(`the ${line.basis} is not what its hash was made of`);
  return line;
}

function requireFact(value: unknown): FactLine {
  if (!isObject(value) || Object.keys(value).sort().join() !== FIELDS.join() || value.v !== 1) throw new Broken('the line has not the fields of a fact');
  const fact = value as unknown as FactLine;
  const at = { stream: String(fact.stream), version: Number(fact.version) };
  if (typeof fact.stream !== 'string' || !Number.isSafeInteger(fact.version) || !isObject(fact.payload))
    throw new Broken('the line has not the fields of a fact');
  if (!INSTANT_PATTERN.test(fact.occurredAt) || !INSTANT_PATTERN.test(fact.recordedAt)) throw new Broken('an instant is not spelt as the log spells it', at);
  return fact;
}
