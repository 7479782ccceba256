import { Controller, Inject, Req } from '@nestjs/common';
import type { CreateAccounts } from '#libs/contracts/http/session';
import { Access } from '../access/access.js';
import { CONFIG, type Config } from '../config.js';
import { CheckedBody } from '../http/parts.js';
import { ProblemError } from '../http/problem.js';
import { actorOf, type EdgeRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { Store } from '../store/store.js';
import { accountFinding } from './account-checks.js';
import { putAccounts } from './accounts.js';
import { refuseSamplePassword } from './sample-accounts.js';

@Controller()
export class AccountController {
  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(Store) private readonly store: Store,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Serve('createAccounts')
  async createAccounts(@Req() request: EdgeRequest, @CheckedBody() body: CreateAccounts): Promise<{ created: string[]; existing: string[] }> {
    this.access.demandGeneral(actorOf(request), 'account.create');
    const finding = accountFinding(body.accounts);
    if (finding) throw new ProblemError('BODY_INVALID', { field: finding.field, params: { reason: finding.reason } });
    refuseSamplePassword(body.accounts, this.config.sample);
    return putAccounts(this.store.engine.writer, body.accounts, actorOf(request).id);
  }
}
