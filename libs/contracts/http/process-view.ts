import { z } from 'zod';
import { count, instantOut } from './primitives.js';

const due = z.object({ no: z.string(), at: instantOut, command: z.string() });

export const processesQuery = z.strictObject({
  kind: z.string().max(32).optional(),
  late: z.enum(['true', 'false']).optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const processRow = z.object({
  stream: z.string(),
  kind: z.string(),
  stage: z.string(),
  status: z.string(),
  version: count,
  nextDueAt: instantOut.nullable(),
  late: z.boolean(),
  mailWaiting: z.boolean(),
});

/** The process as its stream and the engine see it; `source: postgresql` where the engine has none (ended, or down). */
export const processView = z.object({
  stream: z.string(),
  workflowType: z.string(),
  source: z.enum(['temporal', 'postgresql']),
  state: z.enum(['running', 'ended', 'missing', 'unknown']),
  runId: z.string().nullable(),
  startedAt: instantOut.nullable(),
  closedAt: instantOut.nullable(),
  historyLength: z.number().nullable(),
  uiUrl: z.string().nullable(),
  stage: z.string(),
  status: z.string(),
  streamVersion: count,
  processVersion: z.number().nullable(),
  agrees: z.boolean().nullable(),
  waitingFor: z.array(due),
  followUpsOpen: count,
  inboxOpen: count,
  mailWaiting: z.boolean(),
  queries: z.array(z.string()),
});
export const queryAnswer = z.object({ stream: z.string(), query: z.string(), source: z.enum(['temporal', 'postgresql']), answer: z.unknown() });
export const nudged = z.object({ stream: z.string(), mail: z.boolean() });

/** What a command answers once it is recorded. A repeat with the same key answers the same with `alreadyRecorded`. */
export const commandRecorded = z.object({
  commandId: z.string(),
  stream: z.string(),
  version: count,
  facts: z.array(z.object({ type: z.string(), version: count })),
  alreadyRecorded: z.boolean(),
});
/** 202: kept, not yet decided. */
export const commandAccepted = z.object({ commandId: z.string(), stream: z.string(), outcome: z.string() });
export const commandStatus = z.object({
  commandId: z.string(),
  stream: z.string(),
  status: z.enum(['pending', 'recorded', 'refused']),
  receivedAt: instantOut,
  recorded: commandRecorded.optional(),
  problem: z.record(z.string(), z.unknown()).optional(),
});

/** One message of GET /api/events: which stream has changed, nothing of its content. */
export const streamChanged = z.object({ stream: z.string(), version: count, kind: z.string() });

export const liveness = z.object({ alive: z.literal(true) });
/** `ready` is about taking commands; what is late but harmless to them stands in `degraded`. */
export const readiness = z.object({
  ready: z.boolean(),
  degraded: z.array(z.string()),
  postgresql: z.enum(['up', 'down']),
  clockSkewMs: z.number().nullable(),
  temporal: z.enum(['up', 'down']),
  mail: z.object({ waiting: count, oldestSeconds: z.number() }).nullable(),
  overdueDues: z.object({ count, oldestSeconds: z.number() }).nullable(),
  /** `witnessed`: how many facts the second party has seen; null where none answers. */
  log: z.object({ size: count, unplacedOldestSeconds: z.number(), witnessed: count.nullable() }).nullable(),
});

export type ProcessRow = z.infer<typeof processRow>;
export type ProcessView = z.infer<typeof processView>;
export type CommandRecorded = z.infer<typeof commandRecorded>;
export type CommandAccepted = z.infer<typeof commandAccepted>;
export type CommandStatus = z.infer<typeof commandStatus>;
export type StreamChanged = z.infer<typeof streamChanged>;
export type Readiness = z.infer<typeof readiness>;
