import { commandLine, runCommand, wholeNumber } from '#libs/command-line/command-line';
import { fuzz } from './fuzz.js';

const HELP = `
npm run fuzz -- [options]

Starts a system of its own with the sample season and lets schemathesis (PyPI, pinned, installed once under ~/.cache)
ask every operation of openapi.json, signed out and as each role: requests right in shape, requests at the edges of it
and requests against it. An answer of 500 or more, or one that openapi.json does not describe, is a finding.

  --requests N  at least so many requests in all (default 10000)
  --quick       the same with 1500, without the edges of every schema
  --thorough    the edges of every schema as each role, not as two of them (about 60000 requests, a quarter of an hour)
  --seed S      what is asked (default: by chance; it stands in the result)
  --json        print one object alone
  --help        this text

Exit code 0 only with N requests and no finding.`;

const { values } = commandLine(HELP, {
  requests: { type: 'string' },
  quick: { type: 'boolean', default: false },
  thorough: { type: 'boolean', default: false },
  seed: { type: 'string' },
  json: { type: 'boolean', default: false },
});

const startedAt = Date.now();
const say = (line: string) => void process.stderr.write(`${((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}\n`);

await runCommand(async () => {
  const requests = wholeNumber('requests', values.requests ?? (values.quick ? '1500' : '10000'));
  const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : wholeNumber('seed', values.seed);
  const result = await fuzz({ root: process.cwd(), seed, requests, thorough: values.thorough, say });
  console.log(values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
  return result.requests >= requests && result.serverErrors === 0 && result.schemaViolations === 0 ? 0 : 1;
});
process.exit();
