import { hash, verify } from '@node-rs/argon2';
import { Turns } from './turns.js';

/** argon2id with OWASP's smaller setting: 19 MiB, 2 passes (the library's default algorithm is argon2id). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashing is the one costly thing a stranger can ask for. */
const turns = new Turns(2, 400);
/** A sign-in is answered within 5 s or told to come again; an operator's two hundred accounts take longer. */
const SIGN_IN_PATIENCE_MS = 3_500;
const HASH_PATIENCE_MS = 20_000;

export const hashPassword = (password: string): Promise<string> => turns.take(() => hash(password, PARAMETERS), HASH_PATIENCE_MS);

const someone = hash('no account has this password', PARAMETERS);

/** Takes as long for an account that does not exist, so that an answer's time tells nothing. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const known = stored ?? (await someone);
  const fits = await turns.take(() => verify(known, password), SIGN_IN_PATIENCE_MS);
  return stored !== null && fits;
}
