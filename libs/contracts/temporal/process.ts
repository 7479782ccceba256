import type { Instant, StreamId, StreamKind } from '#libs/domain/kernel/types';

/** Workflow type of each kind of stream; the workflow id is the stream id. */
export const WORKFLOW_TYPES: Record<StreamKind, string> = {
  application: 'application',
  desk: 'provinceDesk',
  season: 'season',
  campaign: 'evaluationCampaign',
  evaluation: 'evaluation',
  title: 'title',
};

/** Bulk closers have a queue of their own, so a storm of single timers cannot delay the instant they exist for. */
export const TASK_QUEUES: Record<StreamKind, string> = {
  application: 'streams',
  desk: 'streams',
  evaluation: 'streams',
  title: 'streams',
  season: 'calendar',
  campaign: 'calendar',
};

/** Everything a process is told: ids and instants only, no content, no personal data. */
export interface ProcessView {
  stream: StreamId;
  version: number;
  stage: string;
  status: string;
  due: ProcessDue[];
  /** Ids of follow-ups not yet done, `{stream}@{version}/{n}`. */
  followUps: string[];
  /** Signalled commands waiting in command_inbox. */
  inbox: string[];
}

export interface ProcessDue {
  no: string;
  at: Instant;
  /** When this process's own timer fires: `at`, or `at` + spread where somebody else closes in bulk. */
  ownAt: Instant;
  command: string;
  closesOthers: boolean;
}

/** Signals are named after the newest fact of the mail (`ApplicationSubmitted`); these two are not facts. */
export const COMMAND_RECEIVED = 'CommandReceived';
export const NUDGED = 'Nudged';

export const QUERIES = ['stage', 'waitingFor', 'timeline'] as const;
export type ProcessQuery = (typeof QUERIES)[number];

/** Payload of `CommandReceived`: the command itself waits in command_inbox. */
export interface CommandReceived {
  commandId: string;
}

/** Answer of the query `waitingFor`. `wakesAt`: when the process acts next unless mail comes first. */
export interface ProcessWaiting {
  stage: string;
  version: number;
  due: ProcessDue[];
  followUps: string[];
  inbox: string[];
  wakesAt: Instant | null;
}

/** Answer of the query `timeline`: what this run of the process was told and did; the facts themselves are in PostgreSQL. */
export interface ProcessTimelineEntry {
  at: Instant;
  what: string;
  stage: string;
  version: number;
}

/** Search attributes, both Keyword; the worker registers them when it starts. */
export const SEARCH_ATTRIBUTES = { stage: 'FwzzStage', status: 'FwzzStatus' } as const;

/** What a process may ask of the world. Each returns the stream's view after it, so the process needs no second read. */
export interface ProcessActivities {
  readView(stream: StreamId): Promise<ProcessView>;
  applyDue(input: { stream: StreamId; no: string }): Promise<ProcessView>;
  /** Pages through all dues closed by `closer` up to `upTo`; heartbeats the last key. */
  closeDue(input: { closer: StreamId; upTo: Instant }): Promise<{ closed: number }>;
  followThrough(input: { stream: StreamId }): Promise<ProcessView>;
  applyInbox(input: { stream: StreamId; commandId: string }): Promise<ProcessView>;
}
