// What every peer runs inside: the same statement as the floor, and the same callers. Copied beside its own node_modules by peers.ts.
import { randomUUID } from 'node:crypto';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
const floor = JSON.parse(process.env.FLOOR ?? '{}');
const NEXT = {
  submitted: ['provinceReviewing', 'ProvinceReviewStarted', 0],
  provinceReviewing: ['returned', 'ApplicationReturned', 0],
  returned: ['submitted', 'ApplicationSubmitted', 1],
};
const status = new Map();

export async function move(id, key) {
  const from = status.get(id) ?? 'submitted';
  const [to, type, submissions] = NEXT[from];
  const { rows } = await pool.query({ ...floor, values: [id, from, to, submissions, key, 'peer', 'peer', type, '{}'] });
  if (rows.length !== 1) throw new Error(`${id} was not ${from}`);
  status.set(id, to);
  return rows[0].version;
}

/** Answers `{ ids, callers, seconds }` of the bench with what `command(id, key)` got done. */
export function answer(command) {
  process.on('message', ({ ids, callers, seconds }) => {
    play(command, ids, callers, seconds).then(
      (result) => process.send({ result }),
      (error) => process.send({ error: String(error?.stack ?? error) }),
    );
  });
  process.once('disconnect', () => process.exit(0));
  process.send({ result: 'ready' });
}

async function play(command, ids, callers, seconds) {
  const result = { completed: 0, seconds, latenciesMs: [], acknowledged: 0, wrong: [] };
  const end = performance.now() + seconds * 1_000;
  const caller = async (own) => {
    for (let at = 0; own.length > 0 && performance.now() < end; at++) {
      const sentAt = performance.now();
      const version = await command(own[at % own.length], randomUUID());
      if (typeof version !== 'number') return void result.wrong.push(`no version but ${JSON.stringify(version)}`);
      const now = performance.now();
      result.acknowledged += 1;
      if (now > end) continue;
      result.completed += 1;
      result.latenciesMs.push(now - sentAt);
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, index) => caller(ids.filter((_id, number) => number % callers === index))));
  return result;
}
