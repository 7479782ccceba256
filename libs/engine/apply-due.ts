import { runStatement, type Statement } from '#libs/event-store/transaction';
import type { StreamId } from '#libs/domain/kernel/types';
import { applyCommand } from './apply-command.js';
import { applyWaiting, othersOf } from './apply-waiting.js';
import type { CommandEnvelope, CommandOutcome } from './command-envelope.js';
import type { Engine } from './engine.js';
import { closingCommand } from './system-command.js';

interface DueRow {
  at: Date;
  command: CommandEnvelope['command'];
}

const READ_DUE: Statement = { name: 'read-due', text: 'select at, command from due where stream = $1 and no = $2' };

/**
 * What a timer does when it fires: what people sent by then is decided first, kept commands too, also those of the streams
 * that the decision asks. Null: nobody waits for that moment any more, which is the normal end of a timer that was late.
 */
export async function applyDue(engine: Engine, stream: StreamId, no: string): Promise<CommandOutcome | null> {
  const read = async () => (await runStatement<DueRow>(engine.writer, 5_000, READ_DUE, [stream, no]))[0];
  let due = await read();
  if (!due) return null;
  const [others = []] = await othersOf(engine, [{ stream, command: due.command }]);
  if ((await applyWaiting(engine, [stream, ...others], due.at.toISOString())).size > 0) due = await read();
  return due ? applyCommand(engine, closingCommand(stream, no, due.command)) : null;
}
