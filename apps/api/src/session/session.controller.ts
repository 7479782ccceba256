import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { MeView, SignIn } from '#libs/contracts/http/session';
import { CONFIG, type Config } from '../config.js';
import { CheckedBody } from '../http/parts.js';
import { ProblemError } from '../http/problem.js';
import { budgetOf, type EdgeRequest, type SessionOfRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { networkOf } from '../throttle/network.js';
import { giveCookies, markOf, takeCookie } from './cookie.js';
import { meOf } from './me.js';
import { SignInService } from './sign-in.service.js';
import { SessionStore } from './session-store.js';

@Controller()
export class SessionController {
  constructor(
    @Inject(SignInService) private readonly signIns: SignInService,
    @Inject(SessionStore) private readonly sessions: SessionStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Serve('signIn')
  async signIn(@Req() request: EdgeRequest, @CheckedBody() body: SignIn, @Res({ passthrough: true }) response: Response): Promise<MeView> {
    const caller = { address: request.ip ?? '', network: networkOf(request), mark: markOf(request, this.config) };
    const { session, ...kept } = await this.signIns.signIn(body, caller, budgetOf(request));
    giveCookies(response, this.config, kept);
    return meOf(session);
  }

  @Serve('signOut')
  async signOut(@Req() request: EdgeRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.end(sessionOf(request).tokenHash, budgetOf(request));
    takeCookie(response, this.config);
  }

  @Serve('readMe')
  readMe(@Req() request: EdgeRequest): MeView {
    return meOf(sessionOf(request));
  }
}

function sessionOf(request: EdgeRequest): SessionOfRequest {
  if (!request.session) throw new ProblemError('UNAUTHENTICATED');
  return request.session;
}
