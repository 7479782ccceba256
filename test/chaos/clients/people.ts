import { randomBytes } from 'node:crypto';
import { addOperator } from './first-operator.js';
import type { ChaosSystem } from '../system/system.js';
import { Account } from './account.js';
import type { HistoryFile } from './history-file.js';

export const AUTHORITIES = ['32', '33', '37'] as const;

/** Everybody who acts in a run; each client of the load has an organisation of its own. */
export interface People {
  operator: Account;
  ministry: Account;
  auditor: Account;
  provinces: Map<string, Account>;
  applicants: Account[];
  all: Account[];
}

const PER_REQUEST = 20;
const organisation = (index: number): string => `org-${index}`;

export async function gather(system: ChaosSystem, history: HistoryFile, clients: number): Promise<People> {
  const world = { url: system.url, password: randomBytes(18).toString('base64url'), history };
  await addOperator(system, 'operator', world.password);
  const accounts = [
    { id: 'ministry', name: '部司', role: 'ministry' },
    { id: 'auditor', name: '审计', role: 'auditor' },
    ...AUTHORITIES.map((authority) => ({ id: `province-${authority}`, name: `省级主管部门${authority}`, role: 'province', authority })),
    ...Array.from({ length: clients }, (_, index) => ({
      id: organisation(index),
      name: `申报主体${index}`,
      role: 'applicant',
      organisation: organisation(index),
    })),
  ].map((account) => ({ ...account, password: world.password }));
  const operator = new Account(world, 'operator');
  for (let from = 0; from < accounts.length; from += PER_REQUEST) {
    const reply = await operator.ask('POST', '/api/accounts', { accounts: accounts.slice(from, from + PER_REQUEST) });
    if (reply.status !== 200) throw new Error(`accounts could not be made: ${JSON.stringify(reply.body)}`);
  }
  const account = (id: string) => new Account(world, id);
  const provinces = new Map(AUTHORITIES.map((authority) => [authority as string, account(`province-${authority}`)]));
  const applicants = Array.from({ length: clients }, (_, index) => account(organisation(index)));
  const [ministry, auditor] = [account('ministry'), account('auditor')];
  return { operator, ministry, auditor, provinces, applicants, all: [operator, ministry, auditor, ...provinces.values(), ...applicants] };
}

export function provinceOf({ provinces }: People, authority: string): Account {
  const province = provinces.get(authority);
  if (!province) throw new Error(`nobody acts for authority ${authority}`);
  return province;
}
