import type { BothLanguages } from '#libs/contracts/http/case-view';

export const both = (zh: string, en: string): BothLanguages => ({ zh, en });

/** An instant as people of this programme read it: Asia/Shanghai, minutes. */
export function shanghai(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
