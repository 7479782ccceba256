import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { routeQuery } from './parts.js';
import type { EdgeRequest } from './request.js';

/** Also where a method reads no query: a filter that would be ignored is refused, so nobody trusts an answer to it. */
@Injectable()
export class QueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    routeQuery(context.switchToHttp().getRequest<EdgeRequest>());
    return true;
  }
}
