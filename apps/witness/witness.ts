import { cosign, parseCheckpoint, signedBy, type SignedCheckpoint } from '#libs/event-store/note/checkpoint';
import type { Signer, Verifier } from '#libs/event-store/note/signed-note';
import { provesConsistency } from '#libs/event-store/tree/check';
import { EMPTY_ROOT, hashFromBase64, sameHash, type Hash } from '#libs/event-store/tree/hashes';
import type { MirroredEntry, WitnessFolder } from './folder.js';

/** An answer of the C2SP tlog-witness protocol; `body` is its text. */
export interface Answer {
  status: 200 | 400 | 403 | 404 | 409 | 422;
  body: string;
  contentType?: string;
}

const MAXIMUM_PROOF_LINES = 63;

/**
 * Watches one log: cosigns a checkpoint only if it is the log's and its tree holds all that was seen before. A log that
 * shrinks, forks or rewrites cannot get a cosignature, and what was cosigned stays here as the proof.
 */
export class Witness {
  constructor(
    private readonly log: Verifier,
    private readonly key: Signer,
    private readonly folder: WitnessFolder,
    private readonly now: () => number,
  ) {}

  /** Runs to the end without awaiting anything: two requests cannot both be judged against the same old checkpoint. */
  addCheckpoint(body: string): Answer {
    const request = parseRequest(body);
    if (typeof request === 'string') return { status: 400, body: `${request}\n` };
    const { oldSize, proof, checkpoint } = request;
    if (checkpoint.origin !== this.log.name) return { status: 404, body: 'unknown log\n' };
    if (!signedBy(checkpoint, this.log)) return { status: 403, body: 'not signed by the key of this log\n' };
    if (oldSize > checkpoint.size) return { status: 400, body: 'the old size is larger than the new one\n' };
    const known = this.folder.checkpoint;
    if (oldSize !== (known?.size ?? 0)) return { status: 409, body: `${known?.size ?? 0}\n`, contentType: 'text/x.tlog.size' };
    const oldRoot = known?.root ?? EMPTY_ROOT;
    if (oldSize === checkpoint.size && !sameHash(oldRoot, checkpoint.root)) return { status: 409, body: `${oldSize}\n`, contentType: 'text/x.tlog.size' };
    if (!provesConsistency(oldSize, oldRoot, checkpoint.size, checkpoint.root, proof)) return { status: 422, body: 'the new tree does not hold the old one\n' };
    const line = cosign(checkpoint, this.key, Math.floor(this.now() / 1000));
    this.folder.keepCheckpoint(request.text + line);
    return { status: 200, body: line };
  }

  /** Facts from `from` on, at most up to the newest checkpoint, with the proof that the tree so far is its prefix. */
  addEntries(from: number, entries: readonly MirroredEntry[], proof: readonly Hash[]): Answer {
    if (from !== this.folder.mirrored) return { status: 409, body: `${this.folder.mirrored}\n`, contentType: 'text/x.tlog.size' };
    if (!this.folder.mirror(entries, proof)) return { status: 422, body: 'these entries do not lead to the root of the newest checkpoint\n' };
    return { status: 200, body: `${this.folder.mirrored}\n` };
  }
}

interface CheckpointRequest {
  oldSize: number;
  proof: Hash[];
  checkpoint: SignedCheckpoint;
  text: string;
}

function parseRequest(body: string): CheckpointRequest | string {
  const cut = body.indexOf('\n\n');
  const [first = '', ...proof] = body.slice(0, Math.max(cut, 0)).split('\n');
  const [, oldSize] = /^old (0|[1-9]\d{0,15})$/.exec(first) ?? [];
  if (oldSize === undefined) return 'the first line is not `old <size>`';
  if (proof.length > MAXIMUM_PROOF_LINES) return 'too many proof lines';
  try {
    const text = body.slice(cut + 2);
    return { oldSize: Number(oldSize), proof: proof.map(hashFromBase64), checkpoint: parseCheckpoint(text), text };
  } catch (error) {
    return (error as Error).message;
  }
}
