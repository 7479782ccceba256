import type { StreamKind } from '#libs/domain/kernel/types';
import { applicationRow } from './application-list/projection.js';
import { campaignRow } from './campaign-board/projection.js';
import { deskRow } from './desk-detail/projection.js';
import { evaluationRow } from './evaluation-list/projection.js';
import type { Projection } from './row.js';
import { seasonRow } from './season-board/projection.js';
import { titleRow } from './title-list/projection.js';

/** A projection whose own state type is not known here; `toRow` is a method, so its parameter is bivariant. */
export type AnyProjection = Projection<{ status: string }>;

export const PROJECTIONS: Record<StreamKind, AnyProjection> = {
  application: applicationRow,
  desk: deskRow,
  season: seasonRow,
  campaign: campaignRow,
  evaluation: evaluationRow,
  title: titleRow,
};
