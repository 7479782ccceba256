import type { Random } from '../../../apps/season/script/random.js';
import type { People } from '../clients/people.js';
import type { HistoryFile } from '../clients/history-file.js';
import type { Edges } from '../system/edges.js';

/** How long things stay open. Data of the campaigns and seasons that are opened. */
export interface Pace {
  fileSeconds: number;
  betweenCampaignsSeconds: number;
  /** Null: no seasons, so no applications. */
  season: { fillSeconds: number; reviewSeconds: number; dispatchSeconds: number } | null;
}

export const WHOLE_PACE: Pace = { fileSeconds: 14, betweenCampaignsSeconds: 9, season: { fillSeconds: 14, reviewSeconds: 6, dispatchSeconds: 4 } };
/** Over soon after it began: for a spec, and for a fault that one campaign brings to light. */
export const BRISK_PACE: Pace = { fileSeconds: 10, betweenCampaignsSeconds: 20, season: null };

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
  pace: Pace;
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
