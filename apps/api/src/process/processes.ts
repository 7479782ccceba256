import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Client, Connection, QueryNotRegisteredError, WorkflowNotFoundError } from '@temporalio/client';
import type { ProcessQuery } from '#libs/contracts/temporal/process';
import type { StreamId } from '#libs/domain/kernel/types';
import { CONFIG, type Config } from '../config.js';

const ASK_MS = 2_000;
/** The health page may be asked often; the engine is asked once in this while. */
const REMEMBER_MS = 3_000;

export interface ProcessDescription {
  state: 'running' | 'ended';
  runId: string;
  startedAt: string;
  closedAt: string | null;
  historyLength: number;
}

/** The engine, asked only about processes and never on the way of a command; every question has an end. */
@Injectable()
export class Processes implements OnApplicationShutdown {
  private readonly connection: Connection;
  private readonly client: Client;
  private remembered: { up: boolean; until: number } | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    // Lazy: the API starts, and takes commands, without the engine.
    this.connection = Connection.lazy({ address: config.temporal.address });
    this.client = new Client({ connection: this.connection, namespace: config.temporal.namespace });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connection.close().catch(() => undefined);
  }

  async isUp(): Promise<boolean> {
    if (this.remembered && this.remembered.until > Date.now()) return this.remembered.up;
    const up = await this.within(async () => {
      await this.connection.workflowService.getSystemInfo({});
      return true;
    }).catch(() => false);
    this.remembered = { up, until: Date.now() + REMEMBER_MS };
    return up;
  }

  /** Null: the engine has no process of that name. Rejects where the engine does not answer. */
  async describe(stream: StreamId): Promise<ProcessDescription | null> {
    try {
      const description = await this.within(() => this.client.workflow.getHandle(stream).describe());
      return {
        state: description.status.name === 'RUNNING' ? 'running' : 'ended',
        runId: description.runId,
        startedAt: description.startTime.toISOString(),
        closedAt: description.closeTime?.toISOString() ?? null,
        historyLength: description.historyLength,
      };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }

  async query(stream: StreamId, query: ProcessQuery): Promise<unknown> {
    return this.within(() => this.client.workflow.getHandle(stream).query<unknown>(query));
  }

  uiUrl(stream: StreamId, runId: string): string | null {
    const { uiUrl, namespace } = this.config.temporal;
    return uiUrl && `${uiUrl.replace(/\/$/, '')}/namespaces/${encodeURIComponent(namespace)}/workflows/${encodeURIComponent(stream)}/${runId}/history`;
  }

  /** While the engine is known to be away, nobody waits for it again. */
  private async within<T>(ask: () => Promise<T>): Promise<T> {
    if (this.remembered && !this.remembered.up && this.remembered.until > Date.now()) throw new Error('the engine does not answer');
    try {
      return await this.connection.withDeadline(Date.now() + ASK_MS, ask);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError) && !(error instanceof QueryNotRegisteredError))
        this.remembered = { up: false, until: Date.now() + REMEMBER_MS };
      throw error;
    }
  }
}
