import { canonicalJson, sha256Hex } from '#libs/event-store/chain';

/** What "the same command" means: same route, same address, same body. What the edge adds (numbers, salts) is not in it. */
export function bodyHashOf(route: string, params: Record<string, string>, body: unknown): string {
  return sha256Hex(canonicalJson({ route, params, body }));
}
