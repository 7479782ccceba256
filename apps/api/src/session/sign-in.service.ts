import { Inject, Injectable } from '@nestjs/common';
import type { SignIn } from '#libs/contracts/http/session';
import { ProblemError } from '../http/problem.js';
import type { SessionOfRequest } from '../http/request.js';
import { Store } from '../store/store.js';
import { deviceOf, newMark } from './known-device.js';
import { Lockout, type Origin } from './lockout.js';
import { passwordFits } from './passwords.js';
import { type AccountRow, SessionStore } from './session-store.js';

/** Who asks, as far as the request tells. */
export interface Caller {
  address: string;
  network: string;
  /** What its browser kept from an earlier sign-in. */
  mark: string | null;
}

@Injectable()
export class SignInService {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(SessionStore) private readonly sessions: SessionStore,
    @Inject(Lockout) private readonly lockout: Lockout,
  ) {}

  /** The same answer, and the same work, for a wrong password and for an account that does not exist. */
  async signIn({ account, password }: SignIn, caller: Caller, budgetMs: number): Promise<{ token: string; mark: string; session: SessionOfRequest }> {
    const [row] = await this.store.write<AccountRow>(
      budgetMs,
      'select id, name, role, authority, organisation, password_hash from account where sign_in_name = $1 and not disabled',
      [account],
    );
    const device = deviceOf(caller.mark, row, Date.now());
    const origin: Origin = device === null ? { network: caller.network } : { device };
    await this.lockout.takeATry(account, origin, budgetMs);
    if (!(await passwordFits(row?.password_hash ?? null, password)) || !row) throw new ProblemError('SIGN_IN_FAILED');
    await this.lockout.forget(account, origin, budgetMs);
    return { ...(await this.sessions.open(row, caller.address, budgetMs)), mark: newMark(row, Date.now()) };
  }
}
