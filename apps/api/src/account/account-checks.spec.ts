import { expect, it } from 'vitest';
import { accountFinding } from './account-checks.js';

const PASSWORD = 'a long enough password';
const province = { id: 'province-32', name: '江苏', role: 'province', authority: '32', password: PASSWORD } as const;
const applicant = { id: 'unit-1', name: '某单位', role: 'applicant', organisation: 'org-1', password: PASSWORD } as const;
const { authority: _, ...provinceOfNone } = province;
const { organisation: __, ...applicantOfNone } = applicant;

it('finds nothing in accounts that can do what their role is for', () => {
  expect(accountFinding([province, applicant, { id: 'ministry-1', name: '部', role: 'ministry', password: PASSWORD }])).toBeNull();
});

it.each([
  ['a province without its authority', [provinceOfNone], { field: 'accounts.0.authority', reason: 'missing' }],
  [
    'an authority that no programme knows',
    [province, { ...province, id: 'p-2', authority: '99' }],
    { field: 'accounts.1.authority', reason: 'authority_unknown' },
  ],
  ['an applicant of no unit', [applicantOfNone], { field: 'accounts.0.organisation', reason: 'missing' }],
  ['the same account twice', [applicant, province, { ...applicant, name: '另一名' }], { field: 'accounts.2.id', reason: 'duplicate' }],
])('finds %s', (_name, accounts, finding) => {
  expect(accountFinding(accounts)).toEqual(finding);
});
