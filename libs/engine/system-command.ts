import { sha256Hex } from '#libs/event-store/chain';
import type { Actor, Cause, StreamId } from '#libs/domain/kernel/types';
import type { CommandEnvelope } from './command-envelope.js';

export const SYSTEM_ACTOR: Actor = { id: 'system', role: 'system' };

/**
 * The derived commandId says all that the body hash would: a rule that was corrected between two tries must not
 * turn the second into a conflict.
 */
function systemCommand(commandId: string, stream: StreamId, command: CommandEnvelope['command'], cause: Cause): CommandEnvelope {
  return { commandId, stream, command, actor: SYSTEM_ACTOR, cause, bodyHash: sha256Hex(commandId) };
}

export const closingCommand = (stream: StreamId, no: string, command: CommandEnvelope['command']): CommandEnvelope =>
  systemCommand(`close/${stream}/${no}`, stream, command, { kind: 'timer', of: `${stream}/${no}` });

/** `fact` is `{stream}@{version}`; `member` is set for one stream of a fan-out. */
export const followUpCommand = (fact: string, n: number, stream: StreamId, command: CommandEnvelope['command'], member?: StreamId): CommandEnvelope =>
  systemCommand(`follow/${fact}/${n}${member ? `/${member}` : ''}`, stream, command, { kind: 'followUp', of: fact });
