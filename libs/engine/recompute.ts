import { canonicalJson } from '#libs/event-store/chain';
import type { BasisLine } from '#libs/event-store/end-line';
import { type FactLine, readLine } from '#libs/event-store/log-line';
import { ADDED_LATER } from '#libs/domain/added-later';
import { AGGREGATES, aggregateOf } from '#libs/domain/registry';
import { kindOf } from '#libs/domain/kernel/streams';
import type { Programme } from '#libs/domain/programmes/programme';

export interface Difference {
  stream: string;
  version: number;
  what: string;
}

export interface Recomputed {
  /** Commands decided again. */
  decisions: number;
  /** Commands recorded before bodies were kept: nothing to decide from, and no fault. */
  unknown: number;
  /** Commands whose body, once bodies were kept, or whose programme is not in the file: nothing is known of them. */
  missing: number;
  differs: Difference[];
}

/** The facts of one command: they stand together on their stream. */
interface Batch {
  facts: FactLine[];
  first: FactLine;
}

type State = { status: string };

/**
 * Decides every command of an exported log again, from the facts before it, its own body and its pinned programme, and
 * compares what comes out with what stands in the log. Whoever altered a command, a form, a programme or a rule shows here.
 */
export async function recompute(lines: AsyncIterable<string> | Iterable<string>): Promise<Recomputed> {
  const facts: FactLine[] = [];
  const basis = new Map<string, BasisLine['body']>();
  for await (const text of lines) {
    const line = readLine(text);
    if ('fact' in line) facts.push(line.fact);
    if ('basis' in line) basis.set(`${line.basis.basis} ${line.basis.id}`, line.basis.body);
  }
  return new Recomputation(basis).run(batchesOf(facts));
}

/** A file that nothing was decided from shows nothing: it must not look as if all was well. */
export function notTaken({ decisions, unknown, missing }: Recomputed): string | null {
  if (missing > 0) return `${missing} decisions could not be taken again: their command or programme is not in the file.`;
  return decisions === 0 && unknown > 0 ? `Nothing was decided again: the file holds no command of its ${unknown} decisions.` : null;
}

/** In the order in which they were decided: the place in the log may lag behind the instant of recording. */
function batchesOf(facts: FactLine[]): Batch[] {
  const ordered = [...facts].sort((a, b) => compare(a.recordedAt, b.recordedAt) || compare(a.stream, b.stream) || a.version - b.version);
  const batches: Batch[] = [];
  for (const fact of ordered) {
    const last = batches.at(-1);
    if (last && last.first.commandId === fact.commandId && last.first.stream === fact.stream) last.facts.push(fact);
    else batches.push({ facts: [fact], first: fact });
  }
  return batches;
}

/** As the log would have written it then: a member that the fact got later is left out where the logged one lacks it. */
function withoutUnknown(fact: { type: string }, logged: FactLine | undefined): object {
  const unknown = (ADDED_LATER[fact.type] ?? []).filter((member) => logged?.type === fact.type && !(member in logged.payload));
  return Object.fromEntries(Object.entries(fact).filter(([member]) => !unknown.includes(member)));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

class Recomputation {
  private readonly states = new Map<string, State>();
  private readonly found: Recomputed = { decisions: 0, unknown: 0, missing: 0, differs: [] };
  /** Since the first command that has one, none may be without a body. */
  private keepsBodies = false;

  constructor(private readonly basis: Map<string, BasisLine['body']>) {}

  run(batches: Batch[]): Recomputed {
    // Within one millisecond the log does not tell which of two streams came first: what differs is asked once more behind the others.
    for (let at = 0; at < batches.length; ) {
      const instant = batches[at]?.first.recordedAt;
      let end = at;
      while (batches[end]?.first.recordedAt === instant) end++;
      const later = batches.slice(at, end).filter((batch) => !this.settle(batch, end - at === 1));
      for (const batch of later) this.settle(batch, true);
      at = end;
    }
    return this.found;
  }

  /** False: it differs, and may be asked again. Otherwise its facts are folded, whatever the answer. */
  private settle(batch: Batch, final: boolean): boolean {
    const { commandId, programme } = batch.first;
    const body = this.basis.get(`command ${commandId}`);
    const rules = this.basis.get(`programme ${programme}`) as Programme | undefined;
    if (body) this.keepsBodies = true;
    if (body && rules) {
      const what = this.attempt(() => this.difference(batch, body, rules), this.lacksContent(body) ? ' (the content it submitted is not in the file)' : '');
      if (what !== null && !final) return false;
      this.found.decisions += 1;
      this.tell(batch.first, what);
    } else if (body || this.keepsBodies || !rules) this.found.missing += 1;
    else this.found.unknown += 1;
    for (const fact of batch.facts)
      this.tell(
        fact,
        this.attempt(() => this.fold(fact)),
      );
    return true;
  }

  private tell({ stream, version }: FactLine, what: string | null): void {
    if (what !== null) this.found.differs.push({ stream, version, what });
  }

  /** What was altered or left out may be more than the rules can read: that is a difference too. */
  private attempt(step: () => string | null, why = ''): string | null {
    try {
      return step();
    } catch (error) {
      return `it cannot be decided again: ${(error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ')}${why}`;
    }
  }

  private lacksContent({ contentHash }: BasisLine['body']): boolean {
    return typeof contentHash === 'string' && !this.basis.has(`content ${contentHash}`);
  }

  /** Null: the same facts come out. */
  private difference(batch: Batch, body: BasisLine['body'], rules: Programme): string | null {
    const { stream, actor, cause, occurredAt, recordedAt } = batch.first;
    const form = typeof body.contentHash === 'string' ? this.basis.get(`content ${body.contentHash}`) : undefined;
    const command = { ...body, ...(form && { form }) } as { type: string };
    // A timer's fact carries the business instant; the decision itself was taken when it was recorded.
    const now = cause.kind === 'timer' ? recordedAt : occurredAt;
    const decision = aggregateOf(stream).decide(this.stateOf(stream), command, {
      stream,
      now,
      actor,
      programme: rules,
      reference: (other) => this.stateOf(other),
    });
    if ('refusal' in decision) return `decided again, it is refused: ${decision.refusal.code}`;
    const again = decision.facts.map((fact, i) => canonicalJson(withoutUnknown(fact, batch.facts[i])));
    const logged = batch.facts.map(({ type, payload }) => canonicalJson({ type, ...payload }));
    const odd = logged.findIndex((text, i) => text !== again[i]);
    if (odd >= 0) return `version ${batch.first.version + odd} comes out as ${again[odd]?.slice(0, 200) ?? 'nothing'}`;
    return again.length === logged.length ? null : `${again.length} facts come out, ${logged.length} stand in the log`;
  }

  private stateOf(stream: string): State {
    return this.states.get(stream) ?? AGGREGATES[kindOf(stream)].initialState;
  }

  private fold({ stream, version, type, payload, actor, occurredAt }: FactLine): null {
    this.states.set(stream, aggregateOf(stream).evolve(this.stateOf(stream), { ...payload, type }, { stream, version, actor, occurredAt }));
    return null;
  }
}
