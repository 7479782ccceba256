import { createReadStream, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkReceipt, type ReceiptReport } from '#libs/event-store/note/receipt';
import { noteKeyOf, spkiFromText } from '#libs/event-store/trusted-key';
import { linesOf, type VerifyReport, verifyLog } from '#libs/event-store/verify';
import { readWitnessRecord } from '#libs/event-store/witness-record';

const HELP = `Usage: npm run verify -- FILE [--key FILE] [--witness DIR] [--receipt FILE] [--json]
       npm run verify -- --receipt FILE --key FILE

Checks an exported log without any database: canonical bytes, every link, every place in the tree, every checkpoint
with its signature, and the signed end line over count and root. Names the first bad line. Exit 0: it holds; 1: it
does not; 2: cannot be read.

  --key FILE      key of the log that you trust: {STATE_DIR}/keys/log-signing-key.pub or log.vkey; any other is refused
  --witness DIR   folder of a witness: finds a log that was made anew by whoever holds its key
  --receipt FILE  a submitter's receipt (.tlog-proof): the fact in it is in this log, or in the log of --key
  --json          print one object: ok, facts, streams, checkpoints, origin, publicKey, problem{line, stream, version, what}, receipt
  --help          this text`;

interface Asked {
  file: string | undefined;
  key: string | undefined;
  witness: string | undefined;
  receipt: string | undefined;
}

interface Answer {
  ok: boolean;
  log?: VerifyReport;
  receipt?: ReceiptReport;
}

async function answer(asked: Asked): Promise<Answer> {
  const publicKey = asked.key === undefined ? undefined : spkiFromText(readFileSync(asked.key, 'utf8'));
  const witness = asked.witness === undefined ? undefined : readWitnessRecord(asked.witness);
  const log = asked.file === undefined ? undefined : await verifyLog(linesOf(createReadStream(asked.file, { encoding: 'utf8' })), { publicKey, witness });
  if (asked.receipt === undefined) return { ok: log?.ok ?? false, log };
  const trusted = log?.publicKey ?? publicKey;
  if (trusted === undefined) throw new Error('a receipt is checked against a log, or against --key');
  const receipt = checkReceipt(readFileSync(asked.receipt, 'utf8'), (origin) => noteKeyOf(log?.origin ?? origin, trusted));
  return { ok: (log?.ok ?? true) && receipt.ok, log, receipt };
}

function say({ log, receipt }: Answer): string {
  const lines: string[] = [];
  if (log?.ok) lines.push(`The log holds: ${log.facts} facts in ${log.streams} streams under ${log.checkpoints} checkpoints, origin ${log.origin}.`);
  if (log?.problem) {
    const { line, stream, version, what } = log.problem;
    lines.push(`The log does NOT hold. Line ${line}${stream === undefined ? '' : ` (${stream} version ${version})`}: ${what}.`);
  }
  if (receipt?.ok)
    lines.push(
      `The receipt holds: ${receipt.fact?.type} of ${receipt.fact?.stream} version ${receipt.fact?.version}, in place ${receipt.index} of the log, at ${receipt.fact?.occurredAt}.`,
    );
  if (receipt && !receipt.ok) lines.push(`The receipt does NOT hold: ${receipt.what}.`);
  return lines.join('\n');
}

async function main(asked: Asked, json: boolean): Promise<number> {
  try {
    const found = await answer(asked);
    console.log(json ? JSON.stringify({ ...found.log, ok: found.ok, ...(found.receipt && { receipt: found.receipt }) }) : say(found));
    return found.ok ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

const { values, positionals } = parseArgs({
  options: {
    key: { type: 'string' },
    witness: { type: 'string' },
    receipt: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
  allowPositionals: true,
});
const asked: Asked = { file: positionals[0], key: values.key, witness: values.witness, receipt: values.receipt };
if (values.help) {
  console.log(HELP);
} else if (asked.file === undefined && (asked.receipt === undefined || asked.key === undefined)) {
  console.error(HELP);
  process.exitCode = 2;
} else {
  process.exitCode = await main(asked, values.json ?? false);
}
