import { followThrough } from '#libs/engine/follow-through';
import type { ApplicationForm } from '#libs/domain/application/form';
import { aFormOf, aUscc } from '#libs/domain/testing/forms';
import type { Api, Person } from './api-harness.js';

export const SEASON = 'batch-4-api';
const HOUR = 3_600_000;
const from = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

/** A season whose deadlines lie ahead of the test, and the people of two provinces. */
export interface Cast {
  applicant: Person;
  otherApplicant: Person;
  province: Person;
  provinceColleague: Person;
  otherProvince: Person;
  ministry: Person;
  support: Person;
  experts: Person[];
  auditor: Person;
  operator: Person;
}

export async function castOf(api: Api): Promise<Cast> {
  const [applicant, otherApplicant, province, provinceColleague, otherProvince, ministry, support, auditor, operator] = await Promise.all([
    api.person({ id: 'applicant-1', role: 'applicant', organisation: 'org-1' }),
    api.person({ id: 'applicant-2', role: 'applicant', organisation: 'org-2' }),
    api.person({ id: 'province-32-a', role: 'province', authority: '32' }),
    api.person({ id: 'province-32-b', role: 'province', authority: '32' }),
    api.person({ id: 'province-33', role: 'province', authority: '33' }),
    api.person({ id: 'ministry-1', role: 'ministry' }),
    api.person({ id: 'support-1', role: 'supportUnit' }),
    api.person({ id: 'auditor-1', role: 'auditor' }),
    api.person({ id: 'operator-1', role: 'operator' }),
  ]);
  const experts = await Promise.all([1, 2, 3, 4, 5].map((number) => api.person({ id: `expert-${number}`, role: 'expert' })));
  return { applicant, otherApplicant, province, provinceColleague, otherProvince, ministry, support, experts, auditor, operator };
}

export const calendar = { fillOpensAt: from(-1), fillClosesAt: from(24), provinceReviewClosesAt: from(48), dispatchClosesAt: from(72) };

export async function openSeason(api: Api, { ministry }: Cast): Promise<void> {
  must(
    await ministry.press(`/api/seasons/${SEASON}/openSeason`, {
      season: SEASON,
      title: '第四批（接口测试）',
      calendar,
      timing: { settleSeconds: 1, spreadSeconds: 0 },
      authorities: ['32', '33'],
    }),
  );
  await followThrough(api.store.engine, `season/${SEASON}`);
}

/** What a process would do, by the product's own function: the engine itself plays no part in these specs. */
export const follow = (api: Api, stream: string): Promise<unknown> => followThrough(api.store.engine, stream);

const UNIT = '示例精密传动制造有限公司';
export const PERSONAL = { contact_name: '王小明', contact_mobile: '13800001234', contact_email: 'wang@example.cn', legal_representative: '李大海' };
export const enterpriseForm = (number: number, override: ApplicationForm = {}): ApplicationForm => ({
  ...aFormOf('enterprise', { unitName: UNIT, subjectCode: aUscc(number) }),
  ...PERSONAL,
  ...override,
});

export const application = (id: string) => `/api/applications/${id}`;

export async function start(applicant: Person, id: string, number: number): Promise<void> {
  must(
    await applicant.press(`${application(id)}/startApplication`, {
      season: SEASON,
      category: 'enterprise',
      authority: '32',
      unitName: UNIT,
      subjectCode: aUscc(number),
    }),
  );
}

export async function fillIn(applicant: Person, id: string, number: number, override: ApplicationForm = {}): Promise<number> {
  const saved = must(
    await applicant.call('PATCH', `${application(id)}/draft`, { body: { patchId: `patch-${id}-${number}`, base: 0, set: enterpriseForm(number, override) } }),
  );
  return Number(saved.body.version);
}

export async function submitted(applicant: Person, id: string, number: number): Promise<void> {
  await start(applicant, id, number);
  must(await applicant.press(`${application(id)}/submitApplication`, { draftVersion: await fillIn(applicant, id, number) }));
}

/** Throws with the whole answer: a spec's own steps must not fail quietly. */
/** A title that an evaluation of 2022 is due for. */
export async function grantTitle({ ministry }: Cast, titleNo: string): Promise<void> {
  must(
    await ministry.press(`/api/titles/${titleNo}/grantTitle`, {
      titleNo,
      register: 'register-1',
      batch: 3,
      category: 'enterprise',
      authority: '32',
      organisation: 'org-1',
      unitName: '示例精密传动制造有限公司',
      subjectCode: '91320500000000001W',
      grantedOn: '2021-01-20',
      documentNo: '工信部政法函〔2021〕1号',
      applicationId: null,
    }),
  );
}

export function must<A extends { status: number; body: unknown }>(answer: A): A {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}
