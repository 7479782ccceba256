import { cleanValue } from '#libs/event-store/allowed-values';
import { INSTANT_PATTERN } from '#libs/event-store/chain';
import { refuse, type Refusal } from '#libs/domain/kernel/types';
import type { CommandEnvelope } from './command-envelope.js';
import type { Engine } from './engine.js';
import { aggregateFor } from './engine.js';

/**
 * Refuses before any connection is taken what PostgreSQL would answer with an error: U+0000, lone surrogates,
 * decimals as numbers. Strings come back in NFC, so that equal texts have equal hashes.
 */
export function checkEnvelope(engine: Engine, envelope: CommandEnvelope): { envelope: CommandEnvelope } | { refusal: Refusal } {
  const command = cleanValue(envelope.command);
  if ('problem' in command) return refuse('FIELD_INVALID', { what: command.problem.what }, command.problem.path);
  const { commandId, stream, actor, cause, bodyHash, personalValues } = envelope;
  const around = cleanValue({
    commandId,
    stream,
    actor,
    cause,
    bodyHash,
    personalValues: personalValues?.map(({ subject, field, value }) => ({ subject, field, value })),
  });
  if ('problem' in around) return refuse('FIELD_INVALID', { what: around.problem.what }, around.problem.path);
  if (envelope.receivedAt !== undefined && !INSTANT_PATTERN.test(envelope.receivedAt)) return refuse('FIELD_INVALID', { what: 'notAnInstant' }, 'receivedAt');
  if (!aggregateFor(engine, stream).commandTypes.includes(envelope.command.type)) return refuse('FIELD_INVALID', { what: 'unknownCommand' }, 'type');
  const cleaned = around.value as unknown as Pick<CommandEnvelope, 'commandId' | 'stream' | 'actor' | 'cause' | 'bodyHash'>;
  return { envelope: { ...envelope, ...cleaned, personalValues, command: command.value as CommandEnvelope['command'] } };
}
