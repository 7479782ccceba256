import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DataSource, QueryRunner } from 'typeorm';

export interface Leader {
  leads(): boolean;
  stop(): Promise<void>;
}

/** Any fixed number; one holder in a database. */
const LOCK = 7_340_010;
const EVERY_MS = 1_000;

/** Of several workers one relays and sweeps: an advisory lock of one session, free again when its connection is gone. */
export function standForLeader(dataSource: DataSource, log: Logger): Leader {
  let stopped = false;
  let leading = false;
  let runner: QueryRunner | undefined;

  async function turn(): Promise<void> {
    runner ??= dataSource.createQueryRunner();
    const rows = (await runner.query(leading ? 'select true as mine' : 'select pg_try_advisory_lock($1) as mine', leading ? [] : [LOCK])) as {
      mine: boolean;
    }[];
    const mine = rows[0]?.mine === true;
    if (mine && !leading) log.info('this worker leads: it relays and sweeps');
    leading = mine;
  }

  async function giveUp(): Promise<void> {
    leading = false;
    const lost = runner;
    runner = undefined;
    await lost?.release().catch(() => undefined);
  }

  async function run(): Promise<void> {
    while (!stopped) {
      await turn().catch(async () => {
        if (leading) log.error('lead lost: no connection to PostgreSQL');
        await giveUp();
      });
      await sleep(EVERY_MS);
    }
  }

  const running = run();
  return {
    leads: () => leading,
    async stop() {
      stopped = true;
      await running;
      if (leading) await runner?.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
      await giveUp();
    },
  };
}
