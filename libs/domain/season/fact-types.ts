import type { SeasonFact } from './facts.js';

/** Every fact type ever written; as a record, so that a new fact does not compile until it stands here. */
const TYPES: Record<SeasonFact['type'], true> = {
  SeasonOpened: true,
  SeasonCalendarAmended: true,
  FillClosed: true,
  ProvinceReviewClosed: true,
  DispatchClosed: true,
  ConsultationOpened: true,
  ConsultationClosed: true,
  PublicityOpened: true,
  PublicityClosed: true,
  ResultsAnnounced: true,
  SeasonClosed: true,
};

export const SEASON_FACT_TYPES = Object.keys(TYPES) as SeasonFact['type'][];
