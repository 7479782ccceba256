import { instant, milliseconds } from '../kernel/instants.js';
import { spreadMilliseconds } from '../kernel/spread.js';
import { kindOf } from '../kernel/streams.js';
import type { Cause, FactMeta, FanOutOver, FollowUp, Instant, StreamId } from '../kernel/types.js';
import type { AnyAggregate } from '../registry.js';
import type { Programme } from '../programmes/programme.js';
import type { AnyCommand, RehearsedCommand, RehearsedDue, RehearsedFact, RehearsedOutcome } from './types.js';

interface Stream {
  version: number;
  state: { status: string };
  group: string;
  dues: RehearsedDue[];
}

export interface AskedFollowUp {
  of: { stream: StreamId; version: number; n: number };
  followUp: FollowUp;
}

type Sent = RehearsedCommand & { cause: Cause };
type Fact = { type: string } & Record<string, unknown>;

/** What the transaction is in the real system: streams, facts and answered commands, changed only by `apply`. */
export class Ledger {
  readonly facts: RehearsedFact[] = [];
  private readonly streams = new Map<StreamId, Stream>();
  private readonly groups = new Map<string, Set<StreamId>>();
  private readonly answered = new Map<string, { body: string; outcome: RehearsedOutcome }>();

  constructor(
    private readonly programme: Programme,
    private readonly programmeName: string,
    private readonly aggregateOf: (stream: StreamId) => AnyAggregate,
  ) {}

  state(stream: StreamId): { status: string } {
    return this.streams.get(stream)?.state ?? this.aggregateOf(stream).initialState;
  }

  version(stream: StreamId): number {
    return this.streams.get(stream)?.version ?? 0;
  }

  dues(stream: StreamId): RehearsedDue[] {
    return this.streams.get(stream)?.dues ?? [];
  }

  streamIds(): StreamId[] {
    return [...this.streams.keys()];
  }

  /** Ordered by stream id, as the pages over the database are. */
  members(over: FanOutOver): StreamId[] {
    return [...(this.groups.get(groupKey(over.kind, over.group)) ?? [])].sort();
  }

  /** A stream as it stands elsewhere, without the facts that made it so. */
  adopt(stream: StreamId, version: number, state: { status: string }): void {
    this.streams.set(stream, { version, state, group: '', dues: [] });
    this.settle(stream);
  }

  apply(sent: Sent, now: Instant): { outcome: RehearsedOutcome; asked: AskedFollowUp[] } {
    const version = this.version(sent.stream);
    const body = JSON.stringify([sent.stream, sent.command, sent.actor.id]);
    const known = this.answered.get(sent.commandId);
    if (known) return { outcome: known.body === body ? again(known.outcome) : { kind: 'conflict', code: 'COMMAND_ID_REUSED', version }, asked: [] };
    if (sent.expectedVersion !== undefined && sent.expectedVersion !== version)
      return { outcome: { kind: 'conflict', code: 'STALE_VERSION', version }, asked: [] };

    const reference = (stream: StreamId) => this.state(stream);
    const context = { stream: sent.stream, now, actor: sent.actor, programme: this.programme, reference };
    const decision = this.aggregateOf(sent.stream).decide(this.state(sent.stream), sent.command, context);
    if ('refusal' in decision) return { outcome: { kind: 'refused', refusal: decision.refusal }, asked: [] };

    const asked = decision.facts.flatMap((fact) => this.append(sent, fact as Fact, now));
    if (decision.facts.length > 0) this.settle(sent.stream);
    const facts = this.facts.slice(this.facts.length - decision.facts.length).map(({ type, version: of }) => ({ type, version: of }));
    const outcome: RehearsedOutcome = { kind: 'recorded', stream: sent.stream, version: this.version(sent.stream), facts, alreadyRecorded: false };
    this.answered.set(sent.commandId, { body, outcome });
    return { outcome, asked };
  }

  private append(sent: Sent, fact: Fact, now: Instant): AskedFollowUp[] {
    const { stream, commandId, actor, cause } = sent;
    const aggregate = this.aggregateOf(stream);
    const before = this.streams.get(stream) ?? { version: 0, state: aggregate.initialState, group: '', dues: [] };
    const version = before.version + 1;
    const { type, ...payload } = fact;
    // A fact of the clock happened at its deadline, however late the timer was.
    const occurredAt = cause.kind === 'timer' && typeof fact.at === 'string' ? fact.at : now;
    const meta: FactMeta = { stream, version, actor, occurredAt };
    const state = aggregate.evolve(before.state, fact, meta);
    this.streams.set(stream, { ...before, version, state });
    this.facts.push({ stream, version, type, payload, commandId, actor, cause, occurredAt, recordedAt: now, programme: this.programmeName });
    return aggregate.followUps(fact, state, meta, this.programme).map((followUp, n) => ({ of: { stream, version, n }, followUp }));
  }

  /** Once per command: group and dues of the state that stands now. */
  private settle(id: StreamId): void {
    const stream = this.streams.get(id);
    if (!stream) return;
    const aggregate = this.aggregateOf(id);
    const group = aggregate.groupOf(stream.state);
    if (group !== stream.group) this.regroup(id, stream.group, group);
    const dues = aggregate
      .waitingFor(stream.state, this.programme)
      .due.map((due) => ({ stream: id, due: { ...due, command: due.command as AnyCommand }, ownAt: ownInstant(id, due) }));
    this.streams.set(id, { ...stream, group, dues });
  }

  private regroup(id: StreamId, from: string, to: string): void {
    const kind = kindOf(id);
    this.groups.get(groupKey(kind, from))?.delete(id);
    const members = this.groups.get(groupKey(kind, to)) ?? new Set();
    this.groups.set(groupKey(kind, to), members.add(id));
  }
}

const groupKey = (kind: string, group: string): string => `${kind}/${group}`;

/** Who is closed in bulk by another waits a little longer himself, so that he finds the work done. */
const ownInstant = (stream: StreamId, due: { at: Instant; closedBy?: StreamId; spreadSeconds?: number }): Instant =>
  due.closedBy ? instant(milliseconds(due.at) + spreadMilliseconds(stream, due.spreadSeconds ?? 0)) : due.at;

const again = (outcome: RehearsedOutcome): RehearsedOutcome => (outcome.kind === 'recorded' ? { ...outcome, alreadyRecorded: true } : outcome);
