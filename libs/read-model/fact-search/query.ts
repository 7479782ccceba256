import type { z } from 'zod';
import type { FactView } from '#libs/contracts/http/case-view';
import type { factsQuery, Page } from '#libs/contracts/http/list-views';
import type { Actor } from '#libs/domain/kernel/types';
import type { Ask } from '../ask.js';
import { EVENT_COLUMNS, type EventRow, factView } from '../case-view/record.js';
import { listPage, oneOf } from '../list-page.js';
import { type Condition, knownStreams } from '../visibility.js';

export type FactsAsked = z.output<typeof factsQuery>;

/** 事实检索: over all streams, the newest first, by the position in which they were recorded. */
export function searchFacts(ask: Ask, reader: Actor, asked: FactsAsked): Promise<Page<FactView>> {
  const where: Condition[] = [
    ...knownStreams(reader, 'e.stream'),
    ...(asked.stream === undefined ? [] : [{ sql: 'e.stream = $1', values: [asked.stream] }]),
    ...oneOf('e.type', asked.type),
    ...(asked.actor === undefined ? [] : [{ sql: `e.actor ->> 'id' = $1`, values: [asked.actor] }]),
    ...(asked.from === undefined ? [] : [{ sql: 'e.recorded_at >= $1', values: [asked.from] }]),
    ...(asked.to === undefined ? [] : [{ sql: 'e.recorded_at <= $1', values: [asked.to] }]),
  ];
  return listPage<EventRow, FactView>(ask, {
    from: 'event e',
    columns: EVENT_COLUMNS,
    where,
    sort: { sql: 'e.position', type: 'bigint', descending: true },
    key: 'e.stream',
    after: asked.after,
    limit: asked.limit,
    toRow: (row) => factView(reader, row),
  });
}
