import { canonicalJson, type HashedFact, factHash, firstLink, INSTANT_PATTERN } from './chain.js';
import { type EndLine, endLineHolds, RunningRoot } from './end-line.js';

export interface VerifyProblem {
  /** Counted from 1. */
  line: number;
  stream?: string;
  version?: number;
  what: string;
}

export interface VerifyReport {
  ok: boolean;
  facts: number;
  streams: number;
  origin?: string;
  publicKey?: string;
  problem?: VerifyProblem;
}

export interface VerifyOptions {
  /** SPKI in base64: an export that was signed with any other key is refused. */
  publicKey?: string;
}

type FactLine = HashedFact & { v: 1; hash: string };

const FIELDS = ['actor', 'cause', 'commandId', 'hash', 'occurredAt', 'payload', 'prev', 'programme', 'recordedAt', 'stream', 'type', 'v', 'version'];

class Broken extends Error {
  constructor(
    what: string,
    readonly at?: { stream: string; version: number },
  ) {
    super(what);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text order by UTF-8 bytes, as the export sorts. */
const byteOrder = (a: string, b: string): number => Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));

/** Reads an export from its first line to its last; needs neither a database nor the code that decides. */
class Verifier {
  private readonly heads = new Map<string, { version: number; hash: string }>();
  /** What version 1 of each stream links to: the origin it must come from stands in the end line. */
  private readonly firsts: { line: number; stream: string; prev: string }[] = [];
  private readonly root = new RunningRoot();
  private last: FactLine | null = null;
  private end: EndLine | null = null;
  facts = 0;

  constructor(private readonly options: VerifyOptions) {}

  get streams(): number {
    return this.heads.size;
  }

  get endLine(): EndLine | null {
    return this.end;
  }

  take(text: string, line: number): void {
    if (this.end) throw new Broken('there is something behind the end line');
    const value = parse(text);
    if (isObject(value) && 'end' in value) this.takeEnd(value as unknown as EndLine);
    else this.takeFact(requireFact(value), line);
  }

  private takeFact(fact: FactLine, line: number): void {
    const { hash, v: _, ...hashed } = fact;
    if (factHash(hashed).toString('hex') !== hash) throw new Broken('the line is not what its hash was made of', fact);
    const head = this.heads.get(fact.stream);
    const expected = (head?.version ?? 0) + 1;
    if (fact.version !== expected) throw new Broken(`version ${fact.version} stands where version ${expected} of this stream belongs`, fact);
    if (head && head.hash !== fact.prev) throw new Broken('it does not link to the version before it', fact);
    if (this.last && !follows(this.last, fact)) throw new Broken('it stands before a line that was recorded later', fact);
    if (!head) this.firsts.push({ line, stream: fact.stream, prev: fact.prev });
    this.heads.set(fact.stream, { version: fact.version, hash });
    this.root.add(hash);
    this.last = fact;
    this.facts += 1;
  }

  private takeEnd(end: EndLine): void {
    if (!isObject(end.end) || !isObject(end.end.root) || typeof end.signature !== 'string') throw new Broken('the end line has not its shape');
    if (!endLineHolds(end)) throw new Broken('the signature of the end line does not hold');
    if (this.options.publicKey !== undefined && this.options.publicKey !== end.end.publicKey)
      throw new Broken('the end line is signed with another key than the one given');
    if (end.end.facts !== this.facts) throw new Broken(`the end line counts ${end.end.facts} facts, ${this.facts} are here`);
    if (end.end.streams !== this.streams) throw new Broken(`the end line counts ${end.end.streams} streams, ${this.streams} are here`);
    if (end.end.root.kind !== 'running-sha256' || end.end.root.hash !== this.root.hex)
      throw new Broken('the root of the end line is not that of the lines before it');
    this.end = end;
  }

  /** After the last line: it must have been the end line, and every stream must have begun in its log. */
  finish(lines: number): VerifyProblem | null {
    if (!this.end) return { line: lines + 1, what: 'there is no end line: the file is cut off' };
    const { origin } = this.end.end;
    const foreign = this.firsts.find(({ stream, prev }) => firstLink(origin, stream).toString('hex') !== prev);
    return foreign ? { line: foreign.line, stream: foreign.stream, version: 1, what: `the stream did not begin in the log ${origin}` } : null;
  }
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

function requireFact(value: unknown): FactLine {
  if (!isObject(value) || Object.keys(value).sort().join() !== FIELDS.join() || value.v !== 1) throw new Broken('the line has not the fields of a fact');
  const fact = value as unknown as FactLine;
  const at = { stream: String(fact.stream), version: Number(fact.version) };
  if (typeof fact.stream !== 'string' || !Number.isSafeInteger(fact.version) || !isObject(fact.payload))
    throw new Broken('the line has not the fields of a fact');
  if (!INSTANT_PATTERN.test(fact.occurredAt) || !INSTANT_PATTERN.test(fact.recordedAt)) throw new Broken('an instant is not spelt as the log spells it', at);
  return fact;
}

function follows(before: FactLine, after: FactLine): boolean {
  if (before.recordedAt !== after.recordedAt) return before.recordedAt < after.recordedAt;
  const order = byteOrder(before.stream, after.stream);
  return order === 0 ? before.version < after.version : order < 0;
}

/** Stops at the first line that is wrong and names it. Lines come without their line ends. */
export async function verifyLog(lines: AsyncIterable<string> | Iterable<string>, options: VerifyOptions = {}): Promise<VerifyReport> {
  const verifier = new Verifier(options);
  let line = 0;
  const report = (problem: VerifyProblem | null): VerifyReport => ({
    ok: problem === null,
    facts: verifier.facts,
    streams: verifier.streams,
    ...(verifier.endLine && { origin: verifier.endLine.end.origin, publicKey: verifier.endLine.end.publicKey }),
    ...(problem && { problem }),
  });
  for await (const text of lines) {
    line += 1;
    try {
      verifier.take(text, line);
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      return report({ line, ...(error.at && { stream: error.at.stream, version: error.at.version }), what: error.message });
    }
  }
  return report(verifier.finish(line));
}

/** Splits at LF alone: other line ends (U+2028) are ordinary characters inside JSON. A last piece without LF is a line, too. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const pieces = (rest + chunk).split('\n');
    rest = pieces.pop() ?? '';
    yield* pieces;
  }
  if (rest !== '') yield rest;
}
