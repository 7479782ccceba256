import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CannotRun, sentenceOf } from './sentence.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Options and as many words beside them as are allowed. `--help` is answered here and nothing else is done; what is not
 * understood is told in a sentence, before anything is started.
 */
export function commandLine<const O extends Options>(help: string, options: O, allowedWords = 0) {
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    console.log(help.trim());
    process.exit(0);
  }
  try {
    const parsed = parseArgs({ options, allowPositionals: true });
    const extra = parsed.positionals[allowedWords];
    if (extra !== undefined) throw new CannotRun(`"${extra}" is not understood here`);
    return parsed;
  } catch (error) {
    return endWith(error);
  }
}

/**
 * Runs what a command does; its exit code is 0 (nothing is wrong) or 1 (what was looked for is there). An error that the
 * caller can mend ends as one sentence with exit code 2; a fault of ours keeps its stack.
 */
export async function runCommand(main: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    endWith(error);
  }
}

/** `--name` as a whole number. */
export function wholeNumber(name: string, text: string, least = 0): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < least) throw new CannotRun(`--${name} must be a whole number from ${least} on, it is "${text}"`);
  return Number(text);
}

/** `--name` as one of those that there are. */
export function oneOf<const T extends string>(name: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text);
  if (found === undefined) throw new CannotRun(`--${name} knows no "${text}"; it knows ${known.join(', ')}`);
  return found;
}

function endWith(error: unknown): never {
  const sentence = sentenceOf(error);
  console.error(sentence ?? error);
  process.exit(sentence === null ? 1 : 2);
}
