import { createContext, useContext } from 'react';
import type { MeView } from '#libs/contracts/http/session';
import { setCsrf } from '../http/client.js';
import { queryClient, read } from '../http/query.js';

export const MeContext = createContext<MeView | null>(null);

export function useMe(): MeView {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside a signed-in page');
  return me;
}

/** Reads who is signed in; the CSRF token comes along and goes back with every writing request. */
export async function loadMe(): Promise<MeView> {
  const me = await queryClient.ensureQueryData({ ...read('readMe'), staleTime: Infinity, retry: false });
  setCsrf(me.csrf);
  return me;
}

export function forgetMe(): void {
  setCsrf(null);
  queryClient.clear();
}
