import { runCommand } from '#libs/command-line/command-line';
import { runBench } from './bench.js';
import { readOptions } from './options.js';

const startedAt = Date.now();
const say = (line: string) => void process.stderr.write(`${((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}\n`);

await runCommand(async () => {
  const options = readOptions();
  const report = await runBench(options, say);
  console.log(options.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
  return 0;
});
process.exit();
