import type { DeskFact } from './facts.js';

/** Every fact type ever written; as a record, so that a new fact does not compile until it stands here. */
const TYPES: Record<DeskFact['type'], true> = {
  DeskOpened: true,
  RecommendationAdded: true,
  RecommendationMoved: true,
  RecommendationRemoved: true,
  PackageSealed: true,
  PackageReopened: true,
  PackageDispatched: true,
  PackageReceived: true,
  DeskClosed: true,
  DeskDatesMoved: true,
};

export const DESK_FACT_TYPES = Object.keys(TYPES) as DeskFact['type'][];
