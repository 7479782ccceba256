import { condition, defineSignal, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';

/** The engine and nothing else: each signal wakes it, a timer is armed, no activity. Ends with its last signal. */
export async function bare(signals: number): Promise<void> {
  let seen = 0;
  setHandler(defineSignal('fact'), () => {
    seen += 1;
  });
  while (seen < signals) {
    const before = seen;
    await condition(() => seen > before, '30 days');
  }
}

const local = proxyLocalActivities<{ move(id: string, key: string): Promise<number> }>({ startToCloseTimeout: '20s' });

/** The gateway we did not take: a person's command is an Update, the transaction its local activity. One at a time, as a lock would have it. */
export async function gateway(id: string): Promise<void> {
  let busy = false;
  let ended = false;
  setHandler(defineSignal('end'), () => {
    ended = true;
  });
  setHandler(defineUpdate<number, [string]>('move'), async (key) => {
    await condition(() => !busy);
    busy = true;
    try {
      return await local.move(id, key);
    } finally {
      busy = false;
    }
  });
  await condition(() => ended);
}
