import { createHash } from 'node:crypto';
import { addSeconds, dayOf, instant, milliseconds, startOfDay } from '#libs/domain/kernel/instants';
import type { Actor, Instant, StreamId } from '#libs/domain/kernel/types';
import type { Programme } from '#libs/domain/programmes/programme';
import { createRehearsal, type Rehearsal } from '#libs/domain/rehearsal/rehearsal';
import type { Answer, Command, Form, Interlude, Objection, Performer, Scene, SendOptions, Span, Theatre } from '../script/theatre.js';

const PUBLIC: Actor = { id: 'public', role: 'public' };
const OFFICE_OPENS_HOUR = 9;
const OFFICE_HOURS = 9;

/** The play without database and engine: pure functions and a virtual clock. */
export class RehearsalTheatre implements Theatre {
  readonly rehearsal: Rehearsal;
  readonly statistics = { commands: 0 };
  private readonly drafts = new Map<StreamId, Form>();
  private sent = 0;

  constructor(programme: Programme, startAt: Instant) {
    this.rehearsal = createRehearsal({ programme, startAt });
  }

  now(): Instant {
    return this.rehearsal.now();
  }

  async sleepUntil(at: Instant): Promise<void> {
    this.rehearsal.advanceTo(at);
  }

  async together(scenes: Scene[], span?: Span | null, interlude?: Interlude): Promise<void> {
    for (const [index, scene] of scenes.entries()) {
      if (span) this.rehearsal.advanceTo(momentIn(span, index, scenes.length));
      await scene.play().catch((error: unknown) => {
        throw new Error(`scene "${scene.name}" at ${this.now()}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      });
      await interlude?.({ done: index + 1, all: scenes.length });
    }
  }

  async send(by: Performer, stream: StreamId, command: Command, options: SendOptions = {}): Promise<Answer> {
    return this.apply(
      { id: by.account, role: by.role, ...(by.authority && { authority: by.authority }), ...(by.organisation && { organisation: by.organisation }) },
      stream,
      command,
      options,
    );
  }

  async draft(_by: Performer, stream: StreamId, form: Form): Promise<void> {
    this.drafts.set(stream, form);
  }

  async file(by: Performer, stream: StreamId, options?: SendOptions): Promise<Answer> {
    const form = this.drafts.get(stream);
    if (!form) throw new Error(`nothing drafted for ${stream}`);
    return this.send(
      by,
      stream,
      { type: stream.startsWith('application/') ? 'submitApplication' : 'submitEvaluation', form: committed(form), contentHash: sha256(JSON.stringify(form)) },
      options,
    );
  }

  async object(stream: StreamId, { name, contact, ...objection }: Objection): Promise<Answer> {
    return this.apply(
      PUBLIC,
      stream,
      { type: 'raiseObjection', ...objection, nameCommitment: name && sha256(name), contactCommitment: contact && sha256(contact) },
      {},
    );
  }

  /** Follow-ups are done before `send` returns. */
  async quiet(): Promise<void> {}

  /** Lets the clock run from due to due until it has done what is waited for. */
  async happened(stream: StreamId, factType: string, count = 1): Promise<void> {
    while (this.count(stream, factType) < count) {
      const [next] = this.rehearsal.dues();
      if (!next) throw new Error(`${factType} of ${stream}: the clock waits for nothing more at ${this.now()}`);
      this.rehearsal.advanceTo(next.ownAt > this.now() ? next.ownAt : addSeconds(this.now(), 1));
    }
  }

  private count(stream: StreamId, factType: string): number {
    let count = 0;
    for (const fact of this.rehearsal.facts()) if (fact.stream === stream && fact.type === factType) count += 1;
    return count;
  }

  private apply(actor: Actor, stream: StreamId, command: Command, { expect = [] }: SendOptions): Answer {
    this.statistics.commands += 1;
    this.sent += 1;
    const outcome = this.rehearsal.send({ commandId: `play-${String(this.sent).padStart(6, '0')}`, stream, command, actor });
    if (outcome.kind === 'recorded') return { recorded: true, facts: outcome.facts.map((fact) => fact.type) };
    const code = outcome.kind === 'refused' ? outcome.refusal.code : outcome.code;
    if (expect.some((expected) => expected === code)) return { recorded: false, code };
    throw new Error(`${actor.id}: ${command.type} on ${stream} was refused: ${JSON.stringify(outcome)}`);
  }
}

const PERSONAL = ['contact_name', 'contact_mobile', 'contact_email', 'legal_representative'];

/** The edge's part: personal values leave the form before a rule or a hash sees it. */
function committed(form: Form): Form {
  return Object.fromEntries(Object.entries(form).map(([field, value]) => [field, PERSONAL.includes(field) ? sha256(`${field} ${String(value)}`) : value]));
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Evenly over the days of the span, inside office hours, never back. */
function momentIn({ from, until }: Span, index: number, of: number): Instant {
  const days = Math.round((milliseconds(startOfDay(dayOf(until))) - milliseconds(startOfDay(dayOf(from)))) / 86_400_000) + 1;
  const position = (index / of) * days;
  const day = Math.floor(position);
  return instant(milliseconds(startOfDay(dayOf(from))) + day * 86_400_000 + (OFFICE_OPENS_HOUR + (position - day) * OFFICE_HOURS) * 3_600_000);
}
