import { runBench } from './bench.js';
import { HELP, readOptions } from './options.js';

const startedAt = Date.now();
const say = (line: string) => void process.stderr.write(`${((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}\n`);

try {
  const options = readOptions(process.argv.slice(2));
  if (!options) console.log(HELP);
  else {
    const report = await runBench(options, say);
    console.log(options.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
  }
} catch (error) {
  say(`failed: ${error instanceof Error ? error.stack : String(error)}`);
  process.exitCode = 1;
}
process.exit();
