import { describe, expect, it } from 'vitest';
import { deviceOf, KNOWN_FOR_DAYS, newMark } from './known-device.js';

const ACCOUNT = { id: 'qinghe', password_hash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA' };
const DAY_MS = 86_400_000;
const NOW = Date.parse('2022-05-01T00:00:00Z');

describe('the mark of a known device', () => {
  it('is known for its account until it is too old', () => {
    const mark = newMark(ACCOUNT, NOW);

    expect(deviceOf(mark, ACCOUNT, NOW)).toMatch(/^device /);
    expect(deviceOf(mark, ACCOUNT, NOW + KNOWN_FOR_DAYS * DAY_MS)).toMatch(/^device /);
    expect(deviceOf(mark, ACCOUNT, NOW + KNOWN_FOR_DAYS * DAY_MS + 1)).toBeNull();
  });

  it('is none for another account, after a new password, or with a letter changed', () => {
    const mark = newMark(ACCOUNT, NOW);
    const [nonce, day, signature] = mark.split('.');

    expect(deviceOf(mark, { ...ACCOUNT, id: 'changting' }, NOW)).toBeNull();
    expect(deviceOf(mark, { ...ACCOUNT, password_hash: '$argon2id$v=19$m=19456,t=2,p=1$b3RoZXI$b3RoZXI' }, NOW)).toBeNull();
    expect(deviceOf(mark, undefined, NOW)).toBeNull();
    for (const forged of [`${nonce}.${Number(day) + 1}.${signature}`, `x${nonce}.${day}.${signature}`, `${nonce}.${day}.`, `${mark}.x`, '', null])
      expect(deviceOf(forged, ACCOUNT, NOW)).toBeNull();
  });
});
