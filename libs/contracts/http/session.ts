import { z } from 'zod';
import { id, instantOut, requiredText, role } from './primitives.js';

export const signIn = z.strictObject({ account: requiredText(64), password: z.string().min(1).max(200) });

/** `csrf` goes back in the header X-CSRF-Token of every writing request. */
export const meView = z.object({
  id: z.string(),
  name: z.string(),
  role,
  authority: z.string().nullable(),
  authorityName: z.string().nullable(),
  organisation: z.string().nullable(),
  csrf: z.string(),
  idleUntil: instantOut,
  endsAt: instantOut,
  serverTime: instantOut,
});

const account = z.strictObject({
  id,
  name: requiredText(100),
  role,
  password: z.string().min(8).max(200),
  authority: requiredText(16).optional(),
  organisation: id.optional(),
});
/** Made by the operator; an account that exists already stays as it is and is named in `existing`. */
export const createAccounts = z.strictObject({ accounts: z.array(account).min(1).max(200) });
export const accountsCreated = z.object({ created: z.array(z.string()), existing: z.array(z.string()) });

export type MeView = z.infer<typeof meView>;
export type SignIn = z.input<typeof signIn>;
export type CreateAccounts = z.input<typeof createAccounts>;
