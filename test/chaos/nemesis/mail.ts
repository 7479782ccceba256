import { setTimeout as sleep } from 'node:timers/promises';
import type { ChaosSystem } from '../system/system.js';

interface Mail {
  stream: string;
  version: number;
  fact: string;
  view: unknown;
}

const EVERY_MS = 15;

/** By the owner of the database, past the product: what it wrote for its processes is gone before it was sent. The metronome's is spared: it measures. */
export async function deleteMail(system: ChaosSystem, forMs: number): Promise<boolean> {
  let gone = 0;
  for (const end = Date.now() + forMs; Date.now() < end; await sleep(EVERY_MS))
    gone += (await system.sql(`delete from mail where stream not like '%/metronome%' returning stream`)).length;
  return gone > 0;
}

/** What was sent is there again, some seconds old: processes hear twice, and of a past that is over. */
export async function putOldMailBack(system: ChaosSystem, forMs: number): Promise<boolean> {
  const kept: Mail[] = [];
  for (const end = Date.now() + forMs; Date.now() < end; await sleep(EVERY_MS))
    kept.push(...(await system.sql<Mail>('select stream, version, fact, view from mail')));
  for (const { stream, version, fact, view } of kept)
    await system.sql('insert into mail (stream, version, fact, view) values ($1, $2, $3, $4) on conflict (stream) do nothing', [
      stream,
      version,
      fact,
      JSON.stringify(view),
    ]);
  return kept.length > 0;
}
