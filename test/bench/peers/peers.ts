import type { Place } from '../place.js';

export interface Peers {
  perSecond: { dbos: number; restate: number; floorHttp?: number };
}

export async function peers(_place: Place, _options: { seconds: number; rounds: number }): Promise<Peers> {
  throw new Error('not yet');
}
