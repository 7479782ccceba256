import type { Actor, FollowUp, Instant, StreamId } from '../kernel/types.js';
import { aggregateOf } from '../registry.js';
import { type AskedFollowUp, Ledger } from './ledger.js';
import { Timers, type Timer } from './timers.js';
import type {
  AnyCommand,
  RehearsalOptions,
  RehearsedCommand,
  RehearsedDue,
  RehearsedFact,
  RehearsedNotice,
  RehearsedOutcome,
  RehearsedRefusal,
} from './types.js';

const SYSTEM: Actor = { id: 'system', role: 'system' };
const PAGE = 500;

/**
 * A season without database and engine: the same `decide`, `evolve`, `waitingFor` and `followUps` under a virtual clock.
 * Follow-ups are done at once and in order; dues fire as the processes would fire them. Same script, same facts.
 */
export class Rehearsal {
  private readonly ledger: Ledger;
  private readonly timers = new Timers();
  private readonly queue: AskedFollowUp[] = [];
  private readonly sentNotices: RehearsedNotice[] = [];
  private readonly refused: RehearsedRefusal[] = [];
  private clock: Instant;

  constructor(options: RehearsalOptions) {
    const { programme } = options;
    this.clock = options.startAt;
    this.aggregateOf = options.aggregateOf ?? aggregateOf;
    this.ledger = new Ledger(programme, options.programmeName ?? `${programme.id}@${programme.version}`, this.aggregateOf);
  }

  private readonly aggregateOf: NonNullable<RehearsalOptions['aggregateOf']>;

  now(): Instant {
    return this.clock;
  }

  /** Goes on from a stream of a live season: what-if and previews begin here. */
  adopt(stream: StreamId, version: number, state: { status: string }): void {
    this.ledger.adopt(stream, version, state);
    this.timers.arm(stream, this.ledger.dues(stream));
  }

  duesOf(stream: StreamId): RehearsedDue[] {
    return this.ledger.dues(stream);
  }

  /** A person's command, with all that follows from it done before it returns. */
  send(command: RehearsedCommand): RehearsedOutcome {
    const outcome = this.apply(command, { kind: 'command' });
    this.followThrough();
    return outcome;
  }

  /** Lets the clock run, firing what falls due on the way in its order; time never goes back. */
  advanceTo(until: Instant): void {
    for (let timer = this.timers.next(until); timer; timer = this.timers.next(until)) {
      if (timer.fireAt > this.clock) this.clock = timer.fireAt;
      this.fire(timer);
    }
    if (until > this.clock) this.clock = until;
  }

  facts(): readonly RehearsedFact[] {
    return this.ledger.facts;
  }

  state(stream: StreamId): { status: string } {
    return this.ledger.state(stream);
  }

  version(stream: StreamId): number {
    return this.ledger.version(stream);
  }

  streams(): StreamId[] {
    return this.ledger.streamIds();
  }

  /** Everything that is waited for, earliest first. */
  dues(): RehearsedDue[] {
    const all = this.ledger.streamIds().flatMap((stream) => this.ledger.dues(stream));
    return all.sort((a, b) => (a.ownAt === b.ownAt ? (a.stream < b.stream ? -1 : 1) : a.ownAt < b.ownAt ? -1 : 1));
  }

  notices(): readonly RehearsedNotice[] {
    return this.sentNotices;
  }

  refusals(): readonly RehearsedRefusal[] {
    return this.refused;
  }

  private fire(timer: Timer): void {
    const due = this.current(timer.stream, timer.no, timer.dueAt);
    if (!due) return;
    if (due.due.closesOthers) this.closeOthers(timer.stream);
    this.close(timer.stream, timer.no, timer.dueAt);
    this.followThrough();
  }

  /** In pages, as the bulk act does: the follow-ups of a page come after the page. */
  private closeOthers(closer: StreamId): void {
    for (let after = ''; ; ) {
      const page = this.timers.closedBy(closer, this.clock, after, PAGE);
      for (const { stream, due } of page) this.close(stream, due.no, due.at);
      this.followThrough();
      if (page.length < PAGE) return;
      after = page.at(-1)?.stream ?? after;
    }
  }

  private current(stream: StreamId, no: string, at: Instant): RehearsedDue | undefined {
    return this.ledger.dues(stream).find((each) => each.due.no === no && each.due.at === at);
  }

  private close(stream: StreamId, no: string, at: Instant): void {
    const due = this.current(stream, no, at);
    if (!due) return;
    this.apply({ commandId: `close/${stream}/${no}`, stream, command: due.due.command, actor: SYSTEM }, { kind: 'timer', of: `${stream}/${no}` });
  }

  private apply(command: RehearsedCommand, cause: RehearsedFact['cause']): RehearsedOutcome {
    const { outcome, asked } = this.ledger.apply({ ...command, cause }, this.clock);
    if (outcome.kind === 'recorded' && !outcome.alreadyRecorded) {
      this.timers.arm(command.stream, this.ledger.dues(command.stream));
      this.queue.push(...asked);
    }
    if (outcome.kind === 'refused' && cause.kind !== 'command') {
      this.refused.push({ at: this.clock, commandId: command.commandId, stream: command.stream, command: command.command.type, refusal: outcome.refusal });
    }
    return outcome;
  }

  private followThrough(): void {
    for (let asked = this.queue.shift(); asked; asked = this.queue.shift()) this.follow(asked);
  }

  private follow({ of, followUp }: AskedFollowUp): void {
    const fact = `${of.stream}@${of.version}`;
    const commandId = `follow/${fact}/${of.n}`;
    if (followUp.kind === 'notice') this.sentNotices.push({ of: fact, at: this.clock, notice: followUp });
    else if (followUp.kind === 'command') this.order(commandId, fact, followUp.stream, followUp.command);
    else this.fanOut(commandId, fact, followUp);
  }

  private fanOut(commandId: string, fact: string, { over, command }: Extract<FollowUp, { kind: 'fanOut' }>): void {
    for (const member of this.ledger.members(over)) {
      const state = this.ledger.state(member);
      if (over.statuses && !over.statuses.includes(state.status)) continue;
      const aggregate = this.aggregateOf(member);
      const told = aggregate.fanOutTo ? aggregate.fanOutTo(over, command, member, state) : { stream: member, command };
      if (told) this.order(`${commandId}/${member}`, fact, told.stream, told.command);
    }
  }

  private order(commandId: string, fact: string, stream: StreamId, command: AnyCommand): void {
    this.apply({ commandId, stream, command, actor: SYSTEM }, { kind: 'followUp', of: fact });
  }
}

export const createRehearsal = (options: RehearsalOptions): Rehearsal => new Rehearsal(options);
