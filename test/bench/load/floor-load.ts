import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { LoadResult } from './http-load.js';

export interface FloorLoad {
  kind: 'floor';
  databaseUrl: string;
  ids: string[];
  callers: number;
  seconds: number;
}

/** The whole transaction of the baseline as one statement: guard on version and status, event, command, two projections, frozen content. */
export const FLOOR = {
  name: 'floor',
  text: `
with moved as (
  update application set status = $3, version = version + 1, submission = submission + $4, updated_at = now() where id = $1 and status = $2 returning *
), claimed as (
  insert into command (command_id, actor_id, body_hash, stream, version, facts) select $5, $6, $7, 'application/' || id, version, jsonb_build_array(jsonb_build_object('type', $8::text, 'version', version)) from moved
), noted as (
  insert into event (stream, version, type, payload, actor_id, command_id) select 'application/' || id, version, $8, $9::jsonb, $6, $5 from moved
), listed as (
  insert into application_list (application_id, season, authority, organisation, category, unit_name, status, submission, version)
  select id, season, authority, organisation, category, unit_name, status, submission, version from moved
  on conflict (application_id) do update set status = excluded.status, submission = excluded.submission, version = excluded.version, updated_at = now()
), queued as (
  insert into work_queue (application_id, role, authority, organisation, status, due_at) select id, 'province', authority, null, status, now() from moved
  on conflict (application_id) do update set role = excluded.role, status = excluded.status, due_at = excluded.due_at, updated_at = now()
), frozen as (
  insert into submission (application_id, no, hash, content, contact) select moved.id, submission, $7, d.content, '{}' from moved join draft d on d.application_id = moved.id where $4 = 1
)
select version from moved`,
};

const ROUND = [
  { from: 'submitted', to: 'provinceReviewing', type: 'ProvinceReviewStarted', submissions: 0 },
  { from: 'provinceReviewing', to: 'returned', type: 'ApplicationReturned', submissions: 0 },
  { from: 'returned', to: 'submitted', type: 'ApplicationSubmitted', submissions: 1 },
] as const;
const PAYLOAD = JSON.stringify({ reasons: [{ field: 'service_revenue_explain', reason: '请补充服务收入的构成说明，并附专项审计报告或财务报表附注。' }] });

/** What PostgreSQL alone gives on this machine: no HTTP, no session, no rule. */
export async function floorLoad({ databaseUrl, ids, callers, seconds }: FloorLoad): Promise<LoadResult> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 16, application_name: 'floor' });
  const result: LoadResult = { completed: 0, seconds, latenciesMs: [], acknowledged: 0, wrong: [] };
  await Promise.all(Array.from({ length: Math.min(callers, 16) }, () => pool.query('select pg_sleep(0.01)')));
  const end = performance.now() + seconds * 1_000;
  async function caller(own: string[]): Promise<void> {
    if (own.length === 0) return;
    for (let at = 0; performance.now() < end && result.wrong.length === 0; at++) {
      for (const { from, to, type, submissions } of ROUND) {
        const sentAt = performance.now();
        const { rows } = await pool.query({ ...FLOOR, values: [own[at % own.length], from, to, submissions, randomUUID(), 'floor', 'floor', type, PAYLOAD] });
        const now = performance.now();
        if (rows.length !== 1) return void result.wrong.push(`${own[at % own.length]} was not ${from}`);
        result.acknowledged += 1;
        if (now > end) continue;
        result.completed += 1;
        result.latenciesMs.push(now - sentAt);
      }
    }
  }
  await Promise.all(Array.from({ length: callers }, (_, index) => caller(ids.filter((_id, number) => number % callers === index))));
  await pool.end();
  return result;
}
