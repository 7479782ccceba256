import { runStatement, type Statement } from '#libs/event-store/transaction';
import type { StreamId } from '#libs/domain/kernel/types';
import type { ProcessDue, ProcessView } from '#libs/contracts/temporal/process';
import type { Engine } from './engine.js';

const BUDGET_MS = 5_000;

/** What a stream still has to follow through, and what waits in its inbox, as JSON; `stream` is an expression of the statement around it. */
export const PENDING = {
  followUps: (stream: string) =>
    `coalesce((select jsonb_agg(f.stream || '@' || f.version || '/' || f.n order by f.version, f.n) from follow_up f where f.stream = ${stream} and f.done_at is null), '[]')`,
  inbox: (stream: string) =>
    `coalesce((select jsonb_agg(i.command_id order by i.received_at, i.command_id) from command_inbox i where i.stream = ${stream} and i.state = 'pending'), '[]')`,
};

/** One statement, so the view is of one moment. Instants leave PostgreSQL in the log's spelling. */
const READ_VIEW: Statement = {
  name: 'process-view',
  text: `
select s.version, s.stage, s.status,
  coalesce((select jsonb_agg(jsonb_build_object('no', d.no, 'at', to_char(d.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'ownAt', to_char(d.own_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'command', d.command ->> 'type', 'closesOthers', d.closes_others) order by d.at, d.no)
    from due d where d.stream = s.id), '[]') as due,
  ${PENDING.followUps('asked.wanted')} as follow_ups, ${PENDING.inbox('asked.wanted')} as inbox
from (select $1::text as wanted) asked left join stream s on s.id = asked.wanted`,
};

interface ViewRow {
  version: number | null;
  stage: string | null;
  status: string | null;
  due: ProcessDue[];
  follow_ups: string[];
  inbox: string[];
}

/** What the log says a process should know. A stream without facts is at rest at version 0, with what its inbox holds. */
export async function processView(engine: Engine, stream: StreamId): Promise<ProcessView> {
  const [row] = await runStatement<ViewRow>(engine.writer, BUDGET_MS, READ_VIEW, [stream]);
  return {
    stream,
    version: row?.version ?? 0,
    stage: row?.stage ?? 'atRest',
    status: row?.status ?? 'none',
    due: row?.due ?? [],
    followUps: row?.follow_ups ?? [],
    inbox: row?.inbox ?? [],
  };
}
