import { resolve } from 'node:path';
import { commandLine, oneOf, runCommand, wholeNumber } from '#libs/command-line/command-line';
import { CannotRun } from '#libs/command-line/sentence';
import { perform } from './perform.js';
import { progressOn } from './progress.js';
import { failuresOf } from './report.js';
import { SAMPLE_OPERATOR, SAMPLE_PASSWORD } from './sample-accounts.js';
import { PLAY_SIZES, type PlaySize } from './script/plan.js';
import { seasonTable } from './table.js';
import { startOwnSystem, type OwnSystem } from './theatres/own-system.js';

const HELP = `
npm run season -- [options]

Plays a whole season over HTTP, signed in as the real roles: from first draft to published list, beside an evaluation
whose deadline fails those who have not filed. Then judges it by its exported log. The deadlines of that season are
minutes apart; nothing else is different.

  --own             start a system of its own in a temporary folder, and stop it afterwards (default without --url)
  --url URL         play on a running system; the play has ids and accounts of its own
  --operator NAME   with --url: an operator's account that may make accounts (default: the sample operator)
  --password PASS   with --url: its password (default: the sample password; or FWZZ_OPERATOR_PASSWORD)
  --size SIZE       small (4 authorities; default) or full (37, about 950 applications, 283 evaluated subjects)
  --seed N          another season; the same seed gives the same facts (default 4)
  --export FILE     keep the exported log there
  --json            print one object instead of the table
  --help            this text

Exit 0 only if no invariant is violated, the chain holds, and nobody was failed wrongly or missed; 1 if not; 2: it could
not be played.`;

const { values } = commandLine(HELP, {
  own: { type: 'boolean', default: false },
  url: { type: 'string' },
  operator: { type: 'string' },
  password: { type: 'string' },
  size: { type: 'string', default: 'small' },
  seed: { type: 'string', default: '4' },
  export: { type: 'string' },
  json: { type: 'boolean', default: false },
});

await runCommand(async () => {
  if (values.own && values.url) throw new CannotRun('--own and --url exclude each other');
  if (values.url && !URL.canParse(values.url)) throw new CannotRun(`--url must be an address, it is "${values.url}"`);
  return main(oneOf('size', values.size, PLAY_SIZES), wholeNumber('seed', values.seed));
});

async function main(size: PlaySize, seed: number): Promise<number> {
  const progress = progressOn(process.stderr);
  let own: OwnSystem | null = null;
  try {
    own = values.url ? null : await startOwnSystem(progress.say);
    stopWith(own);
    const url = (own?.url ?? values.url ?? '').replace(/\/$/, '');
    const operator = own?.operator ?? {
      account: values.operator ?? SAMPLE_OPERATOR.id,
      password: values.password ?? process.env.FWZZ_OPERATOR_PASSWORD ?? SAMPLE_PASSWORD,
    };
    const { report, plan, log, tally } = await perform({ url, operator, size, seed, progress, ...(values.export && { exportFile: resolve(values.export) }) });
    progress.end();
    console.log(values.json ? JSON.stringify(report) : `${seasonTable(log, plan)}\n\n${JSON.stringify(report, null, 2)}`);
    if (tally.movedAgain > 0) progress.say(`this machine was slower than thought: the deadlines were moved ${tally.movedAgain} more times`);
    const failures = failuresOf(report);
    failures.forEach(progress.say);
    return failures.length > 0 ? 1 : 0;
  } catch (error) {
    progress.end();
    progress.say(`failed: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  } finally {
    await own?.stop();
  }
}

/** Ctrl-C leaves nothing running. */
function stopWith(own: OwnSystem | null): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void (own?.stop() ?? Promise.resolve()).finally(() => process.exit(130)));
}
