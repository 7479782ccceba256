import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandLine, runCommand, wholeNumber } from '#libs/command-line/command-line';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { findTemporal } from '../../apps/stack/services/find-temporal.js';
import { freePorts } from '../../apps/stack/services/ports.js';
import { startTemporal } from '../../apps/stack/services/temporal.js';
import type { DomainWorld } from '../workflow/support/domain-world.js';
import type { SkippedTime } from '../workflow/support/skipped-time.js';
import { openSkippedTime } from '../workflow/support/skipped-time.js';
import { theWorldOf } from '../workflow/support/the-world-of.js';
import { playCampaign } from '../workflow/support/whole-campaign.js';
import { playSelection, until } from '../workflow/support/whole-selection.js';
import { toHistoryFile } from './history-file.js';

const HELP = `
npm run record:history -- [options]

Records what processes did in a whole season and a whole campaign, for test/replay/replay.spec.ts. Files are
test/replay/histories/{workflow}-{what happened}-v{N}.json. Histories are never recorded anew under an old number: the
old ones show that running processes survive the change.

  --version N   number in the files' names (default 1)
  --help        this text`;

const HISTORIES = join(dirname(fileURLToPath(import.meta.url)), 'histories');

async function record(version: number): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'fwzz-record-'));
  const [port = 0] = await freePorts(1, dir);
  const program = (await findTemporal((line) => console.log(line))).path;
  const dynamicConfig = {
    'frontend.WorkflowTimeSkippingEnabled': 'true',
    'history.timerProcessorMaxTimeShift': '"10ms"',
    'history.workflowIdReuseMinimalInterval': '"0s"',
  };
  const server = await startTemporal({ program, port, uiPort: null, file: null, logFile: join(dir, 'temporal.log'), dynamicConfig });
  const here = theWorldOf(BATCH_4);
  const time = await openSkippedTime(here.activities, { address: server.address, namespace: 'default' });
  try {
    mkdirSync(HISTORIES, { recursive: true });
    for (const [name, stream] of Object.entries(await play(() => here.anew((view, fact) => time.tell(view, fact)), time))) {
      const history = await time.handle(stream).fetchHistory();
      writeFileSync(join(HISTORIES, `${name}-v${version}.json`), `${JSON.stringify(toHistoryFile(history))}\n`, { flag: 'wx' });
      console.log(`${name}-v${version}.json: ${history.events?.length ?? 0} events`);
    }
  } finally {
    await time.close();
    await server.running.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Whole runs: what the workflow is, what happened to it, and its stream. */
async function play(aWorld: () => DomainWorld, time: SkippedTime): Promise<{ [name: string]: string }> {
  const selection = await playSelection(aWorld(), time, 'recorded');
  for (const stream of Object.values(selection))
    await until(
      () => time.ended(stream),
      () => `the process of ${stream} still runs`,
    );
  const campaign = await playCampaign(aWorld(), time, 'recorded-2022');
  return {
    'season-amended-and-announced': selection.season,
    'province-desk-dispatched-and-received': selection.desk,
    'application-returned-and-announced': selection.announced,
    'application-lapsed-by-the-season': selection.lapsed,
    'application-not-recommended': selection.notRecommended,
    'evaluation-campaign-reminded-and-published': campaign.campaign,
    'evaluation-failed-overdue-and-final': campaign.failed,
    'evaluation-special-case-passed': campaign.specialCase,
    'evaluation-reopened-and-failed-again': campaign.reopened,
    'title-revoked': campaign.revokedTitle,
  };
}

const { values } = commandLine(HELP, { version: { type: 'string', default: '1' } });

await runCommand(async () => {
  await record(wholeNumber('version', values.version, 1));
  return 0;
});
