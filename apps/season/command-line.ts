import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options as given; anything else is answered with the help and exit code 2. */
export function commandLine<const O extends Options>(help: string, options: O) {
  try {
    return parseArgs({ options, allowPositionals: false }).values;
  } catch {
    return notUnderstood(help);
  }
}

export function notUnderstood(help: string): never {
  console.error(`${help}\n\nnot understood: ${process.argv.slice(2).join(' ')}`);
  process.exit(2);
}
