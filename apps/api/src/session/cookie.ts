import type { CookieOptions, Response } from 'express';
import type { Config } from '../config.js';
import type { EdgeRequest } from '../http/request.js';
import { KNOWN_FOR_DAYS } from './known-device.js';

/** Browsers take `__Host-` and `__Secure-` only over TLS; on a loopback without it the names are plain. */
const nameOf = (config: Config): string => (config.secureCookie ? '__Host-fwzz' : 'fwzz');
const options = (config: Config): CookieOptions => ({ httpOnly: true, sameSite: 'lax', secure: config.secureCookie, path: '/' });

const deviceNameOf = (config: Config): string => (config.secureCookie ? '__Secure-fwzz-device' : 'fwzz-device');
/** Sent where one signs in, and nowhere else. */
const deviceOptions = (config: Config): CookieOptions => ({ ...options(config), path: '/api/session', maxAge: KNOWN_FOR_DAYS * 86_400_000 });

function cookieOf(request: EdgeRequest, name: string): string | null {
  const value = (request.cookies as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' && value.length <= 100 ? value : null;
}

export const tokenOf = (request: EdgeRequest, config: Config): string | null => cookieOf(request, nameOf(config));
export const markOf = (request: EdgeRequest, config: Config): string | null => cookieOf(request, deviceNameOf(config));

/** Signing out takes the session alone: the device stays one that the account has signed in from. */
export function giveCookies(response: Response, config: Config, { token, mark }: { token: string; mark: string }): void {
  response.cookie(nameOf(config), token, options(config));
  response.cookie(deviceNameOf(config), mark, deviceOptions(config));
}

export const takeCookie = (response: Response, config: Config): void => void response.clearCookie(nameOf(config), options(config));
