import type { DataSource } from 'typeorm';
import type { ProcessView } from '#libs/contracts/temporal/process';
import { PENDING } from '#libs/engine/process-view';
import { runStatement, type Statement } from '#libs/event-store/transaction';

export interface MailRow {
  stream: string;
  version: number;
  fact: string;
  view: ProcessView;
  /** New with every writing of the row: a row that was written again while it was being sent is not deleted. */
  ticket: string;
}

const BUDGET_MS = 5_000;

/** What is to be followed through, and what waits in the inbox, are as of now: the row may have been written again since. */
const READ: Statement = {
  name: 'relay-read',
  text: `select m.stream, m.version, m.fact, m.ticket,
      m.view || jsonb_build_object('followUps', ${PENDING.followUps('m.stream')}, 'inbox', ${PENDING.inbox('m.stream')}) as view
    from mail m where m.stream <> all($2::text[]) order by m.ticket limit $1`,
};

export function readMail(dataSource: DataSource, limit: number, leaveOut: string[]): Promise<MailRow[]> {
  return runStatement<MailRow & { [column: string]: unknown }>(dataSource, BUDGET_MS, READ, [limit, leaveOut]);
}

export async function deleteSentMail(dataSource: DataSource, sent: MailRow[]): Promise<void> {
  if (sent.length === 0) return;
  await runStatement(
    dataSource,
    BUDGET_MS,
    {
      name: 'relay-delete',
      text: `delete from mail using unnest($1::text[], $2::integer[], $3::bigint[]) as sent (stream, version, ticket)
        where mail.stream = sent.stream and mail.version = sent.version and mail.ticket = sent.ticket`,
    },
    [sent.map((row) => row.stream), sent.map((row) => row.version), sent.map((row) => row.ticket)],
  );
}

export async function countAttempt(dataSource: DataSource, stream: string): Promise<void> {
  await runStatement(dataSource, BUDGET_MS, { name: 'relay-attempt', text: 'update mail set attempts = attempts + 1 where stream = $1' }, [stream]);
}

export async function oldestMailSeconds(dataSource: DataSource): Promise<number> {
  const [row] = await runStatement<{ seconds: string | null }>(
    dataSource,
    BUDGET_MS,
    'select extract(epoch from now() - min(created_at)) as seconds from mail',
  );
  return Number(row?.seconds ?? 0);
}
