import { parseArgs } from 'node:util';
import { PROGRAMMES } from '#libs/domain/programmes/programmes';
import { closeEngine, openEngine } from '#libs/engine/open-engine';
import { checkRebuild, replaceAll } from '#libs/engine/rebuild';

const HELP = `Usage: DATABASE_URL=postgres://… npm run rebuild -- [--check] [--json]

Folds the log anew and writes every stored state, due and projection row from it. People may go on working.

  --check   write nothing: compare with what is stored, exit 1 where they differ
  --json    print one object
  --help    this text`;

async function main(url: string, check: boolean, json: boolean): Promise<number> {
  const engine = await openEngine({ url, programmes: PROGRAMMES, poolSize: 2, applicationName: 'fwzz rebuild' });
  try {
    const report = check ? await checkRebuild(engine) : { ...(await replaceAll(engine)), differs: [] };
    if (json) console.log(JSON.stringify(report));
    else {
      console.log(`${report.streams} streams, ${report.projections} projection rows, ${report.differs.length} ${check ? 'differ' : 'left to do'}`);
      for (const { table, stream, columns } of report.differs.slice(0, 20)) console.log(`  ${table} ${stream}: ${columns.join(', ')}`);
    }
    return report.differs.length === 0 ? 0 : 1;
  } finally {
    await closeEngine(engine);
  }
}

const { values } = parseArgs({ options: { check: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
if (values.help) {
  console.log(HELP);
} else if (!process.env.DATABASE_URL) {
  console.error(`DATABASE_URL is not set.\n\n${HELP}`);
  process.exitCode = 2;
} else {
  process.exitCode = await main(process.env.DATABASE_URL, values.check ?? false, values.json ?? false);
}
