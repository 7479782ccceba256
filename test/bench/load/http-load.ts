import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Case, Person, Step } from './plan.js';

export interface HttpLoad {
  kind: 'http';
  url: string;
  people: Person[];
  cases: Case[];
  callers: number;
  seconds: number;
}

export interface LoadResult {
  /** Answered inside the window. */
  completed: number;
  seconds: number;
  latenciesMs: number[];
  /** Of the whole run, also what was finished after the window. */
  acknowledged: number;
  wrong: string[];
}

interface Answer {
  status: number;
  body: { facts?: { type: string }[]; alreadyRecorded?: boolean; code?: string };
}

/** Callers with cases of their own; each waits for its answer, checks it, goes on. A case is always played to its end, so the next round finds it as it was. */
export async function httpLoad({ url, people, cases, callers, seconds }: HttpLoad): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const { hostname, port } = new URL(url);
  const send = (step: Step): Promise<Answer> => {
    const person = people[step.person];
    const body = JSON.stringify(step.body);
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': randomUUID(),
      cookie: person?.cookie ?? '',
      'x-csrf-token': person?.csrf ?? '',
    };
    return new Promise((done, fail) => {
      const call = request({ agent, hostname, port, method: 'POST', path: step.path, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          try {
            done({ status: response.statusCode ?? 0, body: JSON.parse(text) as Answer['body'] });
          } catch (error) {
            fail(error instanceof Error ? error : new Error(String(error)));
          }
        });
      });
      call.once('error', fail);
      call.end(body);
    });
  };

  const result: LoadResult = { completed: 0, seconds, latenciesMs: [], acknowledged: 0, wrong: [] };
  const from = performance.now();
  const end = from + seconds * 1_000;
  async function caller(own: Case[]): Promise<void> {
    if (own.length === 0) return;
    for (let at = 0; performance.now() < end && result.wrong.length === 0; at++) {
      for (const step of own[at % own.length] ?? []) {
        const sentAt = performance.now();
        const { status, body } = await send(step);
        const now = performance.now();
        if (status !== 200 || body.facts?.[0]?.type !== step.fact || body.alreadyRecorded !== false) {
          result.wrong.push(`${step.path}: ${status} ${JSON.stringify(body)}`);
          return;
        }
        result.acknowledged += 1;
        if (now > end) continue;
        result.completed += 1;
        result.latenciesMs.push(now - sentAt);
      }
    }
  }
  await Promise.all(Array.from({ length: callers }, (_, index) => caller(cases.filter((_case, number) => number % callers === index))));
  agent.destroy();
  return result;
}
