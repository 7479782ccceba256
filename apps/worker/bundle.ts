import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { bundleWorkflows } from './workflow-bundle.js';

const HELP = `Builds all workflows into one file, which the built worker loads at start.

  node --import tsx apps/worker/bundle.ts [FILE]     FILE: dist/workflow-bundle.js unless given
`;

async function main(args: string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(HELP);
  const file = resolve(args[0] ?? 'dist/workflow-bundle.js');
  const { code } = await bundleWorkflows();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
  process.stdout.write(`${file}\n`);
}

await main(process.argv.slice(2));
