import { existsSync, readFileSync } from 'node:fs';
import { type Verifier, verifierFromText } from '#libs/event-store/note/signed-note';

/** A verifier key as text, or the file that holds it. */
export function readVerifier(textOrFile: string): Verifier {
  return verifierFromText(existsSync(textOrFile) ? readFileSync(textOrFile, 'utf8') : textOrFile);
}
