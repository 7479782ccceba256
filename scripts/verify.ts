import { readFileSync } from 'node:fs';
import { commandLine, runCommand } from '#libs/command-line/command-line';
import { CannotRun, sentenceOf } from '#libs/command-line/sentence';
import { checkReceipt, type ReceiptReport } from '#libs/event-store/note/receipt';
import type { SignedCheckpoint } from '#libs/event-store/note/checkpoint';
import { judgeAtWitness, PlaceInFile, placeOf, type ReceiptPlace, type SeenAtWitness } from '#libs/event-store/receipt-place';
import { noteKeyOf, spkiFromText } from '#libs/event-store/trusted-key';
import { type VerifyReport, verifyLog } from '#libs/event-store/verify';
import { readWitnessRecord, type WitnessRecord } from '#libs/event-store/witness-record';
import { readLines, requireExport } from './support/exported-log.js';

const HELP = `
npm run verify -- FILE [options]
npm run verify -- --receipt FILE --key FILE [--witness DIR]

Checks an exported log without any database: canonical bytes, every link, every place in the tree, every checkpoint
with its signature, the signed end line over count and root, and that every fact's command, content and programme is
there. Names the first bad line. What a command says is proved by "npm run recompute", not here. FILE is made by
"npm run export", or by an auditor in the console.

  --key FILE      key of the log that you trust: {STATE_DIR}/keys/log-signing-key.pub or log.vkey; any other is refused
  --witness DIR   folder of a witness: finds a log that was made anew by whoever holds its key, or lacks what the
                  witness had seen before it was exported; what it saw since must continue these facts
  --not-before T  an export of before this instant is refused (2022-06-01T00:00:00Z): whoever holds the log's key can
                  leave out the newest facts and date the file back to before them, and only you know how old it may be
  --receipt FILE  a submitter's receipt (.tlog-proof): the fact in it stands in its place of this FILE; without FILE, it is
                  in a log that --key signed; with --witness, in the log that the witness saw
  --json          print one object: ok, facts, streams, checkpoints, origin, publicKey, exportedAt, witnessAheadBy,
                  problem{line, stream, version, what}, receipt, beside (who vouches for the receipt's checkpoint)
  --help          this text

Exit 0: it holds; 1: it does not; 2: it cannot be read.`;

