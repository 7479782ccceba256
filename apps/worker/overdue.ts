import type { DataSource } from 'typeorm';
import { runStatement } from '#libs/event-store/transaction';

export interface OverdueDue {
  stream: string;
  no: string;
  secondsLate: number;
}

/** A due that nobody decided this long after its instant is an alarm, by PostgreSQL's clock and not the engine's. */
export const OVERDUE_SECONDS = 120;
const BUDGET_MS = 5_000;

/** At most `limit`, the latest first. */
export function overdueDues(dataSource: DataSource, limit: number): Promise<OverdueDue[]> {
  return runStatement<OverdueDue & { [column: string]: unknown }>(
    dataSource,
    BUDGET_MS,
    {
      name: 'overdue-dues',
      text: `select stream, no, extract(epoch from now() - at)::double precision as "secondsLate" from due
        where at < now() - make_interval(secs => $1) order by at limit $2`,
    },
    [OVERDUE_SECONDS, limit],
  );
}

export async function countOverdue(dataSource: DataSource): Promise<number> {
  const [row] = await runStatement<{ count: string }>(
    dataSource,
    BUDGET_MS,
    { name: 'overdue-count', text: 'select count(*) from due where at < now() - make_interval(secs => $1)' },
    [OVERDUE_SECONDS],
  );
  return Number(row?.count ?? 0);
}

/** A signalled command or a follow-up that waits this long was written, but its process was never told. */
const UNSEEN_INBOX_SECONDS = 5;
const UNSEEN_FOLLOW_UP_SECONDS = 120;

export async function unseenStreams(dataSource: DataSource, limit: number): Promise<string[]> {
  const rows = await runStatement<{ stream: string }>(
    dataSource,
    BUDGET_MS,
    {
      name: 'unseen-streams',
      text: `select stream from (
          select stream from command_inbox where state = 'pending' and received_at < now() - make_interval(secs => $1)
          union select stream from follow_up where done_at is null and created_at < now() - make_interval(secs => $2)
        ) as waiting where not exists (select from mail where mail.stream = waiting.stream) order by stream limit $3`,
    },
    [UNSEEN_INBOX_SECONDS, UNSEEN_FOLLOW_UP_SECONDS, limit],
  );
  return rows.map(({ stream }) => stream);
}
