import type { StreamId, StreamKind } from './types.js';

export const seasonStream = (season: string): StreamId => `season/${season}`;
export const applicationStream = (id: string): StreamId => `application/${id}`;
export const deskStream = (season: string, authority: string): StreamId => `desk/${season}/${authority}`;
export const campaignStream = (campaign: string): StreamId => `campaign/${campaign}`;
export const evaluationStream = (campaign: string, titleNo: string): StreamId => `evaluation/${campaign}/${titleNo}`;
export const titleStream = (no: string): StreamId => `title/${no}`;

/** Whose an evaluation is: `evaluation/2022/T-1` → `campaign/2022`. */
export const campaignOf = (evaluation: StreamId): StreamId => campaignStream(idOf(evaluation).split('/')[0] ?? '');

export function kindOf(stream: StreamId): StreamKind {
  return stream.slice(0, stream.indexOf('/')) as StreamKind;
}

/** The id without its kind: `desk/batch-4/32` → `batch-4/32`. */
export function idOf(stream: StreamId): string {
  return stream.slice(stream.indexOf('/') + 1);
}

/** Ids of people's making: letters, digits and hyphen, so that they need no escaping in addresses or process ids. */
export const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/;
