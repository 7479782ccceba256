import { createHmac } from 'node:crypto';
import type { PersonalValue } from './command-envelope.js';

/** What a fact holds instead of a personal value. The salt makes it unguessable: a bare hash of a mobile number is found in seconds. */
export function commitmentOf(salt: Uint8Array, field: string, value: string): string {
  return createHmac('sha256', salt).update(field, 'utf8').update(Buffer.of(0)).update(value, 'utf8').digest('hex');
}

export function personalRow({ subject, field, value, salt }: PersonalValue): { [column: string]: unknown } {
  return { subject, field, value, salt: `\\x${Buffer.from(salt).toString('hex')}`, commitment: commitmentOf(salt, field, value) };
}
