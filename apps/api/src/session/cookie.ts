import type { CookieOptions, Response } from 'express';
import type { Config } from '../config.js';
import type { EdgeRequest } from '../http/request.js';

/** Browsers take `__Host-` only over TLS; on a loopback without it the name is plain. */
const nameOf = (config: Config): string => (config.secureCookie ? '__Host-fwzz' : 'fwzz');
const options = (config: Config): CookieOptions => ({ httpOnly: true, sameSite: 'lax', secure: config.secureCookie, path: '/' });

export function tokenOf(request: EdgeRequest, config: Config): string | null {
  const cookies = request.cookies as Record<string, unknown> | undefined;
  const token = cookies?.[nameOf(config)];
  return typeof token === 'string' && token.length <= 100 ? token : null;
}

export const giveCookie = (response: Response, config: Config, token: string): void => void response.cookie(nameOf(config), token, options(config));
export const takeCookie = (response: Response, config: Config): void => void response.clearCookie(nameOf(config), options(config));
