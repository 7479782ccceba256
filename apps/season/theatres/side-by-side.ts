/** Runs the jobs a few at a time, in their order; the first failure stops the rest and is thrown. */
export async function sideBySide<T>(jobs: readonly (() => Promise<T>)[], width: number, after?: (done: number, all: number) => Promise<void>): Promise<void> {
  let next = 0;
  let done = 0;
  let failed = false;
  const work = async () => {
    while (!failed) {
      const job = jobs[next++];
      if (!job) return;
      try {
        await job();
        done += 1;
        await after?.(done, jobs.length);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: Math.min(width, jobs.length) }, work));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
