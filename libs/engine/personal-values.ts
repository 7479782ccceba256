import { createHmac } from 'node:crypto';
import { bytea } from '#libs/event-store/bytea';
import type { Session } from '#libs/event-store/transaction';
import type { PersonalValue } from './command-envelope.js';

/** What a fact holds instead of a personal value. The salt makes it unguessable: a bare hash of a mobile number is found in seconds. */
export function commitmentOf(salt: Uint8Array, field: string, value: string): string {
  return createHmac('sha256', salt).update(field, 'utf8').update(Buffer.of(0)).update(value, 'utf8').digest('hex');
}

export function personalRow({ subject, field, value, salt }: PersonalValue): { [column: string]: unknown } {
  return { subject, field, value, salt: bytea(Buffer.from(salt).toString('hex')), commitment: commitmentOf(salt, field, value) };
}

const PAGE = 1000;

/** Values that are not what their commitment was made of. Named by subject and field: the value is nobody's business here. */
export async function differingPersonalValues(session: Session): Promise<{ table: string; stream: string; columns: string[] }[]> {
  type Row = { subject: string; field: string; commitment: string; value: string; salt: Buffer };
  const differs: { table: string; stream: string; columns: string[] }[] = [];
  for (let after: Pick<Row, 'subject' | 'field' | 'commitment'> = { subject: '', field: '', commitment: '' }; ; ) {
    const { rows } = await session.query<Row>(
      `select subject, field, commitment, value, salt from personal_value
       where (subject, field, commitment) > ($1, $2, $3) order by subject, field, commitment limit ${PAGE}`,
      [after.subject, after.field, after.commitment],
    );
    for (const { subject, field, commitment, value, salt } of rows)
      if (commitmentOf(salt, field, value) !== commitment) differs.push({ table: 'personal_value', stream: subject, columns: [field] });
    const last = rows.at(-1);
    if (last === undefined) return differs;
    after = last;
  }
}
