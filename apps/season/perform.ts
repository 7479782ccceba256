import { mkdtempSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { checkInvariants } from './invariants/check.js';
import { parseLog, type Log } from './invariants/log.js';
import { processesAgree } from './invariants/processes.js';
import type { Progress } from './progress.js';
import { applicationCounts, evaluationCounts, logOfPlay, type SeasonReport } from './report.js';
import { cast } from './script/cast.js';
import type { Plan, PlaySize } from './script/plan.js';
import { play } from './script/play.js';
import type { PlayTally } from './script/stage.js';
import { compressedTimetable } from './script/timetable.js';
import { askProcesses } from './theatres/ask-processes.js';
import { makeAccounts } from './theatres/company.js';
import { exportLog, verifies } from './theatres/export-log.js';
import { HttpTheatre } from './theatres/http-theatre.js';

export interface PerformOptions {
  url: string;
  /** Who makes the accounts of the play. */
  operator: { account: string; password: string };
  size: PlaySize;
  seed: number;
  exportFile?: string;
  /** Marks ids and accounts of the play; by chance where not given, so that plays do not meet. */
  mark?: string;
  /** More than 1 leaves more time before each deadline. */
  pace?: number;
  progress: Progress;
}

export interface Performance {
  report: SeasonReport;
  plan: Plan;
  log: Log;
  tally: PlayTally;
}

const SCENES_AT_ONCE = 8;
const PATIENCE_MS = 300_000;

/** Plays one season over HTTP and judges it by its exported log. */
export async function perform({
  url,
  operator,
  size,
  seed,
  exportFile,
  progress,
  pace = 1,
  mark = `play-${seed.toString(16)}-${randomBytes(2).toString('hex')}`,
}: PerformOptions): Promise<Performance> {
  const programme = BATCH_4;
  const plan = cast(programme, { seed, size, mark });
  const password = randomBytes(18).toString('base64url');
  progress.act('建立账号', 0, 1);
  await makeAccounts(url, operator, plan, password, progress.scene);
  const theatre = new HttpTheatre({
    url,
    password,
    operator: plan.operator,
    auditor: plan.auditor,
    width: SCENES_AT_ONCE,
    patienceMs: PATIENCE_MS,
    onProgress: progress.scene,
  });

  const startedAt = performance.now();
  const tally = await play({ theatre, plan, programme, timetable: compressedTimetable(size, pace), onAct: progress.act });
  const seconds = (performance.now() - startedAt) / 1000;

  progress.act('核对', 1, 1);
  const file = exportFile ?? join(mkdtempSync(join(tmpdir(), 'fwzz-log-')), 'log.ndjson');
  await exportLog(theatre.person(plan.auditor), file);
  const log = logOfPlay(parseLog(readFileSync(file, 'utf8')), plan);
  const answers = await askProcesses(theatre.person(plan.operator), new Set(log.streams.keys()), SCENES_AT_ONCE);
  const { checked, violated } = checkInvariants(log);
  const report: SeasonReport = {
    authorities: plan.desks.length,
    applications: applicationCounts(log, tally.refusedByQuota),
    evaluation: evaluationCounts(log),
    invariants: { checked: checked + 1, violated: [...violated, ...processesAgree(answers, log)] },
    facts: log.facts.length,
    chain: { verified: await verifies(file, progress.say) },
    commandsPerSecond: Number((theatre.statistics.commands / seconds).toFixed(1)),
    seconds: Number(seconds.toFixed(1)),
  };
  return { report, plan, log, tally };
}
