import type { BothLanguages } from '#libs/contracts/http/case-view';
import type { Actor, Role } from '#libs/domain/kernel/types';
import { authorityName } from './authorities.js';
import { both } from './both.js';

export const ROLE_NAMES: Record<Role, BothLanguages> = {
  applicant: both('申报主体', 'Applicant'),
  province: both('省级主管部门', 'Provincial authority'),
  ministry: both('工信部', 'Ministry'),
  supportUnit: both('支撑单位', 'Support unit'),
  expert: both('专家', 'Expert'),
  auditor: both('审计', 'Auditor'),
  operator: both('运维', 'Operator'),
  public: both('公众', 'Public'),
  system: both('系统', 'System'),
};

/** 谁. A case names offices, not people: who a reviewer or expert is, is not everybody's to know. */
export function actorName(actor: Actor, byTimer: boolean): BothLanguages {
  if (actor.role === 'system') return byTimer ? both('系统（定时）', 'System (timer)') : ROLE_NAMES.system;
  if (actor.role === 'province' && actor.authority) return both(authorityName(actor.authority), `Authority ${actor.authority}`);
  return ROLE_NAMES[actor.role];
}
