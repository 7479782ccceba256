import { AUTHORITIES } from '#libs/domain/programmes/authorities';

const NAMES = new Map(AUTHORITIES.map((authority) => [authority.code, authority.name]));

/** An authority of a later programme that this build does not know reads as its code. */
export const authorityName = (code: string): string => NAMES.get(code) ?? code;
