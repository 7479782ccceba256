import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AccountRow } from './session-store.js';

const DAY_MS = 86_400_000;
export const KNOWN_FOR_DAYS = 180;

type Signed = Pick<AccountRow, 'id' | 'password_hash'>;

/**
 * "This account has signed in from here": a mark that its browser keeps, so that its owner is not among those who are made to
 * wait for a stranger's guesses. It opens nothing. Signed with the account's own stored hash: every API can check it without
 * a key of its own, and a new password ends all marks.
 */
export function newMark(account: Signed, now: number): string {
  const said = `${randomBytes(12).toString('base64url')}.${Math.floor(now / DAY_MS)}`;
  return `${said}.${signatureOf(account, said)}`;
}

/** A name for the device where the mark is this account's and not too old, for counting its own tries; else null. */
export function deviceOf(mark: string | null, account: Signed | undefined, now: number): string | null {
  const [nonce, day, signature, ...more] = mark?.split('.') ?? [];
  if (!account || !nonce || !day || !signature || more.length > 0) return null;
  const expected = Buffer.from(signatureOf(account, `${nonce}.${day}`));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return now / DAY_MS - Number(day) <= KNOWN_FOR_DAYS ? `device ${nonce}` : null;
}

const signatureOf = ({ id, password_hash }: Signed, said: string): string =>
  createHmac('sha256', password_hash).update(`known device|${id}|${said}`).digest('base64url');
