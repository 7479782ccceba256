import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { ProcessView } from '#libs/contracts/temporal/process';
import type { MailRow } from './mail-table.js';
import { countAttempt, deleteSentMail, readMail } from './mail-table.js';

export interface RelayOptions {
  dataSource: DataSource;
  /** Signal-with-Start of the stream's process. */
  send(view: ProcessView, signal: string): Promise<void>;
  /** Only the leader sends: two relays would do no harm, only double the work. */
  leads(): boolean;
  log: Logger;
}

export interface Relay {
  lastSentAt(): number | null;
  /** True after a sending failed, until one works again. */
  failing(): boolean;
  stop(): Promise<void>;
}

const IDLE_MS = 50;
const PAGE = 128;
const AT_ONCE = 16;
/** Mail that could not be sent is tried again after this. */
const RETRY_MS = 2_000;

/**
 * Brings each stream's newest mail to its process, right after the commit that wrote it. A row is deleted only as it
 * was sent: killed between sending and deleting, the relay sends it again, and the process has seen that version.
 */
export function startRelay({ dataSource, send, leads, log }: RelayOptions): Relay {
  const later = new Map<string, number>();
  let stopped = false;
  let sentAt: number | null = null;
  let failing = false;

  async function sendOne(row: MailRow): Promise<boolean> {
    try {
      await send(row.view, row.fact);
      later.delete(row.stream);
      sentAt = Date.now();
      failing = false;
      return true;
    } catch (error) {
      failing = true;
      later.set(row.stream, Date.now() + RETRY_MS);
      log.warn({ stream: row.stream, version: row.version, code: codeOf(error) }, 'mail not sent, tried again');
      await countAttempt(dataSource, row.stream);
      return false;
    }
  }

  /** How many were sent. The first failure ends the page: the rest of it would wait for the same engine. */
  async function sendPage(): Promise<number> {
    const now = Date.now();
    for (const [stream, from] of later) if (from <= now) later.delete(stream);
    const rows = await readMail(dataSource, PAGE, [...later.keys()]);
    const sent: MailRow[] = [];
    let broken = false;
    const waiting = rows.values();
    async function lane(): Promise<void> {
      for (const row of waiting) {
        if (stopped || broken) return;
        if (await sendOne(row)) sent.push(row);
        else broken = true;
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    await deleteSentMail(dataSource, sent);
    return sent.length;
  }

  async function run(): Promise<void> {
    while (!stopped) {
      try {
        const sent = leads() ? await sendPage() : 0;
        if (sent === 0) await sleep(failing ? RETRY_MS / 4 : IDLE_MS);
      } catch (error) {
        log.error({ code: codeOf(error) }, 'relay: PostgreSQL not available, tried again');
        await sleep(RETRY_MS / 2);
      }
    }
  }

  const running = run();
  return {
    lastSentAt: () => sentAt,
    failing: () => failing,
    async stop() {
      stopped = true;
      await running;
    },
  };
}

function codeOf(error: unknown): string {
  const { code, name, message } = error as { code?: unknown; name?: string; message?: string };
  return String(code ?? name ?? message ?? 'unknown');
}
