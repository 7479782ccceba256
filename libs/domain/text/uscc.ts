/** GB 32100-2015: 18 places of this alphabet (no I, O, S, V, Z), the last one a check digit. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = new RegExp(`^[${ALPHABET}]{18}$`);

/** The 18th place for the first 17: weights 3^i mod 31, then (31 − Σ mod 31) mod 31. */
export function usccCheckDigit(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

export const isUscc = (code: unknown): code is string => typeof code === 'string' && SHAPE.test(code) && usccCheckDigit(code.slice(0, 17)) === code.charAt(17);
