import { createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { commandLine, runCommand } from '#libs/command-line/command-line';
import { servicesOf, STATE_DIR_HELP, stateDirOf } from '#libs/command-line/running-system';
import { CannotRun } from '#libs/command-line/sentence';
import { createDataSource } from '#libs/event-store/data-source';
import { exportLog } from '#libs/event-store/export';
import { loadSigningKey } from '#libs/event-store/signing-key';

const HELP = `
npm run export -- FILE [options]

Writes the whole log to FILE, signed, as an auditor gets it in the console: for "npm run verify" and "npm run recompute".

${STATE_DIR_HELP}
  --help            this text

The log's key is read from {STATE_DIR}/keys, and never made here. Exit 0: written; 2: it cannot be.`;

const { values, positionals } = commandLine(HELP, { 'state-dir': { type: 'string' } }, 1);

await runCommand(async () => {
  const [file] = positionals;
  if (file === undefined) throw new CannotRun('No FILE is named; --help tells how');
  const { databaseUrl } = servicesOf(values['state-dir'], process.env);
  const stateDir = stateDirOf(values['state-dir'], process.env);
  if (!existsSync(join(stateDir, 'keys', 'log-signing-key.pem')))
    throw new CannotRun(`The log's key is not in ${join(stateDir, 'keys')}: --state-dir or STATE_DIR says where it is`);
  const writer = await createDataSource({ url: databaseUrl, role: 'fwzz_writer', poolSize: 2, applicationName: 'fwzz export' }).initialize();
  try {
    const lines = exportLog(writer, loadSigningKey(stateDir), { exportedAt: new Date().toISOString() });
    await pipeline(Readable.from(lines), createWriteStream(file, { mode: 0o600 }));
  } finally {
    await writer.destroy();
  }
  console.log(`wrote ${file}`);
  return 0;
});
