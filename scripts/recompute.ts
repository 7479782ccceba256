import { commandLine, runCommand } from '#libs/command-line/command-line';
import { CannotRun } from '#libs/command-line/sentence';
import { notTaken, recompute, type Recomputed } from '#libs/engine/recompute';
import { verifyLog } from '#libs/event-store/verify';
import { readLines, requireExport } from './support/exported-log.js';

const HELP = `
npm run recompute -- FILE [options]

Decides every command of an exported log again, from the facts before it and the programme it is pinned to, and compares
with what stands in the log. No database. Whether the file is the one that was written is asked by "npm run verify".

  --json   print one object: decisions, unknown (asked before commands were kept), missing (left out of the file),
           differs (a number), differences[{stream, version, what}]
  --help   this text

Exit 0: nothing differs; 1: something does, or is missing, or nothing could be decided; 2: it cannot be read.`;

const SHOWN = 20;

const { values, positionals } = commandLine(HELP, { json: { type: 'boolean' } }, 1);

await runCommand(async () => {
  const [file] = positionals;
  if (file === undefined) throw new CannotRun('No FILE is named; --help tells how');
  await requireExport(file);
  const hint = await hintOf(file);
  if (hint) console.error(hint);
  const found = await decideAgain(file, hint);
  const { decisions, unknown, missing, differs } = found;
  if (values.json) console.log(JSON.stringify({ decisions, unknown, missing, differs: differs.length, differences: differs.slice(0, SHOWN) }));
  else {
    const untold = unknown > 0 ? `; ${unknown} could not be, they were asked before commands were kept` : '';
    console.log(`${decisions} decisions taken again: ${differs.length} differ${untold}.`);
    for (const { stream, version, what } of differs.slice(0, SHOWN)) console.log(`  ${stream} version ${version}: ${what}`);
  }
  const untaken = notTaken(found);
  if (untaken) console.error(untaken);
  return differs.length === 0 && !untaken ? 0 : 1;
});

/** What comes out of a file that does not hold says little: whoever changed one fact has not changed the decisions that built on it. */
async function hintOf(file: string): Promise<string | null> {
  const { problem } = await verifyLog(readLines(file));
  return problem ? `This file does not hold (line ${problem.line}: ${problem.what}): run "npm run verify -- ${file}" first.` : null;
}

async function decideAgain(file: string, hint: string | null): Promise<Recomputed> {
  try {
    return await recompute(readLines(file));
  } catch (error) {
    throw hint === null ? error : new CannotRun(`Nothing can be decided from it: ${error instanceof Error ? error.message : String(error)}`);
  }
}
