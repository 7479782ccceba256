import { Inject, Injectable } from '@nestjs/common';
import type { SignIn } from '#libs/contracts/http/session';
import { ProblemError } from '../http/problem.js';
import type { SessionOfRequest } from '../http/request.js';
import { Store } from '../store/store.js';
import { Lockout } from './lockout.js';
import { passwordFits } from './passwords.js';
import { type AccountRow, SessionStore } from './session-store.js';

@Injectable()
export class SignInService {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(SessionStore) private readonly sessions: SessionStore,
    @Inject(Lockout) private readonly lockout: Lockout,
  ) {}

  /** The same answer, and the same work, for a wrong password and for an account that does not exist. */
  async signIn({ account, password }: SignIn, address: string, budgetMs: number): Promise<{ token: string; session: SessionOfRequest }> {
    await this.lockout.takeATry(account, address, budgetMs);
    const [row] = await this.store.write<AccountRow>(
      budgetMs,
      'select id, name, role, authority, organisation, password_hash from account where sign_in_name = $1 and not disabled',
      [account],
    );
    if (!(await passwordFits(row?.password_hash ?? null, password)) || !row) throw new ProblemError('SIGN_IN_FAILED');
    await this.lockout.forget(account, address, budgetMs);
    return this.sessions.open(row, address, budgetMs);
  }
}
