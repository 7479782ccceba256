import { commandLine, runCommand } from '#libs/command-line/command-line';
import { servicesOf, STATE_DIR_HELP } from '#libs/command-line/running-system';
import { PROGRAMMES } from '#libs/domain/programmes/programmes';
import { closeEngine, openEngine } from '#libs/engine/open-engine';
import { checkRebuild, type Difference, replaceAll } from '#libs/engine/rebuild';

const HELP = `
npm run rebuild -- [options]

Folds the log anew and writes every stored state, due and projection row from it. People may go on working.

  --check           write nothing: compare with what is stored, and every personal value with its commitment
${STATE_DIR_HELP}
  --json            print one object: streams, projections; with --check also differs (a number),
                    differences[{table, stream, columns}]
  --help            this text

Exit 0: done, or nothing differs; 1: something differs; 2: it cannot be done.`;

const SHOWN = 20;

const { values } = commandLine(HELP, { check: { type: 'boolean' }, json: { type: 'boolean' }, 'state-dir': { type: 'string' } });

await runCommand(async () => {
  const { databaseUrl } = servicesOf(values['state-dir'], process.env);
  const engine = await openEngine({ url: databaseUrl, programmes: PROGRAMMES, poolSize: 2, applicationName: 'fwzz rebuild' });
  try {
    if (!values.check) {
      const written = await replaceAll(engine);
      console.log(values.json ? JSON.stringify(written) : `${written.streams} streams and ${written.projections} projection rows written anew.`);
      return 0;
    }
    const { streams, projections, differs } = await checkRebuild(engine);
    if (values.json) console.log(JSON.stringify({ streams, projections, differs: differs.length, differences: differs }));
    else console.log([`${streams} streams, ${projections} projection rows: ${differs.length} differ.`, ...linesOf(differs)].join('\n'));
    return differs.length === 0 ? 0 : 1;
  } finally {
    await closeEngine(engine);
  }
});

function linesOf(differs: readonly Difference[]): string[] {
  return differs.slice(0, SHOWN).map(({ table, stream, columns }) => `  ${table} ${stream}: ${columns.join(', ')}`);
}
