import type { Random } from '../../../apps/season/script/random.js';
import type { People } from '../clients/people.js';
import type { HistoryFile } from '../clients/history-file.js';
import type { Edges } from '../system/edges.js';

/** What every case of the load works with. */
export interface Play {
  seed: number;
  people: People;
  history: HistoryFile;
  edges: Edges;
  /** No new case, campaign or season begins. */
  ending: AbortSignal;
  /** Open for filling at this moment. */
  season: string | null;
  timing: { settleSeconds: number; spreadSeconds: number };
}

/** One client's part of the play. */
export interface Part {
  play: Play;
  client: number;
  random: Random;
  /** A new id of this client, the same in every run of a seed. */
  id(kind: string): string;
}

export const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();
