import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { recompute } from '#libs/engine/recompute';
import { linesOf } from '#libs/event-store/verify';

const HELP = `Usage: npm run recompute -- FILE [--json]

Decides every command of an exported log again, from the facts before it and the programme it is pinned to, and compares
with what stands in the log. No database. Exit 0: nothing differs; 1: something does; 2: cannot be read.

  --json   print one object: decisions, unknown, differs (a number), differences[{stream, version, what}]
  --help   this text`;

const SHOWN = 20;

async function main(file: string, json: boolean): Promise<number> {
  try {
    const { decisions, unknown, differs } = await recompute(linesOf(createReadStream(file, { encoding: 'utf8' })));
    if (json) console.log(JSON.stringify({ decisions, unknown, differs: differs.length, differences: differs.slice(0, SHOWN) }));
    else {
      console.log(
        `${decisions} decisions taken again: ${differs.length} differ${unknown > 0 ? `; ${unknown} could not be, the file does not say what was asked` : ''}.`,
      );
      for (const { stream, version, what } of differs.slice(0, SHOWN)) console.log(`  ${stream} version ${version}: ${what}`);
    }
    return differs.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }, allowPositionals: true });
if (values.help) {
  console.log(HELP);
} else if (positionals[0] === undefined) {
  console.error(HELP);
  process.exitCode = 2;
} else {
  process.exitCode = await main(positionals[0], values.json ?? false);
}
