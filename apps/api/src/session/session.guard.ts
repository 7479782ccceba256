import { timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { OperationId } from '#libs/contracts/http/routes';
import { CONFIG, type Config } from '../config.js';
import { ProblemError } from '../http/problem.js';
import { budgetOf, type EdgeRequest } from '../http/request.js';
import { listedRoute } from '../http/route-list.js';
import { OPERATION } from '../http/serve.js';
import { tokenOf } from './cookie.js';
import { SessionStore } from './session-store.js';

/**
 * Who is it? What they may do is asked later, of `can`. A request that writes on the strength of a cookie also carries
 * the session's token in a header, which another site can neither read nor set.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SessionStore) private readonly sessions: SessionStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    const operationId = this.reflector.get<OperationId>(OPERATION, context.getHandler());
    request.operationId = operationId;
    const route = listedRoute(operationId);
    if (route.tag === 'health' || operationId === 'signIn') return true;

    const token = tokenOf(request, this.config);
    const session = token === null ? null : await this.sessions.find(token, budgetOf(request));
    if (session) request.session = session;
    else if (route.audience === 'signedIn') throw new ProblemError(token === null ? 'UNAUTHENTICATED' : 'SESSION_EXPIRED');
    if (session && route.method !== 'GET' && !sameToken(request.header('x-csrf-token'), session.csrf)) throw new ProblemError('CSRF_FAILED');
    return true;
  }
}

function sameToken(given: string | undefined, expected: string): boolean {
  const a = Buffer.from(given ?? '');
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
