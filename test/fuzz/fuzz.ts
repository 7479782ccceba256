import { applicationStream } from '#libs/domain/kernel/streams';
import { SAMPLE_CAMPAIGN, SAMPLE_SEASON } from '../../apps/season/sample.js';
import { SAMPLE_PASSWORD } from '../../apps/season/sample-accounts.js';
import { SAMPLE_STORIES } from '../../apps/season/sample-stories.js';
import { sampleTitles } from '../../apps/season/sample-register.js';
import { counted, type Probe, type Probed, probe } from './probe.js';
import { type FuzzSystem, startFuzzSystem } from './system.js';
import { findSchemathesis } from './venv.js';

export interface FuzzOptions {
  root: string;
  seed: number;
  requests: number;
  /** The edges of every schema as each role, not as one. */
  thorough: boolean;
  say(line: string): void;
}

export interface FuzzResult {
  seed: number;
  requests: number;
  perRole: Record<string, { requests: number; statuses: Record<string, number> }>;
  serverErrors: number;
  schemaViolations: number;
  findings: string[];
  toolFaults: string[];
  complaints: string[];
  seconds: number;
}

/** Of the sample season: one of each role. Two applicants and two provinces reach different cases. */
const PEOPLE: Record<string, string> = {
  applicant: 'qinghe',
  applicantOfTitle: 'xingdu',
  province: 'jiangsu-1',
  ministry: 'ministry',
  supportUnit: 'support',
  expert: 'expert-1',
  auditor: 'auditor',
  operator: 'operator',
};

/** It answers for as long as one listens; its own spec is test/integration/api-live.spec.ts. */
const ENDLESS = ['streamEvents'];
/** Whose requests come furthest; the edges of the schemas are tried as this one unless all are asked for. */
const FURTHEST = 'ministry';
const OPERATIONS = 95;

const KNOWN: Record<string, string[]> = {
  applicationId: SAMPLE_STORIES.map(({ application }) => application.id),
  season: [SAMPLE_SEASON],
  authority: ['32', '44', '11'],
  campaign: [SAMPLE_CAMPAIGN],
  titleNo: sampleTitles()
    .slice(0, 12)
    .map(({ titleNo }) => titleNo),
  stream: [
    ...SAMPLE_STORIES.map(({ application }) => applicationStream(application.id)),
    `season/${SAMPLE_SEASON}`,
    `desk/${SAMPLE_SEASON}/32`,
    `campaign/${SAMPLE_CAMPAIGN}`,
  ],
  query: ['stage', 'waitingFor', 'timeline'],
  command: ['withdrawApplication', 'startProvinceReview', 'amendSeasonCalendar', 'sealPackage'],
  version: ['1', '2', '3', '9'],
};

export async function fuzz({ root, seed, requests, thorough, say }: FuzzOptions): Promise<FuzzResult> {
  const startedAt = Date.now();
  const program = await findSchemathesis(say);
  const system = await startFuzzSystem(root, say);
  try {
    const roles = ['signedOut', ...Object.keys(PEOPLE)];
    const perRole = new Map<string, Probed>();
    // Before anything else: so many wrong passwords from one network as are asked here shut signing in for a while.
    const sessions = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await sessionOf(system, role)] as const)));
    const total = () => [...perRole.values()].reduce((sum, one) => sum + one.requests, 0);
    const ask = async (role: string, kind: Probe['with'], examples: number, round: number): Promise<void> => {
      const session = sessions[role];
      if (!session) throw new Error(`no session for ${role}`);
      const probed = await probe({ program, root, url: system.url, known: KNOWN, seed: seed + round, with: kind, examples, ...session });
      perRole.set(role, added(perRole.get(role), probed));
      say(
        `${role}, ${kind}: ${probed.requests} requests, ${probed.serverErrors.length} server errors, ${probed.violations.length} violations (${total()} in all)`,
      );
    };
    const edges = requests >= 5_000 ? (thorough ? roles : ['signedOut', FURTHEST]) : [];
    for (const role of edges) await ask(role, 'edges', 1, 0);
    // Each further round by the next seed, until there are enough.
    for (let round = 0; round === 0 || (total() < requests && round < 50); round++) {
      const examples = Math.max(edges.length > 0 ? 8 : 2, Math.ceil((requests - total()) / roles.length / OPERATIONS / 2));
      for (const role of roles) {
        await ask(role, 'right', examples, round);
        await ask(role, 'any', examples, round);
      }
    }
    return resultOf(seed, perRole, system.complaints(), (Date.now() - startedAt) / 1_000);
  } finally {
    await system.stop();
  }
}

interface Session {
  headers: Record<string, string>;
  without: string[];
}

async function sessionOf(system: FuzzSystem, role: string): Promise<Session> {
  const account = PEOPLE[role];
  if (account === undefined) return { headers: {}, without: ENDLESS };
  const answer = await fetch(`${system.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: SAMPLE_PASSWORD }),
  });
  if (answer.status !== 200) throw new Error(`${account} could not sign in: ${answer.status} ${await answer.text()}`);
  const { csrf } = (await answer.json()) as { csrf: string };
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { headers: { Cookie: cookie, 'X-CSRF-Token': csrf }, without: [...ENDLESS, 'signOut'] };
}

function added(before: Probed | undefined, now: Probed): Probed {
  if (!before) return now;
  const statuses = { ...before.statuses };
  for (const [status, count] of Object.entries(now.statuses)) statuses[status] = (statuses[status] ?? 0) + count;
  return {
    requests: before.requests + now.requests,
    statuses,
    serverErrors: [...before.serverErrors, ...now.serverErrors],
    violations: [...new Set([...before.violations, ...now.violations])],
    toolFaults: [...new Set([...before.toolFaults, ...now.toolFaults])],
  };
}

function resultOf(seed: number, perRole: ReadonlyMap<string, Probed>, complaints: string[], seconds: number): FuzzResult {
  const all = [...perRole];
  const errors = all.flatMap(([role, { serverErrors }]) => Object.entries(counted(serverErrors)).map(([what, count]) => `${role}: ${what} (${count}×)`));
  const violations = all.flatMap(([role, one]) => one.violations.map((what) => `${role}: ${what}`));
  return {
    seed,
    requests: all.reduce((sum, [, one]) => sum + one.requests, 0),
    perRole: Object.fromEntries(all.map(([role, { requests, statuses }]) => [role, { requests, statuses }])),
    serverErrors: all.reduce((sum, [, one]) => sum + one.serverErrors.length, 0),
    schemaViolations: violations.length,
    findings: [...errors, ...violations],
    toolFaults: [...new Set(all.flatMap(([, one]) => one.toolFaults))],
    complaints: complaints.slice(0, 20),
    seconds: Math.round(seconds),
  };
}
