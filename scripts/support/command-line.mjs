import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Parses the options of a script; prints `help` for --help, and says what is wrong (exit code 2) for an option it does not know. */
export function commandLine(help, options, { allowPositionals = false } = {}) {
  try {
    const parsed = parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false }, ...options }, allowPositionals, strict: true });
    if (!parsed.values.help) return parsed;
    process.stdout.write(`${help.trim()}\n`);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${help.trim()}\n`);
    process.exit(2);
  }
}
