import { applicationAggregate } from './application/aggregate.js';
import { campaignAggregate } from './campaign/aggregate.js';
import { deskAggregate } from './desk/aggregate.js';
import { evaluationAggregate } from './evaluation/aggregate.js';
import type { Aggregate } from './kernel/aggregate.js';
import type { StreamId, StreamKind } from './kernel/types.js';
import { kindOf } from './kernel/streams.js';
import { seasonAggregate } from './season/aggregate.js';
import { titleAggregate } from './title/aggregate.js';

/** An aggregate whose own types are not known here; method parameters are bivariant, so no cast is needed. */
export type AnyAggregate = Aggregate<{ status: string }, { type: string }, { type: string }>;

export const AGGREGATES: Record<StreamKind, AnyAggregate> = {
  application: applicationAggregate,
  desk: deskAggregate,
  season: seasonAggregate,
  campaign: campaignAggregate,
  evaluation: evaluationAggregate,
  title: titleAggregate,
};

export function aggregateOf(stream: StreamId): AnyAggregate {
  const aggregate = AGGREGATES[kindOf(stream)];
  if (!aggregate) throw new Error(`no aggregate for stream ${stream}`);
  return aggregate;
}
