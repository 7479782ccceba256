import { parseArgs } from 'node:util';

export const PARTS = ['a', 'b', 'c', 'd', 'e', 'f', 'mass', 'read', 'growth', 'footprint'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  rounds: number;
  seed: number;
  quick: boolean;
  peers: boolean;
  json: boolean;
  only: readonly Part[];
}

export const HELP = `
npm run bench -- [options]

How fast, side by side in one run on this machine: rounds of all sides interleaved, medians, every answer checked. Starts a
PostgreSQL of its own (fsync on) with a database for each side, and Temporal where a part needs it.

  --rounds N      rounds of each part (default 3)
  --only A,B      only these parts: ${PARTS.join(', ')}
  --quick         a smoke run: everything once and briefly; its figures mean nothing
  --peers         also DBOS and Restate, installed into a cache folder outside this project
  --seed S        order of the cases (default 1)
  --json          print one object alone
  --help          this text

  a  this system through HTTP: session, permission, schema, applyCommand, mail     b  the same commands hand-written: NestJS and pg
  c  the floor: b's transaction as one statement, by pg alone                      d  facts that wake a process and arm a timer
  e  the bare SDK: signal and timer                                                f  the gateway not taken: Update, workflow, local activity
  mass       evaluations that fall due at one instant, closed by the bulk act      read      lists and boards on many rows
  growth     command rate with many live streams, and with long streams            footprint start, rest and bytes

Progress is written to standard error.`;

export function readOptions(args: string[]): BenchOptions | null {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
      seed: { type: 'string', default: '1' },
      quick: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const only = values.only?.split(',') ?? PARTS;
  const unknown = only.find((one) => !PARTS.some((part) => part === one));
  if (unknown !== undefined) throw new Error(`there is no part "${unknown}"; see --help`);
  const { quick, peers, json } = values;
  return { rounds: quick ? 1 : whole('rounds', values.rounds), seed: whole('seed', values.seed), quick, peers, json, only: only as Part[] };
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a positive whole number, it is "${text}"`);
  return value;
}
