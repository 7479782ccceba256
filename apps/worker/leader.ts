import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { holdConnection } from '#libs/event-store/transaction';

export interface Leader {
  leads(): boolean;
  stop(): Promise<void>;
}

/** Any fixed number; one holder in a database. */
export const LEADER_LOCK = 7_340_010;
const EVERY_MS = 1_000;
/** Silent for longer, its connection counts as lost, and the lead with it. */
const BUDGET_MS = 5_000;

/** Of several workers one relays and sweeps: an advisory lock of one session, free again when its connection is gone. */
export function standForLeader(dataSource: DataSource, log: Logger): Leader {
  let stopped = false;
  let leading = false;
  let held: Awaited<ReturnType<typeof holdConnection>> | undefined;

  async function turn(): Promise<void> {
    held ??= await holdConnection(dataSource, BUDGET_MS);
    const { session } = held;
    const { rows } = leading
      ? await session.query<{ mine: boolean }>('select true as mine')
      : await session.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LEADER_LOCK]);
    const mine = rows[0]?.mine === true;
    if (mine && !leading) log.info('this worker leads: it relays and sweeps');
    leading = mine;
  }

  /** The connection may still hold the lock: back in the pool it would keep every worker from leading for ever. */
  function giveUp(): void {
    leading = false;
    held?.destroy();
    held = undefined;
  }

  async function run(): Promise<void> {
    while (!stopped) {
      await turn().catch(() => {
        if (leading) log.error('lead lost: no connection to PostgreSQL');
        giveUp();
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
      giveUp();
    },
  };
}
