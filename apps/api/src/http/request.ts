import type { Request } from 'express';
import type { Actor, Instant } from '#libs/domain/kernel/types';
import type { OperationId } from '#libs/contracts/http/routes';

/** What a signed-in request knows of its session. */
export interface SessionOfRequest {
  tokenHash: string;
  csrf: string;
  name: string;
  idleUntil: Instant;
  endsAt: Instant;
  actor: Actor;
}

/** Of the edge: stamped by the first middleware, filled by the guards. */
export interface EdgeRequest extends Request {
  requestId: string;
  /** When the request reached us: `now` of a person's command. */
  arrivedAt: number;
  operationId?: OperationId;
  session?: SessionOfRequest;
}

export const PUBLIC_ACTOR: Actor = { id: 'public', role: 'public' };

/** Everything that waits on PostgreSQL on behalf of a request must end before the 5 s in which the API answers 503. */
export const REQUEST_BUDGET_MS = 4_000;

export const budgetOf = (request: EdgeRequest): number => Math.max(1, request.arrivedAt + REQUEST_BUDGET_MS - Date.now());
export const actorOf = (request: EdgeRequest): Actor => request.session?.actor ?? PUBLIC_ACTOR;
