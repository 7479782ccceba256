import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, runCommand, wholeNumber } from '#libs/command-line/command-line';
import { CannotRun } from '#libs/command-line/sentence';
import { newSeed, signer, type Signer, type Verifier, verifierFromText, verifierText } from '#libs/event-store/note/signed-note';
import { WitnessFolder } from './folder.js';
import { witnessServer } from './server.js';
import { Witness } from './witness.js';

const HELP = `用法：node --import tsx apps/witness/main.ts --folder DIR --log KEY [--port N] [--name NAME]

见证：另一方保存的、日志检查点的独立记录。只为包含此前全部内容的检查点加签，拒绝缩短或分叉的日志。
Keeps signed checkpoints for another party: cosigns only a log that holds all that was seen before.

  --folder DIR   its own folder: key, checkpoints, leaf hashes, sealed entries
  --log KEY      the log's verifier key (name+id+key), or a file that holds it
  --port N       loopback port, 0 = any free one (default 0)
  --name NAME    key name of this witness, used when its key is made (default fwzz-witness.example/w1)
  --help
`;

const { values } = commandLine(HELP, {
  folder: { type: 'string' },
  log: { type: 'string' },
  port: { type: 'string', default: '0' },
  name: { type: 'string', default: 'fwzz-witness.example/w1' },
});

function serve(): Promise<number> {
  if (!values.folder || !values.log) throw new CannotRun('--folder and --log are needed; --help tells what there is');
  const port = wholeNumber('port', values.port);
  const log = readVerifier(values.log);
  const folder = new WitnessFolder(values.folder);
  const key = ownKey(values.folder, values.name);
  const server = witnessServer(new Witness(log, key, folder, Date.now), folder);
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    const open = typeof address === 'object' && address ? address.port : port;
    process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${open}`, key: verifierText(key), size: folder.checkpoint?.size ?? 0 })}\n`);
  });
  return new Promise((done, fail) => {
    server.once('error', (error) => fail(new CannotRun(`Port ${port} cannot be opened: ${error.message}`)));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => done(0)));
  });
}

function readVerifier(text: string): Verifier {
  try {
    return verifierFromText(existsSync(text) ? readFileSync(text, 'utf8') : text);
  } catch (error) {
    throw new CannotRun(`--log ${text}: this is no verifier key and no file with one (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** Made at the first start; whoever holds it can cosign, so it lies in the witness's folder and nowhere else. */
function ownKey(folder: string, name: string): Signer {
  const path = join(folder, 'key');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, `${name}\n${Buffer.from(newSeed()).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  const [keyName = '', seed = ''] = readFileSync(path, 'utf8').split('\n');
  const key = signer(keyName, 0x04, Buffer.from(seed, 'base64'));
  writeFileSync(join(folder, 'key.pub'), `${verifierText(key)}\n`);
  return key;
}

await runCommand(serve);
process.exit();
