import { ProblemError } from '../http/problem.js';
import type { EdgeRequest } from '../http/request.js';

const COMMAND_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** A person's commandId can never be one of the system's: those hold slashes. */
export function commandIdOf(request: EdgeRequest): string {
  const key = request.header('idempotency-key');
  if (key === undefined || key === '') throw new ProblemError('IDEMPOTENCY_KEY_MISSING');
  if (!COMMAND_ID.test(key)) throw new ProblemError('IDEMPOTENCY_KEY_INVALID');
  return key;
}

export function expectedVersionOf(request: EdgeRequest): number | undefined {
  const header = request.header('if-match');
  if (header === undefined) return undefined;
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (version === undefined) throw new ProblemError('IF_MATCH_INVALID');
  return Number(version);
}

export const asksToRespondAsync = (request: EdgeRequest): boolean => /(^|,)\s*respond-async\s*(,|;|$)/i.test(request.header('prefer') ?? '');
