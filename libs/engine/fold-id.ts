import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StreamKind } from '#libs/domain/kernel/types';

const DOMAIN = fileURLToPath(new URL('../domain/', import.meta.url));
const KINDS: readonly StreamKind[] = ['application', 'desk', 'season', 'campaign', 'evaluation', 'title'];
/** What every fold and every `waitingFor` may stand on. */
const SHARED = ['kernel', 'periods'];

function sourcesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[jt]s$/.test(file) && !/\.(spec|d)\.[jt]s$/.test(file))
    .sort()
    .map((file) => join(folder, file));
}

/**
 * A state stored under another id was folded by other code and is folded anew from its facts when touched.
 * Taken from the sources themselves, because a number raised by hand would be forgotten.
 */
export function computeFoldIds(): Record<StreamKind, string> {
  const idOf = (kind: StreamKind) => {
    const hash = createHash('sha256');
    for (const file of [kind, ...SHARED].flatMap((folder) => sourcesUnder(join(DOMAIN, folder)))) hash.update(readFileSync(file)).update('\0');
    return hash.digest('hex').slice(0, 16);
  };
  return Object.fromEntries(KINDS.map((kind) => [kind, idOf(kind)])) as Record<StreamKind, string>;
}
