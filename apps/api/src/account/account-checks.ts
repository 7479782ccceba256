import type { CreateAccounts } from '#libs/contracts/http/session';
import { PROGRAMMES } from '#libs/domain/programmes/programmes';

const KNOWN_AUTHORITIES = new Set(PROGRAMMES.flatMap((programme) => programme.authorities.map((authority) => authority.code)));

export interface AccountFinding {
  field: string;
  reason: 'authority_unknown' | 'missing' | 'duplicate';
}

/** What the shape of an account cannot say: a province without a known authority, or an applicant of no unit, could do nothing here. */
export function accountFinding(accounts: CreateAccounts['accounts']): AccountFinding | null {
  const ids = accounts.map((account) => account.id);
  for (const [index, { id, role, authority, organisation }] of accounts.entries()) {
    const at = (name: string) => `accounts.${index}.${name}`;
    if (ids.indexOf(id) < index) return { field: at('id'), reason: 'duplicate' };
    if (role === 'province' && authority === undefined) return { field: at('authority'), reason: 'missing' };
    if (role === 'applicant' && organisation === undefined) return { field: at('organisation'), reason: 'missing' };
    if (authority !== undefined && !KNOWN_AUTHORITIES.has(authority)) return { field: at('authority'), reason: 'authority_unknown' };
  }
  return null;
}
