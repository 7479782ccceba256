import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { keepCheckpoint, type StoredCheckpoint } from '#libs/event-store/log/checkpoints';
import { standingOf } from '#libs/event-store/log/standing';
import { sequenceFacts, type LogHead } from '#libs/event-store/log/sequence';
import type { Signer } from '#libs/event-store/note/signed-note';
import { submitCheckpoint, WitnessForked, type WitnessState, witnessState, type WitnessTarget } from './witness-client.js';

export interface SequencerOptions {
  dataSource: DataSource;
  key: Signer;
  witness: WitnessTarget | null;
  log: Logger;
}

export interface SequencerHealth {
  size: number;
  checkpointAt: Date | null;
  cosignedAt: Date | null;
  /** Once true it stays so: a person must look before anything else is signed. */
  witnessAhead: boolean;
}

const BATCH = 256;
const EVERY_MS = 1_000;
const IDLE_CHECKPOINT_MS = 60_000;

/** Every second: places what is queued, signs the head, shows it to the witness. Another worker's turn ends in silence. */
export function startSequencer({ dataSource, key, witness, log }: SequencerOptions): { health(): SequencerHealth; stop(): Promise<void> } {
  const health: SequencerHealth = { size: 0, checkpointAt: null, cosignedAt: null, witnessAhead: false };
  const stopping = new AbortController();

  async function turn(): Promise<void> {
    const head = await placeAll(dataSource, stopping.signal);
    if (!head || health.witnessAhead) return;
    health.size = head.size;
    const age = health.checkpointAt ? Date.now() - health.checkpointAt.getTime() : Number.POSITIVE_INFINITY;
    if (head.added === 0 && age < IDLE_CHECKPOINT_MS) return;
    const seen = witness && (await witnessState(witness.url).catch(() => null));
    if (seen && (await isContradicted(seen))) return;
    const checkpoint = await keepCheckpoint(dataSource, head, key);
    health.checkpointAt = checkpoint.signedAt;
    if (witness) await show(witness, seen, checkpoint);
  }

  /** Asked before anything is signed: a signature over a fork could be handed out in a receipt. A silent witness is no contradiction. */
  async function isContradicted(seen: WitnessState): Promise<boolean> {
    const standing = await standingOf(seen, dataSource);
    if (standing === 'agrees') return false;
    health.witnessAhead = true;
    log.error({ alarm: standing === 'ahead' ? 'WITNESS_AHEAD' : 'WITNESS_FORKED', size: health.size, witnessed: seen.size }, 'nothing is signed any more');
    return true;
  }

  async function show(target: WitnessTarget, seen: WitnessState | null, checkpoint: StoredCheckpoint): Promise<void> {
    try {
      if (!seen) throw new Error('the witness does not answer');
      await submitCheckpoint(dataSource, target, seen, checkpoint);
      health.cosignedAt = new Date();
    } catch (error) {
      if (error instanceof WitnessForked) health.witnessAhead = true;
      log.error(
        { alarm: error instanceof WitnessForked ? 'WITNESS_FORKED' : 'WITNESS_SILENT', size: checkpoint.size, code: (error as Error).name },
        'no cosignature',
      );
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await turn().catch((error: unknown) => log.error({ code: (error as Error).name }, 'sequencer failed, tried again'));
      await sleep(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    health: () => ({ ...health }),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** The head after the queue was emptied, with the sum of what was added; null when another sequencer is at work. */
async function placeAll(dataSource: DataSource, stop: AbortSignal): Promise<LogHead | null> {
  let added = 0;
  for (;;) {
    const head = await sequenceFacts(dataSource, BATCH);
    if (!head) return null;
    added += head.added;
    if (head.added < BATCH || stop.aborted) return { ...head, added };
  }
}
