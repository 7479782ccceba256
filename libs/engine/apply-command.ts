import { setTimeout as sleep } from 'node:timers/promises';
import { isRetryable } from '#libs/event-store/errors';
import { type Ending, inTransaction } from '#libs/event-store/transaction';
import { kindOf } from '#libs/domain/kernel/streams';
import { append } from './append.js';
import { checkEnvelope } from './check-envelope.js';
import type { CommandEnvelope, CommandOutcome } from './command-envelope.js';
import { decideBatch } from './decide-batch.js';
import type { Engine } from './engine.js';

/** A person is told "not available" within 5 s; a timer may wait longer for its turn. */
const PERSON_BUDGET_MS = 4_800;
const SYSTEM_BUDGET_MS = 30_000;
const ATTEMPTS = 6;

/**
 * The only writer of facts. One transaction: lock the stream, answer again if the command is known, decide, append
 * facts with all that follows from them. Refused: nothing is written. Rejects with StoreUnavailable when PostgreSQL
 * does not answer; whether it was recorded is then unknown, and the same commandId tells.
 */
export async function applyCommand(engine: Engine, envelope: CommandEnvelope): Promise<CommandOutcome> {
  const [outcome] = await applyPage(engine, [envelope]);
  if (!outcome) throw new Error('a command without an outcome');
  return outcome;
}

/** The same for a page of distinct streams of one kind, in one transaction: a refusal of one leaves the others. */
export async function applyPage(engine: Engine, envelopes: readonly CommandEnvelope[]): Promise<CommandOutcome[]> {
  const checked = envelopes.map((envelope) => checkEnvelope(engine, envelope));
  const good = checked.flatMap((one) => ('envelope' in one ? [one.envelope] : []));
  const outcomes = good.length > 0 ? await repeating(() => transact(engine, good)) : [];
  return checked.map((one) => ('refusal' in one ? { kind: 'refused', refusal: one.refusal } : (outcomes.shift() as CommandOutcome)));
}

async function transact(engine: Engine, envelopes: readonly CommandEnvelope[]): Promise<CommandOutcome[]> {
  const budget = envelopes.some((envelope) => envelope.receivedAt !== undefined) ? PERSON_BUDGET_MS : SYSTEM_BUDGET_MS;
  return inTransaction(engine.writer, budget, async (session): Promise<Ending<CommandOutcome[]>> => {
    const decided = await decideBatch(engine, session, envelopes);
    const outcomes = decided.map((one) => one.outcome);
    const written = decided.flatMap((one) => one.written ?? []);
    if (written.length === 0) return { rollback: outcomes };
    return { keep: outcomes, last: append(session, kindOf(envelopes[0]?.stream ?? ''), written) };
  });
}

/** Deadlocks and keys made by two at once: the repeat sees what the other did and answers by it. */
async function repeating<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
      await sleep(attempt * attempt * 5);
    }
  }
}
