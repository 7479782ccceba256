import type { ProcessActivities, ProcessView } from '#libs/contracts/temporal/process';
import { instant, milliseconds } from '#libs/domain/kernel/instants';
import { spreadMilliseconds } from '#libs/domain/kernel/spread';
import type { Actor, Due, FollowUp, Instant, StreamId } from '#libs/domain/kernel/types';
import type { Programme } from '#libs/domain/programmes/programme';
import { aggregateOf } from '#libs/domain/registry';

type Command = { type: string } & Record<string, unknown>;
type Fact = { type: string; at?: Instant } & Record<string, unknown>;

interface Kept {
  state: { status: string };
  facts: Fact[];
  followUps: { id: string; body: FollowUp }[];
}

const SYSTEM: Actor = { id: 'system', role: 'system' };

/**
 * The real domain over a log in memory: what the engine does to a stream, without a database, so that years of
 * skipped time cost nothing. That the real engine answers the same is shown in test/integration.
 */
export class DomainWorld implements ProcessActivities {
  private readonly streams = new Map<StreamId, Kept>();
  private now: Instant = instant(Date.now());
  readonly notices: string[] = [];

  constructor(
    private readonly programme: Programme,
    /** The relay: called after each command that changed something. */
    private readonly relay: (view: ProcessView, fact: string) => Promise<void> = async () => {},
  ) {
    for (const name of ['readView', 'applyDue', 'closeDue', 'followThrough', 'applyInbox'] as const) this[name] = this[name].bind(this) as never;
  }

  facts(stream: StreamId): string[] {
    return this.kept(stream).facts.map((fact) => fact.type);
  }

  status(stream: StreamId): string {
    return this.kept(stream).state.status;
  }

  /** A command of a person, who must be right; `at` is when it arrives. */
  async command(stream: StreamId, command: Command, actor: Actor, at?: Instant): Promise<void> {
    if (at) this.now = at;
    const refusal = this.decide(stream, command, actor, this.now);
    if (refusal) throw new Error(`${command.type} refused: ${refusal}`);
    await this.tell(stream);
  }

  async readView(stream: StreamId): Promise<ProcessView> {
    return this.view(stream);
  }

  async applyDue({ stream, no }: { stream: StreamId; no: string }): Promise<ProcessView> {
    this.close(stream, no);
    return this.view(stream);
  }

  async closeDue({ closer, upTo }: { closer: StreamId; upTo: Instant }): Promise<{ closed: number }> {
    const streams = [...this.streams.keys()].sort();
    const found = streams.flatMap((stream) =>
      this.dues(stream)
        .filter((due) => due.closedBy === closer && due.at <= upTo)
        .map(({ no }) => ({ stream, no })),
    );
    for (const { stream, no } of found) {
      this.close(stream, no);
      await this.tell(stream);
    }
    return { closed: found.length };
  }

  async followThrough({ stream }: { stream: StreamId }): Promise<ProcessView> {
    const kept = this.kept(stream);
    for (let next = kept.followUps.shift(); next; next = kept.followUps.shift()) await this.follow(next.body);
    return this.view(stream);
  }

  async applyInbox({ stream }: { stream: StreamId; commandId: string }): Promise<ProcessView> {
    return this.view(stream);
  }

  private async follow(followUp: FollowUp): Promise<void> {
    if (followUp.kind === 'notice') return void this.notices.push(followUp.template);
    if (followUp.kind === 'command') {
      this.decide(followUp.stream, followUp.command, SYSTEM, this.now);
      return this.tell(followUp.stream);
    }
    for (const [member, { state }] of [...this.streams].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const { over, command } = followUp;
      const aggregate = aggregateOf(member);
      if (aggregate.kind !== over.kind || aggregate.groupOf(state) !== over.group || (over.statuses && !over.statuses.includes(state.status))) continue;
      const to = aggregate.fanOutTo ? aggregate.fanOutTo(over, command, member, state) : { stream: member, command };
      if (!to) continue;
      this.decide(to.stream, to.command, SYSTEM, this.now);
      await this.tell(to.stream);
    }
  }

  /** By the clock, at the due's own instant: an activity's wall clock knows nothing of skipped time. */
  private close(stream: StreamId, no: string): void {
    const due = this.dues(stream).find((one) => one.no === no);
    if (!due) return;
    if (due.at > this.now) this.now = due.at;
    this.decide(stream, due.command, SYSTEM, this.now);
  }

  private decide(stream: StreamId, command: Command, actor: Actor, now: Instant): string | null {
    const aggregate = aggregateOf(stream);
    const kept = this.kept(stream);
    const decision = aggregate.decide(kept.state, command, { stream, now, actor, programme: this.programme, reference: (other) => this.kept(other).state });
    if ('refusal' in decision) return decision.refusal.code;
    for (const fact of decision.facts as Fact[]) {
      kept.facts.push(fact);
      const meta = { stream, version: kept.facts.length, actor, occurredAt: fact.at ?? now };
      kept.state = aggregate.evolve(kept.state, fact, meta);
      aggregate.followUps(fact, kept.state, meta, this.programme).forEach((body, n) => kept.followUps.push({ id: `${stream}@${meta.version}/${n}`, body }));
    }
    return null;
  }

  private async tell(stream: StreamId): Promise<void> {
    const view = this.view(stream);
    if (view.version > 0) await this.relay(view, this.kept(stream).facts.at(-1)?.type ?? '');
  }

  private dues(stream: StreamId): Due<Command>[] {
    return aggregateOf(stream).waitingFor(this.kept(stream).state, this.programme).due as Due<Command>[];
  }

  private view(stream: StreamId): ProcessView {
    const { state, facts, followUps } = this.kept(stream);
    const { stage } = aggregateOf(stream).waitingFor(state, this.programme);
    const due = this.dues(stream).map(({ no, at, command, closedBy, spreadSeconds, closesOthers }) => ({
      no,
      at,
      ownAt: closedBy ? instant(milliseconds(at) + spreadMilliseconds(stream, spreadSeconds ?? 0)) : at,
      command: command.type,
      closesOthers: closesOthers ?? false,
    }));
    return { stream, version: facts.length, stage, status: state.status, due, followUps: followUps.map(({ id }) => id), inbox: [] };
  }

  private kept(stream: StreamId): Kept {
    let kept = this.streams.get(stream);
    if (!kept) {
      kept = { state: aggregateOf(stream).initialState, facts: [], followUps: [] };
      this.streams.set(stream, kept);
    }
    return kept;
  }
}
