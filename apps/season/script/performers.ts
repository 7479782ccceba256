import type { Authority } from '#libs/domain/programmes/programme';
import type { Performer } from './theatre.js';

/** Account names of one play carry its mark: a play can run beside others and beside real work. */
export interface Troupe {
  operator: Performer;
  ministry: Performer;
  supportUnit: Performer;
  auditor: Performer;
  experts: Performer[];
}

const EXPERTS = 9;

export function troupe(mark: string): Troupe {
  return {
    operator: { account: `${mark}-operator`, role: 'operator' },
    ministry: { account: `${mark}-ministry`, role: 'ministry' },
    supportUnit: { account: `${mark}-support`, role: 'supportUnit' },
    auditor: { account: `${mark}-auditor`, role: 'auditor' },
    experts: Array.from({ length: EXPERTS }, (_, index) => ({ account: `${mark}-expert-${index + 1}`, role: 'expert' as const })),
  };
}

export const reviewerOf = (mark: string, authority: Authority): Performer => ({
  account: `${mark}-p${authority.code}-a`,
  role: 'province',
  authority: authority.code,
});
export const recommenderOf = (mark: string, authority: Authority): Performer => ({
  account: `${mark}-p${authority.code}-b`,
  role: 'province',
  authority: authority.code,
});
export const applicantOf = (organisation: string): Performer => ({ account: organisation, role: 'applicant', organisation });
