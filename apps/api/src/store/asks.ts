import type { Actor } from '#libs/domain/kernel/types';
import type { Ask } from '#libs/read-model/ask';
import { actorOf, budgetOf, type EdgeRequest } from '../http/request.js';
import type { Store } from './store.js';

/** Reads of one request: as the one who asks, within what is left of its time. */
export const asksOf =
  (store: Store, request: EdgeRequest, actor: Actor = actorOf(request)): Ask =>
  <R extends object>(text: string, values: unknown[] = []) =>
    store.readAs<R & Record<string, unknown>>(actor, budgetOf(request), text, values);
