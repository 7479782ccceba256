import { readFileSync } from 'node:fs';
import { commandLine, runCommand } from '#libs/command-line/command-line';
import { CannotRun } from '#libs/command-line/sentence';
import { keepRestoreKey } from '#libs/event-store/note/restore-key';

const HELP = `node --import tsx apps/witness/make-restore-key.ts --folder DIR

Makes the pair that the witness's copy of all facts is sealed to, or reads the one that is there, and prints its public half:
that is what a worker gets (WITNESS_RESTORE_KEY). The private half, {DIR}/restore-key, opens the copy: it belongs on no
machine of the system, and with no one person who also runs the witness.

  --folder DIR   of whoever keeps the private half
  --help         this text`;

const { values } = commandLine(HELP, { folder: { type: 'string' } });

await runCommand(() => {
  if (!values.folder) throw new CannotRun('--folder is needed; --help tells what for');
  process.stdout.write(readFileSync(keepRestoreKey(values.folder), 'utf8'));
  return 0;
});
