import { Inject, Injectable } from '@nestjs/common';
import type { Action } from '#libs/domain/access/actions';
import type { Actor, StreamId } from '#libs/domain/kernel/types';
import type { Ask } from '#libs/read-model/ask';
import { Access } from '../access/access.js';
import { actorOf, budgetOf, type EdgeRequest, PUBLIC_ACTOR } from '../http/request.js';
import { asksOf } from '../store/asks.js';
import { Store } from '../store/store.js';

export interface Reading {
  ask: Ask;
  reader: Actor;
  /** The request's arrival: "now" of everything its answer says. */
  now: string;
}

/** Permission first, then the means to read; a controller has no other way to a row. */
@Injectable()
export class Readings {
  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(Store) private readonly store: Store,
  ) {}

  general(request: EdgeRequest, action: Action): Reading {
    this.access.demandGeneral(actorOf(request), action);
    return this.reading(request);
  }

  /** For what everybody reads alike: asked as the public, so that being signed in adds nothing to it. */
  published(request: EdgeRequest, action: Action): Reading {
    return { ...this.general(request, action), ask: asksOf(this.store, request, PUBLIC_ACTOR) };
  }

  async of(request: EdgeRequest, action: Action, stream: StreamId): Promise<Reading> {
    await this.access.demand(actorOf(request), action, stream, budgetOf(request));
    return this.reading(request);
  }

  private reading(request: EdgeRequest): Reading {
    return { ask: asksOf(this.store, request), reader: actorOf(request), now: new Date(request.arrivedAt).toISOString() };
  }
}
