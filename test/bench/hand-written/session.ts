import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Database } from './database.js';
import { Problem } from './problem.js';

export interface Actor {
  id: string;
  role: string;
  authority: string | null;
  organisation: string | null;
}

interface Session {
  csrf: string;
  actor: Actor;
}

export interface SignedIn extends Request {
  actor: Actor;
}

const CACHE_MS = 1_000;
const FIND = `
  with live as (
    select s.token_hash, s.csrf, s.last_seen_at, a.id, a.role, a.authority, a.organisation from session s join account a on a.id = s.account_id
    where s.token_hash = $1 and s.expires_at > now() and s.last_seen_at > now() - interval '30 minutes' and not a.disabled
  ), touched as (
    update session set last_seen_at = now() from live where session.token_hash = live.token_hash and live.last_seen_at < now() - interval '20 seconds'
  )
  select * from live`;

/** Session by cookie, kept for a second as the product keeps it; a header against other sites' forms. */
@Injectable()
export class SessionGuard implements CanActivate {
  private readonly cache = new Map<string, { until: number; session: Session | null }>();

  constructor(@Inject(Database) private readonly database: Database) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedIn>();
    const token: unknown = (request.cookies as Record<string, unknown>)['fwzz'];
    const session = typeof token === 'string' ? await this.find(token) : null;
    if (!session) throw new Problem(401, 'UNAUTHENTICATED');
    const given = Buffer.from(request.header('x-csrf-token') ?? '');
    const expected = Buffer.from(session.csrf);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Problem(403, 'CSRF_FAILED');
    request.actor = session.actor;
    return true;
  }

  private async find(token: string): Promise<Session | null> {
    const hash = createHash('sha256').update(token).digest('hex');
    const cached = this.cache.get(hash);
    if (cached && cached.until > Date.now()) return cached.session;
    const row = await this.database.one<Actor & { csrf: string }>('session', FIND, [hash]);
    const session = row ? { csrf: row.csrf, actor: { id: row.id, role: row.role, authority: row.authority, organisation: row.organisation } } : null;
    this.cache.set(hash, { until: Date.now() + CACHE_MS, session });
    return session;
  }
}
