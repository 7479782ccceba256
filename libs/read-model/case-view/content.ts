import type { CaseView } from '#libs/contracts/http/case-view';
import type { Actor, StreamId } from '#libs/domain/kernel/types';
import type { Ask } from '../ask.js';

/** Named people: the owner, its province and the ministry reach them; the others see that something is there. */
const PERSONAL_FIELDS = ['contact_name', 'contact_mobile', 'contact_email', 'legal_representative'];

interface Submitted {
  contentHash: string | null;
  submission: number;
}

/**
 * What was last filed, as frozen. Personal values stand in it as commitments and are left out: they are read where they
 * are kept, with a right of their own.
 */
export async function contentFor(ask: Ask, _reader: Actor, stream: StreamId, state: Submitted): Promise<Pick<CaseView, 'content'>> {
  if (state.contentHash === null) return { content: null };
  const [row] = await ask<{ content: { [field: string]: unknown } }>('select content from submission_content where hash = $1 and stream = $2', [
    state.contentHash,
    stream,
  ]);
  if (!row) return { content: null };
  return { content: Object.fromEntries(Object.entries(row.content).filter(([field]) => !PERSONAL_FIELDS.includes(field))) };
}