const SPKI_BYTES = 44;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** `Date.parse` takes 31 February for 3 March; a day that is none is a slip, and the file would be judged by another day. */
function isInstant(text: string): boolean {
  const day = text.slice(0, 10);
  return INSTANT.test(text) && Date.parse(text) > 0 && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

interface Asked {
  file: string | undefined;
  key: string | undefined;
  witness: string | undefined;
  receipt: string | undefined;
  notBefore: string | undefined;
}

interface Answer {
  ok: boolean;
  log?: VerifyReport;
  receipt?: ReceiptReport;
  /** What follows the sentence that a receipt holds. */
  beside?: string;
}

async function answer(asked: Asked): Promise<Answer> {
  const publicKey = asked.key === undefined ? undefined : readKey(asked.key);
  const witness = asked.witness === undefined ? undefined : readWitness(asked.witness);
  if (asked.file !== undefined) await requireExport(asked.file);
  const { notBefore } = asked;
  const text = asked.receipt === undefined ? undefined : readFileSync(asked.receipt, 'utf8');
  const place = text === undefined ? null : placeOf(text);
  const inFile = asked.file === undefined || place === null ? undefined : new PlaceInFile(place);
  const log = asked.file === undefined ? undefined : await verifyLog(readLines(asked.file), { publicKey, witness, notBefore, receipt: inFile });
  if (text === undefined) return { ok: log?.ok ?? false, log };
  const trusted = publicKey ?? log?.publicKey;
  // A file that broke before its end line: no key is known, and it is refused anyway.
  if (trusted === undefined) return { ok: false, log };
  return ofReceipt({ text, place, inFile, log, trusted, witness });
}

interface ReceiptAsked {
  text: string;
  place: ReceiptPlace | null;
  inFile: PlaceInFile | undefined;
  log: VerifyReport | undefined;
  trusted: string;
  witness: WitnessRecord | undefined;
}

function ofReceipt({ text, place, inFile, log, trusted, witness }: ReceiptAsked): Answer {
  const keyOf = (origin: string) => noteKeyOf(log?.origin ?? origin, trusted);
  const receipt = checkReceipt(text, keyOf);
  if (!receipt.ok || !place) return { ok: false, log, receipt };
  const refused = (what: string): Answer => ({ ok: false, log, receipt: { ...receipt, ok: false, what } });
  const elsewhere = log?.ok ? (inFile?.judge() ?? null) : null;
  if (elsewhere !== null) return refused(elsewhere);
  const atWitness = witness && judgeAtWitness(place, keyOf(place.checkpoint.origin), witness);
  if (atWitness && 'what' in atWitness) return refused(atWitness.what);
  const unasked = log?.ok === false ? ' Whether it is in the file was not asked: that does not hold.' : '';
  return { ok: log?.ok ?? true, log, receipt, beside: vouched(place.checkpoint, atWitness) + unasked };
}

/** Signed by the log's key alone, a receipt proves as much as that key does: whoever holds it can sign two logs. */
function vouched({ origin, size, note }: SignedCheckpoint, atWitness: SeenAtWitness | undefined): string {
  const names = [...new Set(note.signatures.map(({ name }) => name).filter((name) => name !== origin))].join(', ');
  const carried = names === '' ? 'was never cosigned by a witness: only the key of the log vouches for it' : `carries a cosignature of ${names}`;
  const own = atWitness && names !== '' && atWitness.cosignedAt === null ? ', which is not that of this witness' : '';
  if (!atWitness) return `Its checkpoint over ${size} facts ${carried}${names === '' ? '' : ', which is not checked without --witness'}.`;
  const record = atWitness.seen ? 'The witness saw the same log of so many facts' : 'The witness has NOT seen the log at so many facts';
  const at = atWitness.cosignedAt === null ? '' : ` at ${new Date(atWitness.cosignedAt * 1000).toISOString()}`;
  return `Its checkpoint over ${size} facts ${carried}${own}${at}. ${record}.`;
}

function say({ log, receipt, beside }: Answer): string {
  const lines: string[] = [];
  if (log?.ok)
    lines.push(
      `The log holds: ${log.facts} facts in ${log.streams} streams under ${log.checkpoints} checkpoints, origin ${log.origin}, as of ${log.exportedAt}, ${ageOf(log.exportedAt)}.`,
    );
  if (log?.ok && log.witnessAheadBy !== undefined) lines.push(seenSince(log.witnessAheadBy));
  if (log?.problem) {
    const { line, stream, version, what } = log.problem;
    lines.push(`The log does NOT hold. Line ${line}${stream === undefined ? '' : ` (${stream} version ${version})`}: ${what}.`);
  }
  if (receipt?.ok)
    lines.push(
      `The receipt holds: ${receipt.fact?.type} of ${receipt.fact?.stream} version ${receipt.fact?.version}, in place ${receipt.index} of the log, at ${receipt.fact?.occurredAt}.`,
    );
  if (beside !== undefined) lines.push(beside);
  if (receipt && !receipt.ok) lines.push(`The receipt does NOT hold: ${receipt.what}.`);
  return lines.join('\n');
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

function ageOf(exportedAt = ''): string {
  const seconds = Math.floor((Date.now() - Date.parse(exportedAt)) / 1000);
  const [unit, length] = UNITS.find(([, each]) => seconds >= each) ?? ['second', 1];
  const count = Math.max(Math.floor(seconds / length), 0);
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}

const seenSince = (count: number): string =>
  count === 0
    ? 'The witness has seen no more since then.'
    : `The witness has seen ${count} more since then, which continue these and are not in this file: that it is no older than you expect is asked by --not-before.`;

function readKey(file: string): string {
  const key = orCannotRun(`${file}: this is no key of a log`, () => spkiFromText(readFileSync(file, 'utf8')));
  if (Buffer.from(key, 'base64').length !== SPKI_BYTES) throw new CannotRun(`${file}: this is no key of a log`);
  return key;
}

const readWitness = (folder: string): WitnessRecord => orCannotRun(`${folder}: this is no folder of a witness`, () => readWitnessRecord(folder));

function orCannotRun<T>(sentence: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw sentenceOf(error) === null ? new CannotRun(`${sentence} (${error instanceof Error ? error.message : String(error)})`) : error;
  }
}

const { values, positionals } = commandLine(
  HELP,
  {
    key: { type: 'string' },
    witness: { type: 'string' },
    receipt: { type: 'string' },
    'not-before': { type: 'string' },
    json: { type: 'boolean', default: false },
  },
  1,
);
const asked: Asked = { file: positionals[0], key: values.key, witness: values.witness, receipt: values.receipt, notBefore: values['not-before'] };

await runCommand(async () => {
  if (asked.file === undefined && asked.receipt === undefined) throw new CannotRun('No FILE is named; --help tells how');
  const { notBefore } = asked;
  if (notBefore !== undefined && !isInstant(notBefore))
    throw new CannotRun(`--not-before must be an instant with its zone, as 2022-06-01T00:00:00Z, not "${notBefore}"`);
  if (notBefore !== undefined && asked.file === undefined) throw new CannotRun('--not-before is asked of a FILE; --help tells how');
  if (asked.file === undefined && asked.key === undefined) throw new CannotRun('A receipt is checked against a log, or against --key; --help tells how');
  const found = await answer(asked);
  console.log(
    values.json
      ? JSON.stringify({
          ...found.log,
          ok: found.ok,
          ...(found.receipt && { receipt: found.receipt }),
          ...(found.beside !== undefined && { beside: found.beside }),
        })
      : say(found),
  );
  return found.ok ? 0 : 1;
});
