import { INSTANT_PATTERN } from './chain.js';

/** A cosignature tells whole seconds, and the clocks of two parties agree within one. */
export const CLOCKS_AGREE_MS = 2_000;

/**
 * The sentence that says why an export cannot be of the moment it names, or is older than was asked for; null otherwise.
 * Its date is the word of whoever holds the log's key: one dated back to before the facts that it leaves out is like a
 * true one of then, to a witness, too. Only a reader who says how old a file may be finds it.
 */
export function judgeMoment(exportedAt: string, newestRecordedAt: string, notBefore: string | undefined): string | null {
  if (!INSTANT_PATTERN.test(exportedAt)) return 'the end line does not say when the log was exported';
  if (newestRecordedAt !== '' && Date.parse(exportedAt) + CLOCKS_AGREE_MS < Date.parse(newestRecordedAt))
    return `a fact was recorded at ${newestRecordedAt}, after this export of ${exportedAt}`;
  // Asked this way round, what is no instant refuses every export instead of none.
  if (notBefore !== undefined && !(Date.parse(exportedAt) >= Date.parse(notBefore))) return `the export is of ${exportedAt}, which is before ${notBefore}`;
  return null;
}
