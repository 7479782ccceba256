import type { z } from 'zod';
import type { Page } from '#libs/contracts/http/list-views';
import type { ProcessRow, processesQuery } from '#libs/contracts/http/process-view';
import type { Actor } from '#libs/domain/kernel/types';
import { type Ask, isoOrNull } from '../ask.js';
import { byInstant, listPage, oneOf } from '../list-page.js';
import { knownStreams } from '../visibility.js';

interface Row {
  id: string;
  kind: string;
  stage: string;
  status: string;
  version: number;
  next_due_at: Date | null;
  late: boolean;
  mail: boolean;
}

/** What should have a process: everything not at rest. Ids, stages and instants only, so operators may read it. */
export function listProcesses(ask: Ask, reader: Actor, asked: z.output<typeof processesQuery>): Promise<Page<ProcessRow>> {
  return listPage<Row, ProcessRow>(ask, {
    from: `(select s.*, (select min(d.own_at) from due d where d.stream = s.id) as next_due_at, exists (select 1 from mail m where m.stream = s.id) as mail from stream s) r`,
    columns: 'r.id, r.kind, r.stage, r.status, r.version, r.next_due_at, coalesce(r.next_due_at < now(), false) as late, r.mail',
    where: [
      { sql: `r.stage <> 'atRest' or r.mail`, values: [] },
      ...knownStreams(reader, 'r.id'),
      ...oneOf('r.kind', asked.kind),
      ...(asked.late === 'true' ? [{ sql: 'r.next_due_at < now()', values: [] }] : []),
    ],
    sort: byInstant('r.next_due_at', '9000000000000000'),
    key: 'r.id',
    after: asked.after,
    limit: asked.limit,
    toRow: ({ id, kind, stage, status, version, next_due_at, late, mail }) => ({
      stream: id,
      kind,
      stage,
      status,
      version,
      nextDueAt: isoOrNull(next_due_at),
      late,
      mailWaiting: mail,
    }),
  });
}
