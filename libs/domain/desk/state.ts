import type { Instant } from '../kernel/types.js';
import type { Category } from '../programmes/programme.js';
import type { DeskDates } from './facts.js';

/** `ranked[category]` holds application ids in order: position + 1 is the rank, so ranks have no gap by shape. */
export interface DeskCore {
  season: string;
  authority: string;
  quotas: Record<Category, number>;
  ranked: Record<Category, string[]>;
  /** Subject code of each listed application, where its fact names it. */
  subjects: { [applicationId: string]: string };
  dates: DeskDates;
  settleSeconds: number;
  spreadSeconds: number;
  letterNo: string | null;
  dispatchedAt: Instant | null;
  deadlineNo: number;
  /** The newest amendment of the season's calendar that `dates` knows. */
  amendment: number;
}

export const DESK_STATUSES = ['open', 'sealed', 'dispatched', 'received', 'closed'] as const;
export type DeskStatus = (typeof DESK_STATUSES)[number];
/** `closed` is the clock's end: nothing was mailed in time, or nothing was recommended. */
export type DeskState = { status: 'none' } | ({ status: DeskStatus } & DeskCore);
export type OpenedDesk = Exclude<DeskState, { status: 'none' }>;
