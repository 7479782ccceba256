import { isIPv6 } from 'node:net';
import type { EdgeRequest } from '../http/request.js';

/**
 * What one caller has at his disposal: an IPv4 address, or the /64 that a line of IPv6 comes with, whose 2⁶⁴ addresses
 * would each be a stranger otherwise. Behind a proxy that is not named in TRUST_PROXY it is the proxy's for everybody.
 */
export const networkOf = (request: EdgeRequest): string => networkOfAddress(request.ip ?? '');

export function networkOfAddress(address: string): string {
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return bare;
  const spelled = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(spelled);
  if (mapped) return [mapped[1], mapped[2]].flatMap((part) => bytesOf(parseInt(part ?? '0', 16))).join('.');
  const [head = '', tail] = spelled.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const groups = tail === undefined ? [...head] : [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

const bytesOf = (group: number): number[] => [group >> 8, group & 255];
