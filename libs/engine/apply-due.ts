import { runStatement } from '#libs/event-store/transaction';
import type { StreamId } from '#libs/domain/kernel/types';
import { applyCommand } from './apply-command.js';
import type { CommandEnvelope, CommandOutcome } from './command-envelope.js';
import type { Engine } from './engine.js';
import { closingCommand } from './system-command.js';

/** What a timer does when it fires. Null: nobody waits for that moment any more, which is the normal end of a timer that was late. */
export async function applyDue(engine: Engine, stream: StreamId, no: string): Promise<CommandOutcome | null> {
  const [due] = await runStatement<{ command: CommandEnvelope['command'] }>(
    engine.writer,
    5_000,
    { name: 'read-due', text: 'select command from due where stream = $1 and no = $2' },
    [stream, no],
  );
  return due ? applyCommand(engine, closingCommand(stream, no, due.command)) : null;
}
