import type { Log, LoggedFact } from './invariants/log.js';

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;
const DAY = /\b20\d{2}-\d{2}-\d{2}\b/g;
const HASH = /\b[0-9a-f]{64}\b/g;
/** 申报编号 and the title number made of it: the server counts through all seasons, the rehearsal through its own. */
const NUMBER = /(FWZZ-\d{4}-B\d+|B\d+-[A-Za-z0-9-]+)-(ENT|PLS|PLO|PRJ|CTC|CTD)-(\d+)-\d+/g;

/** What a fact says, times and numbers aside: of two plays of one seed it is the same. */
export interface Told {
  type: string;
  payload: string;
  actor: string;
  cause: string;
}

/**
 * A log as lists of what was told, stream by stream. Of the two that raced for the tenth place either may have won, so
 * they are called by the outcome.
 */
export function toldByStream(log: Log, race: { winner: string; loser: string } | null): Map<string, Told[]> {
  const names = race ? namesOf(log, race) : [];
  return new Map([...log.streams].map(([stream, facts]) => [streamName(stream, facts, names), facts.map((fact) => told(fact, names))]));
}

type Names = [from: string, to: string][];

function namesOf(log: Log, race: { winner: string; loser: string }): Names {
  return Object.entries(race).flatMap(([outcome, id]): Names => {
    const started = log.streams.get(`application/${id}`)?.[0];
    const words = ['organisation', 'unitName', 'subjectCode'].map((field): [string, string] => [String(started?.payload[field]), `${field} of the ${outcome}`]);
    return [...words, [id, `the-${outcome}`]];
  });
}

function streamName(stream: string, facts: LoggedFact[], names: Names): string {
  const granted = facts[0]?.payload.applicationId;
  return renamed(stream.startsWith('title/') && typeof granted === 'string' ? `title of ${granted}` : stream, names);
}

function told(fact: LoggedFact, names: Names): Told {
  const payload = renamed(JSON.stringify(sorted(fact.payload)), names)
    .replace(INSTANT, '<instant>')
    .replace(DAY, '<day>')
    .replace(HASH, '<hash>')
    .replace(NUMBER, '<number $2-$3>');
  return {
    type: fact.type,
    payload: racing(fact) ? payload.replace(/"by":"[^"]+"/, '"by":"<racer>"') : payload,
    actor: renamed(racing(fact) ? '<racer>' : String(fact.actor.id), names),
    cause: String(fact.cause.kind),
  };

  function racing({ type, payload: { applicationId } }: LoggedFact): boolean {
    const subject = applicationId ?? fact.stream.slice('application/'.length);
    return (type === 'RecommendationAdded' || type === 'ApplicationRecommended') && names.some(([from]) => from === subject);
  }
}

function renamed(text: string, names: Names): string {
  return names.reduce((out, [from, to]) => out.replaceAll(from, to), text);
}

/** PostgreSQL's jsonb orders keys its own way. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
