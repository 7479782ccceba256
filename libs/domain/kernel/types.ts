import type { RefusalCode } from './refusal-codes.js';

/** An instant as UTC text with milliseconds, `YYYY-MM-DDTHH:mm:ss.sssZ`: one spelling, so texts compare as instants do. */
export type Instant = string;

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;

/** `{kind}/{id…}`; also the id of the stream's process in Temporal. Never holds personal data. */
export type StreamId = string;

export type StreamKind = 'application' | 'desk' | 'season' | 'campaign' | 'evaluation' | 'title';

/** What may stand in a fact or command: it survives JSON, jsonb and RFC 8785 unchanged. Decimals are strings. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

export type Role = 'applicant' | 'province' | 'ministry' | 'supportUnit' | 'expert' | 'auditor' | 'operator' | 'public' | 'system';

/** Who acts. `authority` is set for a province's people, `organisation` for applicants and titled subjects. */
export interface Actor {
  id: string;
  role: Role;
  authority?: string;
  organisation?: string;
}

/** The answer "no" to a command: a value, never an exception. `field` is a JSON path into the command. */
export interface Refusal {
  code: RefusalCode;
  field?: string;
  params?: { [name: string]: string | number | boolean };
}

export type Decision<F> = { facts: F[] } | { refusal: Refusal };

export function refuse(code: RefusalCode, params?: Refusal['params'], field?: string): { refusal: Refusal } {
  return { refusal: { code, ...(params && { params }), ...(field && { field }) } };
}

export function record<F>(...facts: F[]): { facts: F[] } {
  return { facts };
}

/**
 * A moment a stream waits for. `no` is stable ('fill/1': the first deadline of that name), so the closing's
 * commandId `close/{stream}/{no}` makes a timer that fires twice one effect.
 */
export interface Due<C> {
  no: string;
  /** When it may be decided: the deadline plus settle. */
  at: Instant;
  command: C;
  /** The stream whose process closes all dues of one instant in bulk; this stream's own timer is then the safety net. */
  closedBy?: StreamId;
  /** Upper bound of the delay of the own timer behind `at` when somebody else closes in bulk. */
  spreadSeconds?: number;
  /** This stream closes the dues of others at this moment, before its own command. */
  closesOthers?: boolean;
}

/** `stage` is what the process, the engine's UI and people call the present step; 'atRest' ends the process. */
export interface Waiting<C> {
  stage: string;
  due: Due<C>[];
}

/** What a fact asks of others; done by the process as activities, idempotent by a derived commandId. */
export type FollowUp =
  | { kind: 'command'; stream: StreamId; command: { type: string } & Record<string, unknown> }
  | { kind: 'fanOut'; over: FanOutOver; command: { type: string } & Record<string, unknown> }
  | { kind: 'notice'; to: NoticeRecipient; template: string; params: { [name: string]: string | number } };

/** Which streams a fan-out goes over: all members of a group, optionally only those in some statuses. Ordered by stream id. */
export interface FanOutOver {
  kind: StreamKind;
  group: string;
  statuses?: string[];
}

export type NoticeRecipient =
  | { role: 'applicant'; organisation: string }
  | { role: 'province'; authority: string }
  | { role: 'ministry' }
  | { role: 'supportUnit' }
  | { role: 'expert'; id: string };

export interface Cause {
  kind: 'command' | 'timer' | 'followUp';
  /** Stream and version of the fact that asked for this one, or the due that fired. */
  of?: string;
}

/** What is known of a fact besides its own content. */
export interface FactMeta {
  stream: StreamId;
  version: number;
  actor: Actor;
  occurredAt: Instant;
}
