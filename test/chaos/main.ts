import { parseArgs } from 'node:util';
import { runChaos } from './chaos.js';
import { runMutants } from './mutants/run-mutants.js';
import { PLANTED } from './mutants/planted.js';
import { FAULT_KINDS, type FaultKind } from './nemesis/faults.js';
import { holds } from './report.js';

const HELP = `
npm run chaos -- [options]

Starts a system of its own (PostgreSQL, Temporal, API and worker as separate processes), lets real clients play cases
on it under deadlines, and kills, freezes, cuts off and empties its parts meanwhile. Then compares what the clients
were told with the exported log, the processes, the read model and the notices.

  --kills N       so many faults (default 30)
  --minutes M     as many faults as fit into M minutes, instead of a number
  --seed S        order and moments of faults, and what the clients do (default: by chance; it stands in the result)
  --only A,B      only these kinds of fault
  --clients N     clients at once (default 8)
  --keep DIR      history, exported log and the logs of all processes go there
  --mutants [N]   instead: plant N known faults (default all), one at a time, in a copy of the project; each must be found
  --mutant A,B    these by name
  --unpatched     with --mutants: the same runs without the faults, in which nothing may be found
  --json          print one object alone
  --help          this text

Kinds of fault: ${FAULT_KINDS.join(', ')}
Planted faults: ${PLANTED.map(({ name }) => name).join(', ')}

Exit code 0 only if lost, doubled, wronglyFailed, missed, stuck and differs are 0 and the chain verifies; with --mutants,
only if each planted fault was found.`;

const { values, positionals } = parseArgs({
  options: {
    kills: { type: 'string', default: '30' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string' },
    clients: { type: 'string', default: '8' },
    keep: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    mutant: { type: 'string' },
    unpatched: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

const startedAt = Date.now();
const say = (line: string) => void process.stderr.write(`${((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}\n`);

function number(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} must be a number, it is "${text}"`);
  return value;
}

function kinds(text: string | undefined): FaultKind[] | undefined {
  const wanted = text?.split(',');
  const unknown = wanted?.find((one) => !FAULT_KINDS.some((kind) => kind === one));
  if (unknown) throw new Error(`there is no fault "${unknown}"; see --help`);
  return wanted as FaultKind[] | undefined;
}

async function main(): Promise<number> {
  const seed = number('seed', values.seed) ?? Math.floor(Math.random() * 1_000_000);
  const root = process.cwd();
  if (values.mutants || values.mutant) {
    const result = await runMutants({
      root,
      seed,
      say,
      only: values.mutant ?? null,
      unpatched: values.unpatched,
      count: values.mutants && positionals[0] && positionals[0] !== 'all' ? number('mutants', positionals[0]) : null,
    });
    console.log(values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
    return (values.unpatched ? result.mutants.caught : result.mutants.missed.length) === 0 ? 0 : 1;
  }
  const only = kinds(values.only);
  const report = await runChaos({
    root,
    seed,
    say,
    kills: number('kills', values.kills) ?? 30,
    minutes: number('minutes', values.minutes),
    clients: number('clients', values.clients) ?? 8,
    ...(only && { kinds: only }),
    ...(values.keep && { keep: values.keep }),
  });
  console.log(values.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
  return holds(report) ? 0 : 1;
}

// The tethers of the programs end them when this process is gone.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

if (values.help) console.log(HELP);
else {
  try {
    process.exitCode = await main();
  } catch (error) {
    say(`failed: ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = 2;
  }
  process.exit();
}
