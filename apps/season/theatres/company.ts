import type { CreateAccounts } from '#libs/contracts/http/session';
import type { Plan } from '../script/plan.js';
import type { Performer } from '../script/theatre.js';
import { HttpFailure, Person } from './person.js';
import { sideBySide } from './side-by-side.js';

/** Passwords are hashed slowly on purpose: this many fit into one request's time. */
const PER_REQUEST = 20;
const REQUESTS_AT_ONCE = 2;

const TITLES: Record<string, string> = {
  operator: '运维',
  ministry: '部司',
  supportUnit: '支撑单位',
  auditor: '审计',
  expert: '专家',
  province: '省级主管部门',
  applicant: '申报主体',
};

/** Every performer of the plan gets a real account, made by an operator who exists already. */
export async function makeAccounts(
  url: string,
  by: { account: string; password: string },
  plan: Plan,
  password: string,
  onProgress: (done: number, all: number) => void,
): Promise<void> {
  const operator = new Person(url, by.account, by.password);
  const accounts = everyone(plan).map((performer) => accountOf(performer, password));
  const requests = Array.from({ length: Math.ceil(accounts.length / PER_REQUEST) }, (_, index) =>
    accounts.slice(index * PER_REQUEST, (index + 1) * PER_REQUEST),
  );
  await sideBySide(
    requests.map((some) => () => post(operator, some)),
    REQUESTS_AT_ONCE,
    async (done, all) => onProgress(done, all),
  );
}

export function everyone(plan: Plan): Performer[] {
  const all = [
    plan.operator,
    plan.ministry,
    plan.supportUnit,
    plan.auditor,
    ...plan.experts,
    ...plan.desks.flatMap((desk) => [desk.reviewer, desk.recommender]),
    ...plan.applications.map((one) => one.applicant),
    ...plan.titles.filter((title) => title.evaluation !== null).map((title) => title.holder),
  ];
  return [...new Map(all.map((performer) => [performer.account, performer])).values()];
}

type Account = CreateAccounts['accounts'][number];

function accountOf({ account, role, authority, organisation }: Performer, password: string): Account {
  if (role === 'public' || role === 'system') throw new Error(`${role} has no account`);
  return {
    id: account,
    name: `样例${TITLES[role] ?? role}·${account}`,
    role,
    password,
    ...(authority && { authority }),
    ...(organisation && { organisation }),
  };
}

async function post(operator: Person, accounts: Account[]): Promise<void> {
  const reply = await operator.post('/api/accounts', { accounts });
  if (reply.status !== 200) throw new HttpFailure('operator', 'making accounts', reply);
}
