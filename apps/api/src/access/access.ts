import { Inject, Injectable } from '@nestjs/common';
import { can } from '#libs/domain/access/can';
import type { Action } from '#libs/domain/access/actions';
import type { ResourceFacts } from '#libs/domain/kernel/aggregate';
import type { Actor, StreamId } from '#libs/domain/kernel/types';
import { ProblemError } from '../http/problem.js';
import { Store } from '../store/store.js';
import { resourcesOf } from './resources.js';

/** They make the stream, so there is nothing yet to be hidden. */
const MAKERS: readonly Action[] = ['startApplication', 'openSeason', 'openCampaign', 'grantTitle'];

/** Asks `can` before anything is read or written, so a stranger's question tells nothing. */
@Injectable()
export class Access {
  constructor(@Inject(Store) private readonly store: Store) {}

  /** Of what belongs to no stream: lists, search, accounts. */
  demandGeneral(actor: Actor, action: Action): void {
    this.refuse(can(actor, action, {}));
  }

  async demand(actor: Actor, action: Action, stream: StreamId, budgetMs: number): Promise<void> {
    this.check(actor, action, (await resourcesOf(this.store, [stream], budgetMs)).get(stream) ?? null);
  }

  /** Of a stream that the caller has read already; null where it has no fact. */
  check(actor: Actor, action: Action, resource: ResourceFacts | null): void {
    // Not there and not yours give one answer; else the difference would tell what exists.
    if (!resource && !MAKERS.includes(action)) throw new ProblemError('NOT_FOUND');
    this.refuse(can(actor, action, resource ?? {}));
  }

  private refuse(answer: ReturnType<typeof can>): void {
    if (answer === 'hidden') throw new ProblemError('NOT_FOUND');
    if (answer === 'no') throw new ProblemError('FORBIDDEN');
  }
}
