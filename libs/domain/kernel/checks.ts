export const isBlank = (text: string): boolean => text.trim() === '';

/** SHA-256 in lower-case hex: what stands in a fact for a file, a seal or a frozen form. */
export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
