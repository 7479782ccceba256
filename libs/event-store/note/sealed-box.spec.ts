import { describe, expect, it } from 'vitest';
import { newRestoreKey, openSealed, restoreKey, seal } from './sealed-box.js';

describe('an entry sealed for restore', () => {
  const key = newRestoreKey();
  const fact = Buffer.from('{"type":"ScoreSubmitted","total":87}');

  it('opens with the restore key, also after the key was written down and read again', () => {
    expect(openSealed(seal(fact, key.publicKey), restoreKey(key.seed)).equals(fact)).toBe(true);
  });

  it('opens with no other key and not after a byte was changed', () => {
    const box = seal(fact, key.publicKey);
    const bent = Buffer.from(box);
    bent.writeUInt8(bent.readUInt8(50) ^ 1, 50);

    expect(() => openSealed(box, newRestoreKey())).toThrow();
    expect(() => openSealed(bent, key)).toThrow();
  });

  it('is never the same twice, so equal facts do not show', () => {
    expect(seal(fact, key.publicKey).equals(seal(fact, key.publicKey))).toBe(false);
  });
});
