import type { Ask } from '#libs/read-model/ask';
import { budgetOf, type EdgeRequest } from '../http/request.js';
import type { Store } from './store.js';

/** Reads of one request, within what is left of its time. */
export const asksOf =
  (store: Store, request: EdgeRequest): Ask =>
  <R extends object>(text: string, values: unknown[] = []) =>
    store.read<R & Record<string, unknown>>(budgetOf(request), text, values);
