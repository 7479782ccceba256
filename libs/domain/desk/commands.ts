import type { Instant } from '../kernel/types.js';
import type { DeskDates } from './facts.js';

export type DeskCommand =
  // province
  | { type: 'recommendApplication'; applicationId: string }
  | { type: 'moveRecommendation'; applicationId: string; toRank: number }
  | { type: 'removeRecommendation'; applicationId: string; reason: string }
  | { type: 'sealPackage'; letterNo: string; letterHash: string; summaryHash: string }
  | { type: 'dispatchPackage'; mailedAt: Instant; carrier: string; trackingNo: string }
  // support unit and ministry
  | { type: 'receivePackage'; paperNumbersMatch: boolean }
  | { type: 'reopenPackage'; reason: string }
  // system
  | { type: 'openDesk'; season: string; authority: string; dates: DeskDates; settleSeconds: number; spreadSeconds: number }
  | { type: 'releaseRecommendation'; applicationId: string; reason: string }
  | { type: 'closeDesk' }
  | { type: 'moveDeskDates'; dates: DeskDates; amendment: number; reason: string };
