import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MeView } from '#libs/contracts/http/session';

export interface Reply {
  status: number;
  /** Parsed JSON; null without one. */
  body: unknown;
  text: string;
  cookies: string[];
}

export interface Problem {
  code: string;
  field?: string;
  detail?: string;
  requestId?: string;
}

export class HttpFailure extends Error {
  constructor(who: string, what: string, reply: Reply) {
    const { code, field, detail, requestId } = (reply.body ?? {}) as Partial<Problem>;
    super(
      `${who}: ${what} answered ${reply.status} ${code ?? ''}${field ? ` (${field})` : ''}: ${detail ?? reply.text.slice(0, 200)}${requestId ? ` [request ${requestId}]` : ''}`,
    );
  }
}

const RETRY_AFTER_MS = [200, 500, 1000, 2000, 4000, 8000, 8000, 8000];

/** One signed-in person with a session of their own: cookie, CSRF token, a new Idempotency-Key per command. */
export class Person {
  private cookie = '';
  private csrf = '';
  private signingIn: Promise<void> | null = null;

  constructor(
    private readonly base: string,
    readonly account: string | null,
    private readonly password: string,
  ) {}

  get(path: string): Promise<Reply> {
    return this.request('GET', path);
  }

  /** For answers too long to hold at once. */
  async stream(path: string): Promise<Response> {
    await this.signedIn();
    return fetch(`${this.base}${path}`, { headers: { cookie: this.cookie } });
  }

  patch(path: string, body: unknown): Promise<Reply> {
    return this.request('PATCH', path, body);
  }

  post(path: string, body: unknown): Promise<Reply> {
    return this.request('POST', path, body);
  }

  /** The key stays the same over all repeats, so an answer lost on the way is not a second command. */
  command(path: string, body: unknown): Promise<Reply> {
    return this.request('POST', path, body, { 'Idempotency-Key': randomUUID() });
  }

  private async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    for (let attempt = 0; ; attempt++) {
      await this.signedIn();
      const reply = await this.fetched(method, path, body, {
        ...headers,
        ...(this.account !== null && { cookie: this.cookie, ...(method !== 'GET' && { 'x-csrf-token': this.csrf }) }),
      });
      if (reply?.status === 401 && this.account !== null && attempt === 0) {
        this.csrf = '';
        continue;
      }
      const pause = RETRY_AFTER_MS[attempt];
      if (reply && (reply.status !== 503 || pause === undefined)) return reply;
      if (pause === undefined) throw new Error(`${this.base} does not answer ${method} ${path}`);
      await sleep(pause);
    }
  }

  private async signedIn(): Promise<void> {
    if (this.account === null || this.csrf !== '') return;
    this.signingIn ??= this.signIn().finally(() => {
      this.signingIn = null;
    });
    await this.signingIn;
  }

  /** A system that is just starting again is worth some seconds; one that is not there is said so soon. */
  private async signIn(): Promise<void> {
    for (const pause of [...RETRY_AFTER_MS.slice(0, 4), null]) {
      const reply = await this.fetched('POST', '/api/session', { account: this.account, password: this.password }, {});
      if (reply?.status === 200) {
        this.cookie = reply.cookies.map((cookie) => cookie.split(';')[0]).join('; ');
        this.csrf = (reply.body as MeView).csrf;
        return;
      }
      if (reply && reply.status !== 503) throw new HttpFailure(this.account ?? 'public', 'signing in', reply);
      if (pause !== null) await sleep(pause);
    }
    throw new Error(`${this.base} does not answer`);
  }

  /** Null where nobody answered. */
  private async fetched(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Reply | null> {
    try {
      const response = await fetch(`${this.base}${path}`, {
        method,
        headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(60_000),
      });
      const text = await response.text();
      return { status: response.status, body: parsed(text), text, cookies: response.headers.getSetCookie() };
    } catch {
      return null;
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
