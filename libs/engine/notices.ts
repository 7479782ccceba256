import { runStatement, type Statement } from '#libs/event-store/transaction';
import type { FollowUp, NoticeRecipient, StreamId } from '#libs/domain/kernel/types';
import type { Engine } from './engine.js';

const KEEP: Statement = {
  name: 'keep-notice',
  text: `insert into notice (id, recipient_role, authority, organisation, account_id, template, params, about, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, now()) on conflict (id) do nothing`,
};

const field = (to: NoticeRecipient, name: 'authority' | 'organisation' | 'id'): string | null =>
  name in to ? String((to as Record<string, unknown>)[name]) : null;

/** The id is derived from the fact that asked, so a notice that is kept twice is one. */
export async function keepNotice(
  engine: Engine,
  id: string,
  about: StreamId,
  { to, template, params }: Extract<FollowUp, { kind: 'notice' }>,
): Promise<object> {
  await runStatement(engine.writer, 5_000, KEEP, [
    id,
    to.role,
    field(to, 'authority'),
    field(to, 'organisation'),
    field(to, 'id'),
    template,
    JSON.stringify(params),
    about,
  ]);
  return { kind: 'notice' };
}
