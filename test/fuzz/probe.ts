import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Probe {
  program: string;
  root: string;
  url: string;
  /** Headers of a session; none signed out. */
  headers: Readonly<Record<string, string>>;
  /** Operations that would end the session, or that never end. */
  without: readonly string[];
  known: Readonly<Record<string, readonly string[]>>;
  seed: number;
  /**
   * `edges`: the fixed cases at the edges of every parameter and field, some 6,500; `any`: right and wrong by chance;
   * `right`: right in shape, so that what is behind the schema answers.
   */
  with: 'edges' | 'any' | 'right';
  /** Of each operation, where chance decides. */
  examples: number;
}

export interface Probed {
  requests: number;
  statuses: Record<string, number>;
  serverErrors: string[];
  violations: string[];
  /** Where the tool itself gave up on an operation; its other phases went on. */
  toolFaults: string[];
}

/** What an answer must be, whoever asks and whatever. */
const CHECKS = ['not_a_server_error', 'status_code_conformance', 'content_type_conformance', 'response_schema_conformance'];

/** One run of schemathesis as one person. */
export async function probe(options: Probe): Promise<Probed> {
  const dir = mkdtempSync(join(tmpdir(), 'fwzz-probe-'));
  try {
    const report = join(dir, 'report.ndjson');
    const answers = join(dir, 'answers.ndjson');
    const { code, output } = await schemathesis(options, dir, report, answers);
    // 1 = it found something, which the report holds; anything else means that it did not run to its end.
    if (code !== 0 && code !== 1) throw new Error(`schemathesis ended with ${code}:\n${output.slice(-4_000)}`);
    const told = linesOf<{ operation: string; status: number }>(answers);
    return {
      requests: told.length,
      statuses: counted(told.map(({ status }) => String(status))),
      serverErrors: told.filter(({ status }) => status >= 500).map(({ operation, status }) => `${operation} → ${status}`),
      ...findingsIn(report),
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function schemathesis(options: Probe, dir: string, report: string, answers: string): Promise<{ code: number | null; output: string }> {
  const { program, root, url, headers, without, known, seed, examples } = options;
  writeFileSync(join(dir, 'schemathesis.toml'), '');
  const args = [
    ...['--config-file', join(dir, 'schemathesis.toml'), 'run', join(root, 'openapi.json'), '--url', url, '--seed', String(seed)],
    ...['--checks', CHECKS.join(','), '--phases', options.with === 'edges' ? 'coverage' : 'fuzzing', '--mode', options.with === 'right' ? 'positive' : 'all'],
    ...['--max-examples', String(examples), '--workers', '2'],
    ...['--continue-on-failure', '--no-shrink', '--generation-database', 'none', '--generation-with-security-parameters', 'false'],
    ...['--suppress-health-check', 'all', '--warnings', 'off', '--no-color', '--request-timeout', '20', '--report-ndjson-path', report],
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
    ...without.flatMap((operation) => ['--exclude-operation-id', operation]),
  ];
  const env = {
    ...process.env,
    SCHEMATHESIS_HOOKS: join(root, 'test', 'fuzz', 'hooks.py'),
    FUZZ_KNOWN: JSON.stringify(known),
    FUZZ_ANSWERS: answers,
    NO_PROXY: '*',
    PYTHONDONTWRITEBYTECODE: '1',
  };
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: dir, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (text: string) => (output += text);
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.once('error', fail);
    child.once('close', (code) => done({ code, output }));
  });
}

interface Scenario {
  ScenarioFinished?: { recorder: { label: string; checks?: Record<string, { name: string; status: string; failure_info?: { failure: Failure } | null }[]> } };
  NonFatalError?: { label?: string; value?: { message?: string } };
}

interface Failure {
  title?: string;
  message?: string;
  validation_message?: string;
}

/** Each fault once: the same sentence of the same check on the same operation says nothing new. */
function findingsIn(report: string): Pick<Probed, 'violations' | 'toolFaults'> {
  const found = new Set<string>();
  const faults = new Set<string>();
  for (const { ScenarioFinished: scenario, NonFatalError: error } of linesOf<Scenario>(report)) {
    if (error) faults.add(`${error.label ?? '?'}: ${error.value?.message ?? JSON.stringify(error)}`.slice(0, 400));
    for (const check of Object.values(scenario?.recorder.checks ?? {}).flat()) {
      if (check.status !== 'failure' || check.name === 'not_a_server_error') continue;
      const { title, message, validation_message: detail } = check.failure_info?.failure ?? {};
      found.add(`${scenario?.recorder.label}: ${check.name}: ${[title, detail ?? message].filter(Boolean).join(': ').replaceAll('\n', ' ').slice(0, 400)}`);
    }
  }
  return { violations: [...found], toolFaults: [...faults] };
}

const linesOf = <T>(file: string): T[] =>
  !existsSync(file)
    ? []
    : readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as T);

export function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
