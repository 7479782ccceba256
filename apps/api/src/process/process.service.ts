import { Inject, Injectable } from '@nestjs/common';
import type { ProcessView } from '#libs/contracts/http/process-view';
import { NUDGED, type ProcessQuery, type ProcessWaiting, QUERIES, WORKFLOW_TYPES } from '#libs/contracts/temporal/process';
import { kindOf } from '#libs/domain/kernel/streams';
import type { StreamId } from '#libs/domain/kernel/types';
import { processView } from '#libs/engine/process-view';
import type { Ask } from '#libs/read-model/ask';
import { ProblemError } from '../http/problem.js';
import { Store } from '../store/store.js';
import { type ProcessDescription, Processes } from './processes.js';

/** The newest mail of a stream is sent again: the process looks at the log, so a nudge too many is harmless. */
const NUDGE = `
  insert into mail (stream, version, fact, view) values ($1, $2, $3, $4)
  on conflict (stream) do update set view = excluded.view, ticket = nextval('mail_ticket'), attempts = 0 where mail.version <= excluded.version`;

type Asked = { description: ProcessDescription | null } | 'down';

/** A process as its stream says it should be and as the engine says it is; ended and unreachable ones are told from PostgreSQL. */
@Injectable()
export class ProcessService {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(Processes) private readonly processes: Processes,
  ) {}

  async view(ask: Ask, stream: StreamId): Promise<ProcessView> {
    const [log, asked, mail] = await Promise.all([
      processView(this.store.engine, stream),
      this.describe(stream),
      ask<{ n: number }>('select count(*)::int as n from mail where stream = $1', [stream]),
    ]);
    const description = asked === 'down' ? null : asked.description;
    const waiting = description?.state === 'running' ? await this.waiting(stream) : null;
    return {
      stream,
      workflowType: WORKFLOW_TYPES[kindOf(stream)],
      source: description ? 'temporal' : 'postgresql',
      state: stateOf(asked, log.stage),
      runId: description?.runId ?? null,
      startedAt: description?.startedAt ?? null,
      closedAt: description?.closedAt ?? null,
      historyLength: description?.historyLength ?? null,
      uiUrl: description ? this.processes.uiUrl(stream, description.runId) : null,
      stage: log.stage,
      status: log.status,
      streamVersion: log.version,
      processVersion: waiting?.version ?? null,
      agrees: waiting ? waiting.version === log.version : null,
      waitingFor: log.due.map(({ no, at, command }) => ({ no, at, command })),
      followUpsOpen: log.followUps.length,
      inboxOpen: log.inbox.length,
      mailWaiting: (mail[0]?.n ?? 0) > 0,
      queries: [...QUERIES],
    };
  }

  /** Asks the process itself; one that has ended or cannot be reached is answered for by the log. */
  async query(ask: Ask, stream: StreamId, query: string): Promise<{ stream: StreamId; query: string; source: 'temporal' | 'postgresql'; answer: unknown }> {
    if (!isQuery(query)) throw new ProblemError('QUERY_UNKNOWN', { params: { query } });
    const asked = await this.describe(stream);
    if (asked !== 'down' && asked.description?.state === 'running') {
      try {
        return { stream, query, source: 'temporal', answer: await this.processes.query(stream, query) };
      } catch {
        // No worker polls, or the process ended in between: the log knows as much.
      }
    }
    return { stream, query, source: 'postgresql', answer: await this.fromLog(ask, stream, query) };
  }

  async nudge(stream: StreamId): Promise<{ stream: StreamId; mail: boolean }> {
    const view = await processView(this.store.engine, stream);
    await this.store.write(4_000, NUDGE, [stream, view.version, NUDGED, JSON.stringify(view)]);
    return { stream, mail: true };
  }

  private async fromLog(ask: Ask, stream: StreamId, query: ProcessQuery): Promise<unknown> {
    const { stage, version, due, followUps, inbox } = await processView(this.store.engine, stream);
    if (query === 'stage') return stage;
    if (query === 'waitingFor') return { stage, version, due, followUps, inbox, wakesAt: null } satisfies ProcessWaiting;
    const facts = await ask<{ at: Date; what: string; version: number }>(
      'select occurred_at as at, type as what, version from event where stream = $1 order by version',
      [stream],
    );
    return facts.map((fact) => ({ at: fact.at.toISOString(), what: fact.what, stage, version: fact.version }));
  }

  private async describe(stream: StreamId): Promise<Asked> {
    try {
      return { description: await this.processes.describe(stream) };
    } catch {
      return 'down';
    }
  }

  private async waiting(stream: StreamId): Promise<ProcessWaiting | null> {
    try {
      return (await this.processes.query(stream, 'waitingFor')) as ProcessWaiting;
    } catch {
      return null;
    }
  }
}

function stateOf(asked: Asked, stage: string): ProcessView['state'] {
  if (asked === 'down') return 'unknown';
  if (asked.description) return asked.description.state;
  return stage === 'atRest' ? 'ended' : 'missing';
}

const isQuery = (query: string): query is ProcessQuery => (QUERIES as readonly string[]).includes(query);
