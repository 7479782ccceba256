import { BasisTold } from './basis-told.js';
import { factHash, firstLink } from './chain.js';
import { type EndLine, endLineHolds } from './end-line.js';
import { judgeMoment } from './export-moment.js';
import { Broken, type FactLine, readLine } from './log-line.js';
import { parseCheckpoint, signedBy, type SignedCheckpoint } from './note/checkpoint.js';
import type { Verifier } from './note/signed-note.js';
import type { PlaceInFile } from './receipt-place.js';
import { Frontier } from './tree/frontier.js';
import { sameHash, toBase64 } from './tree/hashes.js';
import { noteKeyOf } from './trusted-key.js';
import { judgeAhead } from './witness-ahead.js';
import type { WitnessRecord } from './witness-record.js';

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
  checkpoints: number;
  origin?: string;
  publicKey?: string;
  /** Of this moment the file tells, and of none after it. */
  exportedAt?: string;
  /** With a witness: facts that it has seen since then, and that continue these. */
  witnessAheadBy?: number;
  problem?: VerifyProblem;
}

export interface VerifyOptions {
  /** SPKI in base64: an export that was signed with any other key is refused. */
  publicKey?: string;
  /** What another party kept: finds a log that was made anew by whoever holds its key. */
  witness?: WitnessRecord;
  /** An export of an earlier instant is refused: its keeper could have dated it back, and no witness would know. */
  notBefore?: string;
  /** Is shown each fact as it gets its place: a receipt is asked of the file with it. */
  receipt?: PlaceInFile;
}

/** Reads an export from its first line to its last; needs neither a database nor the code that decides. */
class LogVerifier {
  private readonly heads = new Map<string, { version: number; hash: string; commandId: string }>();
  private readonly basis = new BasisTold();
  /** What version 1 of each stream links to: the origin it must come from stands in the end line. */
  private readonly firsts: { line: number; stream: string; prev: string }[] = [];
  /** Whose signature they bear can be asked when the end line has named the key. */
  private readonly checkpoints: { line: number; checkpoint: SignedCheckpoint }[] = [];
  private readonly tree = Frontier.empty();
  private end: EndLine | null = null;
  private newestRecordedAt = '';
  /** How many facts more than this file the witness has seen; null before it was asked. */
  aheadBy: number | null = null;

  constructor(private readonly options: VerifyOptions) {}

  get counts(): { facts: number; streams: number; checkpoints: number } {
    return { facts: this.tree.size, streams: this.heads.size, checkpoints: this.checkpoints.length };
  }

  get endLine(): EndLine | null {
    return this.end;
  }

  take(text: string, line: number): void {
    if (this.end) throw new Broken('there is something behind the end line');
    const read = readLine(text);
    if ('fact' in read) this.takeFact(read.fact, line);
    else if ('checkpoint' in read) this.takeCheckpoint(read.checkpoint, line);
    else if ('basis' in read) this.basis.take(read.basis);
    else this.takeEnd(read.end);
  }

  private takeFact(fact: FactLine, line: number): void {
    const { hash, leaf, v: _, ...hashed } = fact;
    if (factHash(hashed).toString('hex') !== hash) throw new Broken('the line is not what its hash was made of', fact);
    const head = this.heads.get(fact.stream);
    const expected = (head?.version ?? 0) + 1;
    if (fact.version !== expected) throw new Broken(`version ${fact.version} stands where version ${expected} of this stream belongs`, fact);
    if (head && head.hash !== fact.prev) throw new Broken('it does not link to the version before it', fact);
    if (leaf === null) throw new Broken('it was never given a place in the log', fact);
    if (leaf !== this.tree.size) throw new Broken(`place ${leaf} of the log stands where place ${this.tree.size} belongs`, fact);
    const witnessed = this.options.witness?.leafAt(leaf);
    if (witnessed && !sameHash(witnessed, Buffer.from(hash, 'hex'))) throw new Broken(`the witness holds another fact in place ${leaf} of the log`, fact);
    if (!head) this.firsts.push({ line, stream: fact.stream, prev: fact.prev });
    this.basis.need(fact, line, head?.commandId);
    this.heads.set(fact.stream, { version: fact.version, hash, commandId: fact.commandId });
    this.tree.append(Buffer.from(hash, 'hex'));
    this.options.receipt?.see(Buffer.from(hash, 'hex'), this.tree);
    if (fact.recordedAt > this.newestRecordedAt) this.newestRecordedAt = fact.recordedAt;
    this.checkWitnessed();
  }

