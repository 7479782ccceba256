import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { addOperator } from '../../apps/season/bootstrap.js';
import { perform } from '../../apps/season/perform.js';
import type { Progress } from '../../apps/season/progress.js';
import { failuresOf, logOfPlay } from '../../apps/season/report.js';
import { toldByStream, type Told } from '../../apps/season/same-facts.js';
import { cast } from '../../apps/season/script/cast.js';
import { play } from '../../apps/season/script/play.js';
import { compressedTimetable } from '../../apps/season/script/timetable.js';
import { RehearsalTheatre } from '../../apps/season/theatres/rehearsal-theatre.js';
import { startApi, startWorker } from '../support/processes.js';
import { freshDatabase, freshNamespace, temporalAddress } from '../support/services.js';

const SEED = 7;
const MARK = 'play-7-parity';
const START = '2026-03-02T02:00:00.000Z';
const quietly: Progress = { act: () => undefined, scene: () => undefined, say: (line) => console.error(line), end: () => undefined };

const folder = mkdtempSync(join(tmpdir(), 'fwzz-parity-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rehearsed(): Promise<Map<string, Told[]>> {
  const plan = cast(BATCH_4, { seed: SEED, size: 'small', mark: MARK });
  const theatre = new RehearsalTheatre(BATCH_4, START);
  const { race } = await play({ theatre, plan, programme: BATCH_4, timetable: compressedTimetable('small') });
  return toldByStream(logOfPlay([...theatre.rehearsal.facts()], plan), race);
}

describe('one seed and one script', () => {
  it('give the same facts through HTTP, PostgreSQL and Temporal as in the rehearsal, times aside', async () => {
    const databaseUrl = await freshDatabase();
    const env = {
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporalAddress(),
      TEMPORAL_NAMESPACE: await freshNamespace(),
      STATE_DIR: join(folder, 'state'),
      LOG_LEVEL: 'info',
    };
    const operator = { account: 'operator', password: randomBytes(12).toString('hex') };
    const [api] = await Promise.all([
      startApi(env),
      startWorker(env),
      addOperator(databaseUrl, { id: operator.account, name: '运维', password: operator.password }),
    ]);

    const { report, log, tally } = await perform({
      url: api.url,
      operator,
      size: 'small',
      seed: SEED,
      // No deadline may be moved here, although the machine is busy.
      pace: 1.5,
      mark: MARK,
      exportFile: join(folder, 'log.ndjson'),
      progress: quietly,
    });

    expect(failuresOf(report)).toEqual([]);
    expect(tally.movedAgain).toBe(0);
    const performed = toldByStream(log, tally.race);
    const expected = await rehearsed();
    expect([...performed.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [stream, facts] of expected) expect({ stream, facts: performed.get(stream) }).toEqual({ stream, facts });
  }, 240_000);
});
