import { freshNamespace, temporalAddress } from '../../support/services.js';
import type { Place } from './skipped-time.js';

/** On the server that the run has started for all specs. */
export async function aPlace(): Promise<Place> {
  return { address: temporalAddress(), namespace: await freshNamespace() };
}
