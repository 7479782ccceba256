import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { built } from './support/build-stamp.mjs';
import { ensureChromium } from './support/chromium.mjs';
import { commandLine, ROOT } from './support/command-line.mjs';
import { checkNode, install, installed } from './support/install.mjs';

const PROJECTS = ['unit', 'replay', 'workflow', 'integration', 'e2e'];

const HELP = `
npm test [-- options] [file filter …]

Runs every spec, one kind after the other: ${PROJECTS.join(', ')}. Installs what is missing first;
databases, engine and browser are started and ended by the specs. The last line is "N passed, N failed".

  --project NAME   only this kind; may be repeated
  --help           this text`;

const { values, positionals } = commandLine(HELP, { project: { type: 'string', multiple: true } }, { allowPositionals: true });
const projects = values.project ?? PROJECTS;
const unknown = projects.find((name) => !PROJECTS.includes(name));
if (unknown) {
  console.error(`there is no kind "${unknown}"; there are: ${PROJECTS.join(', ')}`);
  process.exit(2);
}

const say = (line) => console.log(line);
const total = { passed: 0, failed: 0 };
try {
  checkNode();
  if (!installed(ROOT)) install(ROOT);
} catch (error) {
  console.error(error.message);
  total.failed += 1;
}
if (total.failed === 0) for (const project of projects) await runProject(project);
console.log(`${total.passed} passed, ${total.failed} failed`);
if (positionals.length > 0 && total.passed + total.failed === 0) {
  console.error(`No spec is named like ${positionals.join(' or ')}.`);
  process.exit(2);
}
process.exit(total.failed === 0 ? 0 : 1);

/** One vitest run per kind: specs with real servers do not share the machine with the fast ones. */
async function runProject(project) {
  const dir = mkdtempSync(join(tmpdir(), 'fwzz-results-'));
  const results = join(dir, 'results.json');
  const startedAt = Date.now();
  try {
    await prepare(project);
    const code = await vitest([
      'run',
      '--project',
      project,
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}`,
      ...positionals,
    ]);
    const counts = count(existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : null, code);
    total.passed += counts.passed;
    total.failed += counts.failed;
    say(`${project}: ${counts.passed} passed, ${counts.failed} failed in ${Math.round((Date.now() - startedAt) / 1000)} s\n`);
  } catch (error) {
    total.failed += 1;
    say(`${project}: ${error.message}\n`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function prepare(project) {
  if (project !== 'e2e' && project !== 'integration') return;
  if (project === 'e2e') process.env.CHROMIUM_PATH = ensureChromium(say);
  if (!built(ROOT)) await build(say);
}

/** A file that does not load, a failed hook or a crash has no failed test of its own, and must not pass as green. */
function count(report, code) {
  if (!report) return { passed: 0, failed: 1 };
  const withoutTests = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  const failed = report.numFailedTests + withoutTests.length;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

function vitest(args) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 1));
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  });
}
