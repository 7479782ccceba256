import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { can } from '#libs/domain/access/can';
import type { Action } from '#libs/domain/access/actions';
import type { ResourceFacts } from '#libs/domain/kernel/aggregate';
import { kindOf } from '#libs/domain/kernel/streams';
import type { Actor, StreamKind } from '#libs/domain/kernel/types';
import { seesFact } from '#libs/read-model/case-view/record';
import { resourcesOf } from '../access/resources.js';
import { SessionStore } from '../session/session-store.js';
import { Store } from '../store/store.js';
import { Gaps } from './gaps.js';

const EVERY_MS = 500;
const PAGE = 2_000;

export interface Subscriber {
  actor: Actor;
  tokenHash: string;
  send(event: { id: string; stream: string; version: number; kind: StreamKind }): void;
  end(why: 'sessionEnded' | 'shutdown'): void;
}

interface Change {
  position: string;
  stream: string;
  version: number;
  type: string;
  payload: { [name: string]: unknown };
}

/** Which question a reader of that kind of stream would have to be allowed. */
const READS: Record<StreamKind, Action> = {
  application: 'application.read',
  desk: 'desk.read',
  season: 'season.read',
  campaign: 'campaign.read',
  evaluation: 'evaluation.read',
  title: 'title.read',
};

/** One poller for all who listen, and none while nobody does. Says which stream has changed, never what. */
@Injectable()
export class EventFeed implements OnModuleDestroy {
  private readonly subscribers = new Set<Subscriber>();
  private readonly gaps = new Gaps();
  private timer: NodeJS.Timeout | undefined;
  private starting: Promise<void> | null = null;
  private stopped = false;

  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(SessionStore) private readonly sessions: SessionStore,
  ) {}

  /** Rejects where PostgreSQL is away: before a stream is promised to anybody. */
  async prepare(): Promise<void> {
    if (this.subscribers.size > 0) return;
    this.starting ??= this.startAtEnd().finally(() => {
      this.starting = null;
    });
    await this.starting;
  }

  subscribe(subscriber: Subscriber): () => void {
    this.subscribers.add(subscriber);
    this.timer ??= setTimeout(() => void this.poll(), EVERY_MS);
    return () => this.subscribers.delete(subscriber);
  }

  /** Before the server waits for its connections: an open stream would keep it from closing. */
  onModuleDestroy(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    for (const subscriber of this.subscribers) subscriber.end('shutdown');
    this.subscribers.clear();
  }

  private async startAtEnd(): Promise<void> {
    const [row] = await this.store.read<{ last: string }>(2_000, 'select coalesce(max(position), 0)::text as last from event');
    this.gaps.startAt(Number(row?.last ?? 0));
  }

  private async poll(): Promise<void> {
    this.timer = undefined;
    try {
      await this.endRevoked();
      await this.tellChanges();
    } catch {
      // PostgreSQL is away: what happened meanwhile is read by position afterwards.
    }
    if (this.subscribers.size > 0 && !this.stopped) this.timer = setTimeout(() => void this.poll(), EVERY_MS);
  }

  private async tellChanges(): Promise<void> {
    const { after, missing } = this.gaps.ask(Date.now());
    const changes = await this.store.read<Change>(
      2_000,
      {
        name: 'event-feed',
        text: `select e.position::text as position, e.stream, e.version, e.type, e.payload from event e where e.position > $1 or e.position = any($2) order by e.position limit ${PAGE}`,
      },
      [after, missing],
    );
    const resources = await resourcesOf(this.store, [...new Set(changes.map((change) => change.stream))], 2_000);
    for (const change of changes) {
      this.gaps.seen(Number(change.position), Date.now());
      const resource = resources.get(change.stream) ?? {};
      for (const subscriber of this.subscribers) tell(subscriber, change, resource);
    }
  }

  /** A session ended by sign-out, by time or by an operator ends what it listens to, within a poll. */
  private async endRevoked(): Promise<void> {
    const live = await this.sessions.live(
      [...this.subscribers].map((subscriber) => subscriber.tokenHash),
      2_000,
    );
    for (const subscriber of this.subscribers) {
      if (live.has(subscriber.tokenHash)) continue;
      this.subscribers.delete(subscriber);
      subscriber.end('sessionEnded');
    }
  }
}

function tell(subscriber: Subscriber, change: Change, resource: ResourceFacts): void {
  const kind = kindOf(change.stream);
  const { actor } = subscriber;
  // A change that cannot be seen is not told either: its moment would say that something was decided.
  const sees = can(actor, READS[kind], resource) === 'yes' && seesFact(actor, change);
  // An operator reads processes, so ids and instants of every stream are theirs to follow.
  if (sees || can(actor, 'process.read', resource) === 'yes') subscriber.send({ id: change.position, stream: change.stream, version: change.version, kind });
}
