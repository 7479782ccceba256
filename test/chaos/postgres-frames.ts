/** Message types in which a COMMIT can be seen: a simple Query or Parse going in, CommandComplete coming out. */
const COMMIT_TYPES = { client: ['Q', 'P'], server: ['C'] } as const;
const SSL_REQUEST = 80877103;

/**
 * Cuts one direction of a PostgreSQL connection (protocol 3) into messages, across packets. The first message of a client
 * has no type byte; the answer to an SSL request is one byte without length.
 */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0);
  private started: boolean;

  constructor(private readonly side: 'client' | 'server') {
    this.started = side === 'server';
  }

  /** Whether a message that ended within these bytes is a COMMIT. */
  sawCommit(bytes: Buffer): boolean {
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    let seen = false;
    for (let frame = this.next(); frame !== null; frame = this.next()) seen = this.isCommit(frame) || seen;
    return seen;
  }

  private next(): Buffer | null {
    if (this.side === 'server' && this.rest.length === 1 && (this.rest[0] === 0x4e || this.rest[0] === 0x53)) return this.take(1);
    const head = this.started ? 1 : 0;
    if (this.rest.length < head + 4) return null;
    const length = head + this.rest.readUInt32BE(head);
    if (this.rest.length < length) return null;
    if (!this.started && this.rest.readUInt32BE(4) !== SSL_REQUEST) this.started = true;
    return this.take(length);
  }

  private take(length: number): Buffer {
    const frame = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return frame;
  }

  private isCommit(frame: Buffer): boolean {
    const type = String.fromCharCode(frame[0] ?? 0);
    return COMMIT_TYPES[this.side].some((known) => known === type) && /^\0?commit\b/i.test(textOf(frame, type));
  }
}

/** Query text of 'Q', of 'P' after the statement's name, or the command tag of 'C'. */
function textOf(frame: Buffer, type: string): string {
  const body = frame.subarray(5).toString('utf8');
  return type === 'P' ? body.slice(body.indexOf('\0') + 1) : body;
}
