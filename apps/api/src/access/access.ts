import { Inject, Injectable } from '@nestjs/common';
import { can } from '#libs/domain/access/can';
import type { Action } from '#libs/domain/access/actions';
import type { ResourceFacts } from '#libs/domain/kernel/aggregate';
import type { Actor, StreamId } from '#libs/domain/kernel/types';
import { aggregateFor } from '#libs/engine/engine';
import { ProblemError } from '../http/problem.js';
import { Store } from '../store/store.js';

/** They make the stream, so there is nothing yet to be hidden. */
const MAKERS: readonly Action[] = ['startApplication', 'openSeason', 'openCampaign', 'grantTitle'];

const READ_STATE = { name: 'access-state', text: 'select state from stream where id = $1' };

/** Asks `can` before anything is read or written, so a stranger's question tells nothing. */
@Injectable()
export class Access {
  constructor(@Inject(Store) private readonly store: Store) {}

  /** Of what belongs to no stream: lists, search, accounts. */
  demandGeneral(actor: Actor, action: Action): void {
    this.refuse(can(actor, action, {}));
  }

  async demand(actor: Actor, action: Action, stream: StreamId, budgetMs: number): Promise<void> {
    this.check(actor, action, await this.resourceOf(stream, budgetMs));
  }

  /** Of a stream that the caller has read already; null where it has no fact. */
  check(actor: Actor, action: Action, resource: ResourceFacts | null): void {
    // Not there and not yours give one answer; else the difference would tell what exists.
    if (!resource && !MAKERS.includes(action)) throw new ProblemError('NOT_FOUND');
    this.refuse(can(actor, action, resource ?? {}));
  }

  async resourceOf(stream: StreamId, budgetMs: number): Promise<ResourceFacts | null> {
    const [row] = await this.store.read<{ state: { status: string } }>(budgetMs, READ_STATE, [stream]);
    return row ? aggregateFor(this.store.engine, stream).resourceOf(row.state) : null;
  }

  private refuse(answer: ReturnType<typeof can>): void {
    if (answer === 'hidden') throw new ProblemError('NOT_FOUND');
    if (answer === 'no') throw new ProblemError('FORBIDDEN');
  }
}
