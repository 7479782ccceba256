import { commandLine, oneOf, wholeNumber } from '#libs/command-line/command-line';

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

const HELP = `
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

export function readOptions(): BenchOptions {
  const { values } = commandLine(HELP, {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  const { quick, peers, json } = values;
  const rounds = wholeNumber('rounds', values.rounds, 1);
  const only = values.only?.split(',').map((part) => oneOf('only', part, PARTS)) ?? PARTS;
  return { rounds: quick ? 1 : rounds, seed: wholeNumber('seed', values.seed, 1), quick, peers, json, only };
}
