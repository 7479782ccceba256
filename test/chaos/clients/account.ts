import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandAddress } from '../../../apps/season/theatres/addresses.js';
import type { HistoryFile } from './history-file.js';

export type Told =
  | { kind: 'ok'; version: number; facts: string[] }
  | { kind: 'fail'; code: string }
  /** Never a definite answer within the patience of the run. */
  | { kind: 'info' };

export interface Sent {
  stream: string;
  command: string;
  body: object;
  key: string;
}

interface Reply {
  status: number;
  body: unknown;
}

interface World {
  url: string;
  password: string;
  history: HistoryFile;
}

const REQUEST_MS = 8_000;
const PATIENCE_MS = 150_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_500;

/** One signed-in person. Several clients may use the session at once, as several windows do. */
export class Account {
  private cookie = '';
  private csrf = '';
  private signingIn: Promise<void> | null = null;
  /** Commands whose fate is not known: asked again when all is quiet. */
  readonly open: (Sent & { client: number })[] = [];

  constructor(
    private readonly world: World,
    readonly id: string,
  ) {}

  /** Repeats with the same key until somebody says yes or no. */
  async command(client: number, stream: string, command: string, body: object, key: string = randomUUID()): Promise<Told> {
    const sent: Sent = { stream, command, body, key };
    const told = await this.insist(client, sent);
    if (told.kind === 'info') this.open.push({ ...sent, client });
    return told;
  }

  async insist(client: number, sent: Sent, patienceMs = PATIENCE_MS): Promise<Told> {
    const end = performance.now() + patienceMs;
    for (let pause = FIRST_PAUSE_MS; performance.now() < end; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      await this.signedIn();
      const told = await this.once(client, sent);
      if (told.kind !== 'info') return told;
      await sleep(pause);
    }
    return { kind: 'info' };
  }

  private async once(client: number, { stream, command, body, key }: Sent): Promise<Told> {
    const { history } = this.world;
    const what = { client, command, key, stream };
    history.step({ ...what, type: 'invoke' });
    const reply = await this.fetched('POST', commandAddress(stream, command), body, { 'Idempotency-Key': key });
    const { status } = reply ?? {};
    if (reply && status === 200) {
      const { version, facts } = reply.body as { version: number; facts: { type: string }[] };
      history.step({ ...what, type: 'ok', status, version });
      return { kind: 'ok', version, facts: facts.map(({ type }) => type) };
    }
    const code = codeOf(reply);
    if (status === undefined || status >= 500 || status === 401 || status === 429) {
      history.step({ ...what, type: 'info', ...(status !== undefined && { status }), code });
      if (status === 401) this.csrf = '';
      return { kind: 'info' };
    }
    history.step({ ...what, type: 'fail', status, code });
    return { kind: 'fail', code };
  }

  /** Reads, and saves that are no facts: repeated until there is an answer that is not about the outage. */
  async ask(method: 'GET' | 'PATCH' | 'POST', path: string, body?: object, patienceMs = PATIENCE_MS): Promise<Reply> {
    const end = performance.now() + patienceMs;
    for (;;) {
      await this.signedIn();
      const reply = await this.fetched(method, path, body, {});
      if (reply && reply.status < 500 && reply.status !== 401 && reply.status !== 429) return reply;
      if (reply?.status === 401) this.csrf = '';
      if (performance.now() > end) throw new Error(`${this.id}: ${method} ${path} got no answer but ${reply?.status ?? 'silence'}`);
      await sleep(250);
    }
  }

  /** For answers too long to hold at once. */
  async download(path: string): Promise<Response> {
    await this.signedIn();
    return fetch(`${this.world.url}${path}`, { headers: { cookie: this.cookie } });
  }

  private async signedIn(): Promise<void> {
    if (this.csrf !== '') return;
    this.signingIn ??= this.signIn().finally(() => (this.signingIn = null));
    await this.signingIn;
  }

  private async signIn(): Promise<void> {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(500)) {
      const response = await fetch(`${this.world.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account: this.id, password: this.world.password }),
        signal: AbortSignal.timeout(REQUEST_MS),
      }).catch(() => null);
      if (!response) continue;
      const body = (await response.json().catch(() => null)) as { csrf?: string; code?: string } | null;
      if (response.ok && body?.csrf) {
        this.cookie = response.headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; ');
        this.csrf = body.csrf;
        return;
      }
      if (response.status < 500 && response.status !== 429) throw new Error(`${this.id} cannot sign in: ${response.status} ${body?.code}`);
    }
    throw new Error(`${this.id} could not sign in: nobody answered`);
  }

  private async fetched(method: string, path: string, body: object | undefined, headers: Record<string, string>): Promise<Reply | null> {
    try {
      const response = await fetch(`${this.world.url}${path}`, {
        method,
        headers: { ...headers, cookie: this.cookie, 'x-csrf-token': this.csrf, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(REQUEST_MS),
      });
      return { status: response.status, body: await response.json() };
    } catch {
      return null;
    }
  }
}

export const codeOf = (reply: Reply | null): string => (reply ? ((reply.body as { code?: string } | null)?.code ?? `HTTP_${reply.status}`) : 'NO_ANSWER');
