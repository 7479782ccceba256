import { hash, verify } from '@node-rs/argon2';
import { ProblemError } from '../http/problem.js';

/** argon2id with OWASP's smaller setting: 19 MiB, 2 passes (the library's default algorithm is argon2id). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashing is the one costly thing a stranger can ask for: at most this many at once, and a queue with an end. */
const AT_ONCE = 2;
const QUEUE = 400;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= QUEUE) throw new ProblemError('TOO_MANY_REQUESTS', { headers: { 'Retry-After': '5' } });
    await new Promise<void>((go) => waiting.push(go));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, PARAMETERS));

const someone = hash('no account has this password', PARAMETERS);

/** Takes as long for an account that does not exist, so that an answer's time tells nothing. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const known = stored ?? (await someone);
  const fits = await inTurn(() => verify(known, password));
  return stored !== null && fits;
}