  private takeCheckpoint(text: string, line: number): void {
    const checkpoint = readCheckpoint(text);
    if (checkpoint.size !== this.tree.size) throw new Broken(`a checkpoint over ${checkpoint.size} facts stands behind ${this.tree.size}`);
    if (!sameHash(checkpoint.root, this.tree.root())) throw new Broken(`the facts up to here are not those of the checkpoint over ${checkpoint.size} facts`);
    this.checkpoints.push({ line, checkpoint });
  }

  private takeEnd(end: EndLine): void {
    if (!endLineHolds(end)) throw new Broken('the signature of the end line does not hold');
    if (this.options.publicKey !== undefined && this.options.publicKey !== end.end.publicKey)
      throw new Broken('the end line is signed with another key than the one given');
    if (end.end.facts !== this.tree.size) throw new Broken(`the end line counts ${end.end.facts} facts, ${this.tree.size} are here`);
    if (end.end.streams !== this.heads.size) throw new Broken(`the end line counts ${end.end.streams} streams, ${this.heads.size} are here`);
    if (end.end.root.kind !== 'rfc6962-sha256' || end.end.root.hash !== toBase64(this.tree.root()))
      throw new Broken('the root of the end line is not that of the lines before it');
    if (this.checkpoints.at(-1)?.checkpoint.size !== this.tree.size) throw new Broken('no signed checkpoint covers the last facts');
    this.end = end;
  }

  private checkWitnessed(): void {
    const seen = this.options.witness?.rootAt(this.tree.size);
    if (seen && !sameHash(seen, this.tree.root())) throw new Broken(`the witness saw another log of ${this.tree.size} facts`);
  }

  /** After the last line: it must have been the end line, and all that names a key or an origin is asked about now. */
  finish(lines: number): VerifyProblem | null {
    if (!this.end) return { line: lines + 1, what: 'there is no end line: the file is cut off' };
    const { origin, publicKey, exportedAt } = this.end.end;
    const foreign = this.firsts.find(({ stream, prev }) => firstLink(origin, stream).toString('hex') !== prev);
    if (foreign) return { line: foreign.line, stream: foreign.stream, version: 1, what: `the stream did not begin in the log ${origin}` };
    const key = noteKeyOf(origin, publicKey);
    const unsigned = this.checkpoints.find(({ checkpoint }) => checkpoint.origin !== origin || !signedBy(checkpoint, key));
    if (unsigned) return { line: unsigned.line, what: 'the checkpoint is not signed with the key of this log' };
    const { witness, notBefore } = this.options;
    const strange = judgeMoment(exportedAt, this.newestRecordedAt, notBefore) ?? (witness ? this.judgeWitness(witness, key, exportedAt) : null);
    return strange === null ? (this.basis.first() ?? null) : { line: lines, what: strange };
  }

  private judgeWitness(witness: WitnessRecord, key: Verifier, exportedAt: string): string | null {
    const strange = witness.strangerTo(key);
    if (strange !== null) return strange;
    const ahead = judgeAhead(this.tree, exportedAt, witness);
    if ('what' in ahead) return ahead.what;
    this.aheadBy = ahead.by;
    return null;
  }
}

function readCheckpoint(text: string): SignedCheckpoint {
  try {
    return parseCheckpoint(text);
  } catch (error) {
    throw new Broken((error as Error).message);
  }
}

/** Stops at the first line that is wrong and names it. Lines come without their line ends. */
export async function verifyLog(lines: AsyncIterable<string> | Iterable<string>, options: VerifyOptions = {}): Promise<VerifyReport> {
  const verifier = new LogVerifier(options);
  let line = 0;
  const report = (problem: VerifyProblem | null): VerifyReport => {
    const end = verifier.endLine?.end;
    return {
      ok: problem === null,
      ...verifier.counts,
      ...(end && { origin: end.origin, publicKey: end.publicKey, exportedAt: end.exportedAt }),
      ...(verifier.aheadBy !== null && { witnessAheadBy: verifier.aheadBy }),
      ...(problem && { problem }),
    };
  };
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
