import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Role } from '#libs/domain/kernel/types';
import type { SessionOfRequest } from '../http/request.js';
import { Store } from '../store/store.js';

const IDLE_MINUTES = 30;
const TOTAL_HOURS = 12;
/** A session ended in the database is known here at the latest after this. */
const CACHE_MS = 1_000;
const CACHE_SIZE = 5_000;

export interface AccountRow {
  id: string;
  name: string;
  role: Role;
  authority: string | null;
  organisation: string | null;
  password_hash: string;
}

interface SessionRow extends AccountRow {
  csrf: string;
  idle_until: Date;
  expires_at: Date;
}

/** Live sessions alone; the touch is part of the same statement and spares the row when it was touched a moment ago. */
const FIND = {
  name: 'session-find',
  text: `
    with live as (
      select s.token_hash, s.csrf, s.expires_at, s.last_seen_at, a.id, a.name, a.role, a.authority, a.organisation
      from session s join account a on a.id = s.account_id
      where s.token_hash = $1 and s.expires_at > now() and s.last_seen_at > now() - interval '${IDLE_MINUTES} minutes' and not a.disabled
    ), touched as (
      update session set last_seen_at = now() from live where session.token_hash = live.token_hash and live.last_seen_at < now() - interval '20 seconds'
    )
    select *, now() + interval '${IDLE_MINUTES} minutes' as idle_until from live`,
};

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

@Injectable()
export class SessionStore {
  private readonly cache = new Map<string, { until: number; session: SessionOfRequest | null }>();

  constructor(@Inject(Store) private readonly store: Store) {}

  /** Only the hash of the token is kept: who reads the table cannot sign in with it. */
  async open(account: AccountRow, address: string, budgetMs: number): Promise<{ token: string; session: SessionOfRequest }> {
    const token = randomBytes(32).toString('base64url');
    const csrf = randomBytes(32).toString('base64url');
    const [row] = await this.store.write<{ expires_at: Date; idle_until: Date }>(
      budgetMs,
      `insert into session (token_hash, account_id, csrf, expires_at, ip) values ($1, $2, $3, now() + interval '${TOTAL_HOURS} hours', $4)
       returning expires_at, now() + interval '${IDLE_MINUTES} minutes' as idle_until`,
      [hashOf(token), account.id, csrf, address],
    );
    if (!row) throw new Error('a session was not kept');
    return { token, session: sessionOf(hashOf(token), { ...account, csrf, ...row }) };
  }

  async find(token: string, budgetMs: number): Promise<SessionOfRequest | null> {
    const tokenHash = hashOf(token);
    const cached = this.cache.get(tokenHash);
    if (cached && cached.until > Date.now()) return cached.session;
    const [row] = await this.store.write<SessionRow>(budgetMs, FIND, [tokenHash]);
    const session = row ? sessionOf(tokenHash, row) : null;
    if (this.cache.size >= CACHE_SIZE) this.cache.clear();
    this.cache.set(tokenHash, { until: Date.now() + CACHE_MS, session });
    return session;
  }

  async end(tokenHash: string, budgetMs: number): Promise<void> {
    this.cache.delete(tokenHash);
    await this.store.write(budgetMs, 'delete from session where token_hash = $1', [tokenHash]);
  }

  /** Which of these are still live: for open event streams. */
  async live(tokenHashes: string[], budgetMs: number): Promise<Set<string>> {
    const rows = await this.store.write<{ token_hash: string }>(
      budgetMs,
      `select s.token_hash from session s join account a on a.id = s.account_id
       where s.token_hash = any($1) and s.expires_at > now() and s.last_seen_at > now() - interval '${IDLE_MINUTES} minutes' and not a.disabled`,
      [tokenHashes],
    );
    return new Set(rows.map((row) => row.token_hash));
  }
}

function sessionOf(tokenHash: string, row: Omit<SessionRow, 'password_hash'>): SessionOfRequest {
  const actor: Actor = {
    id: row.id,
    role: row.role,
    ...(row.authority && { authority: row.authority }),
    ...(row.organisation && { organisation: row.organisation }),
  };
  return { tokenHash, csrf: row.csrf, name: row.name, idleUntil: row.idle_until.toISOString(), endsAt: row.expires_at.toISOString(), actor };
}
