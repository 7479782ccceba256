import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { linesOf, type VerifyReport, verifyLog } from '#libs/event-store/verify';

const HELP = `Usage: npm run verify -- FILE [--key FILE] [--json]

Checks an exported log without any database: canonical bytes, every link, every version, the order of the lines,
and the signed end line over count and root. Names the first bad line. Exit 0: it holds; 1: it does not; 2: cannot be read.

  --key FILE   public key of the log that you trust ({STATE_DIR}/keys/log-signing-key.pub); any other signer is refused
  --json       print one object: ok, facts, streams, origin, publicKey, problem{line, stream, version, what}
  --help       this text`;

function say(report: VerifyReport): string {
  const { problem } = report;
  if (!problem) return `The log holds: ${report.facts} facts in ${report.streams} streams, origin ${report.origin}.`;
  const where = problem.stream === undefined ? '' : ` (${problem.stream} version ${problem.version})`;
  return `The log does NOT hold. Line ${problem.line}${where}: ${problem.what}.`;
}

async function main(file: string, keyFile: string | undefined, json: boolean): Promise<number> {
  try {
    const publicKey = keyFile === undefined ? undefined : (await readFile(keyFile, 'utf8')).trim();
    const report = await verifyLog(linesOf(createReadStream(file, { encoding: 'utf8' })), { publicKey });
    console.log(json ? JSON.stringify(report) : say(report));
    return report.ok ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

const { values, positionals } = parseArgs({
  options: { key: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  allowPositionals: true,
});
if (values.help) {
  console.log(HELP);
} else if (positionals[0] === undefined) {
  console.error(HELP);
  process.exitCode = 2;
} else {
  process.exitCode = await main(positionals[0], values.key, values.json ?? false);
}
