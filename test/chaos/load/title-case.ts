import { AUTHORITIES } from '../clients/people.js';
import type { Part } from './play.js';

export interface Granted {
  titleNo: string;
  register: string;
  authority: string;
  organisation: string;
}

export function grantOf({ titleNo, register, authority, organisation }: Granted): object {
  return {
    titleNo,
    register,
    batch: 3,
    category: 'enterprise',
    authority,
    organisation,
    unitName: `样例单位${titleNo}`,
    subjectCode: `SAMPLE-${titleNo}`,
    grantedOn: '2021-11-05',
    documentNo: '样例函〔2021〕3号',
    applicationId: null,
  };
}

/** 称号 granted, renamed twice, merged or revoked; and what the rules refuse, which must leave nothing behind. */
export async function titleCase(part: Part): Promise<void> {
  const {
    client,
    random,
    play: {
      people: { ministry },
    },
  } = part;
  const titleNo = part.id('t');
  const stream = `title/${titleNo}`;
  const authority = random.oneOf(AUTHORITIES);
  await ministry.command(client, stream, 'grantTitle', grantOf({ titleNo, register: 'play', authority, organisation: 'org-0' }));
  for (const name of ['更名一', '更名二']) await ministry.command(client, stream, 'renameTitle', { unitName: `样例${name}${titleNo}`, reason: '工商变更' });
  if (random.chance(40)) await ministry.command(client, stream, 'renameTitle', { unitName: `样例更名二${titleNo}`, reason: '与现名相同，应予拒绝' });
  if (random.chance(50)) await ministry.command(client, stream, 'revokeTitle', { reason: 'ownRequest', documentNo: '样例函〔2022〕9号', note: '自愿放弃' });
  if (random.chance(50)) await ministry.command(client, stream, 'renameTitle', { unitName: `样例再更名${titleNo}`, reason: '撤销后应予拒绝' });
}
