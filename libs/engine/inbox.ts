import { runStatement, type Statement } from '#libs/event-store/transaction';
import type { Actor, Instant, StreamId } from '#libs/domain/kernel/types';
import { COMMAND_RECEIVED, type ProcessView } from '#libs/contracts/temporal/process';
import { applyCommand } from './apply-command.js';
import { checkEnvelope } from './check-envelope.js';
import type { CommandEnvelope, CommandOutcome } from './command-envelope.js';
import type { Engine } from './engine.js';
import { processView } from './process-view.js';

const BUDGET_MS = 4_800;

export type Signalled = Omit<CommandEnvelope, 'cause' | 'personalValues'> & { receivedAt: Instant };

export type InboxState = 'pending' | 'recorded' | 'refused' | 'conflict';

export interface InboxEntry {
  commandId: string;
  stream: StreamId;
  actor: Actor;
  state: InboxState;
  outcome: CommandOutcome | null;
  receivedAt: Instant;
}

const KEEP: Statement = {
  name: 'inbox-keep',
  text: `insert into command_inbox (command_id, stream, actor, body, body_hash, expected_version, received_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (command_id) do nothing`,
};
const READ: Statement = {
  name: 'inbox-read',
  text: 'select command_id, stream, actor, body, body_hash, expected_version, received_at, state, outcome from command_inbox where command_id = $1',
};
/** Two may decide it at once, on the states before and after a fact: whose fact was recorded has the last word. */
const SETTLE: Statement = {
  name: 'inbox-settle',
  text: `update command_inbox set state = $2, outcome = $3 where command_id = $1 and (state = 'pending' or ($2 = 'recorded' and state <> 'recorded'))`,
};
const TELL: Statement = {
  name: 'inbox-tell',
  text: `insert into mail (stream, version, fact, view) values ($1, $2, $3, $4)
    on conflict (stream) do update set view = excluded.view, ticket = nextval('mail_ticket'), attempts = 0 where mail.version <= excluded.version`,
};

interface InboxRow {
  command_id: string;
  stream: StreamId;
  actor: Actor;
  body: CommandEnvelope['command'];
  body_hash: string;
  expected_version: number | null;
  received_at: Date;
  state: InboxState;
  outcome: CommandOutcome | null;
}

async function readRow(engine: Engine, commandId: string): Promise<InboxRow | undefined> {
  return (await runStatement<InboxRow>(engine.writer, BUDGET_MS, READ, [commandId]))[0];
}

/**
 * Keeps a command of a caller who does not wait, and puts it in the mail of the stream's process. The same key with
 * another body, actor or stream is a conflict, as for a command that is decided at once.
 */
export async function putInInbox(engine: Engine, signalled: Signalled): Promise<{ kind: 'kept' } | Extract<CommandOutcome, { kind: 'refused' | 'conflict' }>> {
  const checked = checkEnvelope(engine, { ...signalled, cause: { kind: 'command' } });
  if ('refusal' in checked) return { kind: 'refused', refusal: checked.refusal };
  const { commandId, stream, actor, command, bodyHash, expectedVersion, receivedAt } = checked.envelope;
  await runStatement(engine.writer, BUDGET_MS, KEEP, [
    commandId,
    stream,
    JSON.stringify(actor),
    JSON.stringify(command),
    bodyHash,
    expectedVersion ?? null,
    receivedAt,
  ]);
  const kept = await readRow(engine, commandId);
  if (!kept || kept.stream !== stream || kept.actor.id !== actor.id || kept.body_hash !== bodyHash)
    return { kind: 'conflict', code: 'COMMAND_ID_REUSED', version: 0 };
  if (kept.state === 'pending') await tellProcess(engine, await processView(engine, stream));
  return { kind: 'kept' };
}

/** After the row is committed, and swept by the worker where this is lost: the row itself is what counts. */
async function tellProcess(engine: Engine, view: ProcessView): Promise<void> {
  await runStatement(engine.writer, BUDGET_MS, TELL, [view.stream, view.version, COMMAND_RECEIVED, JSON.stringify(view)]);
}

/** Through the same door as every command; the arrival instant is that of the request, not of this moment. */
export async function applyInbox(engine: Engine, commandId: string): Promise<CommandOutcome | null> {
  const row = await readRow(engine, commandId);
  if (!row) return null;
  if (row.state !== 'pending') return row.outcome;
  const outcome = await applyCommand(engine, {
    commandId,
    stream: row.stream,
    command: row.body,
    actor: row.actor,
    cause: { kind: 'command' },
    bodyHash: row.body_hash,
    receivedAt: row.received_at.toISOString(),
    expectedVersion: row.expected_version ?? undefined,
  });
  await runStatement(engine.writer, BUDGET_MS, SETTLE, [commandId, outcome.kind, JSON.stringify(outcome)]);
  return outcome;
}

export async function readInbox(engine: Engine, commandId: string): Promise<InboxEntry | null> {
  const row = await readRow(engine, commandId);
  return row ? { commandId, stream: row.stream, actor: row.actor, state: row.state, outcome: row.outcome, receivedAt: row.received_at.toISOString() } : null;
}
