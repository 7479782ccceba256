import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Parses the options of a script; prints `help` for --help, and says in a sentence (exit code 2) what it does not know. */
export function commandLine(help, options, { allowPositionals = false } = {}) {
  try {
    const parsed = parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false }, ...options }, allowPositionals, strict: true });
    if (!parsed.values.help) return parsed;
    process.stdout.write(`${help.trim()}\n`);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error.message.split(/\.?\n|\. /)[0]}; --help tells what there is.\n`);
    process.exit(2);
  }
}
