import type { Engine } from '#libs/engine/engine';
import type { CommandOutcome } from '#libs/engine/command-envelope';
import type { Fault } from '#libs/engine/isolate';

export interface ActivityDeps {
  engine: Engine;
  /** Ids and codes alone. */
  log(event: string, ids: { [name: string]: string | number | undefined }): void;
  /** People must look: what threw stays undone (`STREAM_FAILED`), what was refused is done and did not happen (`FOLLOW_UP_REFUSED`). */
  alarm(name: 'STREAM_FAILED' | 'FOLLOW_UP_REFUSED', fault: Fault): void;
}

/** What became of a command, in one word for the log: a code where it was refused. */
export function wordOf(outcome: CommandOutcome | null): string {
  if (outcome === null) return 'nobodyWaits';
  if (outcome.kind === 'recorded') return outcome.alreadyRecorded ? 'alreadyRecorded' : 'recorded';
  return outcome.kind === 'refused' ? outcome.refusal.code : outcome.code;
}
