import { commandLine, oneOf, runCommand, wholeNumber } from '#libs/command-line/command-line';
import { CannotRun } from '#libs/command-line/sentence';
import { runChaos } from './chaos.js';
import { misfitsOf } from './mutants/copy.js';
import { runMutants } from './mutants/run-mutants.js';
import { PLANTED } from './mutants/planted.js';
import { FAULT_KINDS } from './nemesis/faults.js';
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
  --dry-run       with --mutants: start nothing, only tell which planted faults no longer fit the sources
  --json          print one object alone
  --help          this text

Kinds of fault: ${FAULT_KINDS.join(', ')}
Planted faults: ${PLANTED.map(({ name }) => name).join(', ')}

Exit 0 only if lost, doubled, wronglyFailed, missed, stuck and differs are 0, the chain verifies and every blow was
recovered from; with --mutants, only if each planted fault was found. 1: it is not so; 2: it could not be tried.`;

const { values, positionals } = commandLine(
  HELP,
  {
    kills: { type: 'string', default: '30' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string' },
    clients: { type: 'string', default: '8' },
    keep: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    mutant: { type: 'string' },
    unpatched: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  1,
);

const root = process.cwd();
const startedAt = Date.now();
const say = (line: string) => void process.stderr.write(`${((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}\n`);
const print = (report: object) => console.log(values.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
const list = <T extends string>(name: string, text: string | undefined, known: readonly T[]) => text?.split(',').map((one) => oneOf(name, one, known));

// The tethers of the programs end them when this process is gone.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

await runCommand(async () => {
  const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : wholeNumber('seed', values.seed);
  const [count] = positionals;
  if (values.mutants || values.mutant) return plantFaults(seed, count);
  if (count !== undefined || values.unpatched || values['dry-run']) throw new CannotRun('A number, --unpatched and --dry-run belong to --mutants');
  return strike(seed);
});
process.exit();

async function strike(seed: number): Promise<number> {
  const kinds = list('only', values.only, FAULT_KINDS);
  const report = await runChaos({
    root,
    seed,
    say,
    kills: wholeNumber('kills', values.kills, 1),
    minutes: values.minutes === undefined ? null : wholeNumber('minutes', values.minutes, 1),
    clients: wholeNumber('clients', values.clients, 1),
    ...(kinds && { kinds }),
    ...(values.keep && { keep: values.keep }),
  });
  print(report);
  return holds(report) ? 0 : 1;
}

async function plantFaults(seed: number, count: string | undefined): Promise<number> {
  const only = list(
    'mutant',
    values.mutant,
    PLANTED.map(({ name }) => name),
  );
  const wanted = PLANTED.filter(({ name }) => !only || only.includes(name)).slice(
    0,
    count === undefined || count === 'all' ? PLANTED.length : wholeNumber('mutants', count, 1),
  );
  if (values['dry-run']) {
    const misfits = wanted.flatMap((planted) => misfitsOf(root, planted));
    print({ planted: wanted.length, misfits });
    return misfits.length === 0 ? 0 : 1;
  }
  const report = await runMutants({ root, seed, say, wanted, unpatched: values.unpatched });
  print(report);
  return (values.unpatched ? report.mutants.caught : report.mutants.missed.length) === 0 ? 0 : 1;
}
