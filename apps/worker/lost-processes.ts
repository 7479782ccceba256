import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import type { ProcessView } from '#libs/contracts/temporal/process';
import { runStatement } from '#libs/event-store/transaction';

const BUDGET_MS = 10_000;
const PAGE = 200;
const AT_ONCE = 16;

export interface LostProcess {
  stream: string;
  /** What the engine last said of it: TERMINATED, CANCELLED, …, or NONE. */
  was: string;
}

/**
 * Streams that wait (for an instant, a follow-up, a signalled command), in pages in order of id. Those with mail can be
 * left out: their process is being told of it right now.
 */
export async function* pagesOfWaiting(dataSource: DataSource, options: { withMail: boolean }): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const page = await runStatement<{ id: string; told: boolean }>(dataSource, BUDGET_MS, WAITING, [after]);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page.filter(({ told }) => options.withMail || !told).map(({ id }) => id);
    after = last.id;
  }
}

const WAITING = {
  name: 'waiting-streams',
  text: `select id, exists (select from mail where mail.stream = waiting.id) as told from (
      (select distinct stream as id from due where stream > $1 order by 1 limit ${PAGE})
      union (select distinct stream from follow_up where done_at is null and stream > $1 order by 1 limit ${PAGE})
      union (select distinct stream from command_inbox where state = 'pending' and stream > $1 order by 1 limit ${PAGE})
    ) as waiting order by id limit ${PAGE}`,
};

/** Which of these have no running process. The engine's list is some moments late, so each miss is asked for by name. */
export async function findLost(client: Client, streams: string[]): Promise<LostProcess[]> {
  if (streams.length === 0) return [];
  const running = new Set<string>();
  const ids = streams.map((stream) => `'${stream}'`).join(', ');
  for await (const { workflowId } of client.workflow.list({ query: `ExecutionStatus = 'Running' AND WorkflowId IN (${ids})`, pageSize: PAGE }))
    running.add(workflowId);
  const missed = streams.filter((stream) => !running.has(stream));
  const lost: LostProcess[] = [];
  for (let from = 0; from < missed.length; from += AT_ONCE) {
    const answers = await Promise.all(missed.slice(from, from + AT_ONCE).map(async (stream) => ({ stream, was: await statusOf(client, stream) })));
    lost.push(...answers.filter(({ was }) => was !== 'RUNNING'));
  }
  return lost;
}

async function statusOf(client: Client, stream: string): Promise<string> {
  try {
    return (await client.workflow.getHandle(stream).describe()).status.name;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'NONE';
    throw error;
  }
}

/** Starts each again (or nudges one that runs after all), some at a time. */
export async function startAgain(
  streams: string[],
  viewOf: (stream: string) => Promise<ProcessView>,
  nudge: (view: ProcessView) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < streams.length; from += AT_ONCE) {
    await Promise.all(streams.slice(from, from + AT_ONCE).map(async (stream) => nudge(await viewOf(stream))));
  }
}
