import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useSyncExternalStore } from 'react';
import type { DraftPatch, DraftView } from '#libs/contracts/http/draft-view';
import { Problem, call } from '../../http/client.js';
import { newKey } from '../../http/key.js';
import { read } from '../../http/query.js';
import type { FormOf } from '../../forms/use-form.js';
import { DraftKeeper, type Patch, type Values } from './draft-keeper.js';

/** The draft as the server has it, and a keeper that saves what is typed. */
export function useDraft(form: FormOf, account: string): { draft: DraftView | undefined; keeper: DraftKeeper | null; error: unknown } {
  const application = useQuery({
    ...read('readApplicationDraft', { params: form.params }),
    enabled: form.kind === 'application',
    staleTime: Infinity,
    gcTime: 0,
  });
  const evaluation = useQuery({ ...read('readEvaluationDraft', { params: form.params }), enabled: form.kind === 'evaluation', staleTime: Infinity, gcTime: 0 });
  const { data, error } = form.kind === 'application' ? application : evaluation;
  const keeper = useMemo(() => (data ? keeperOf(data, form, account) : null), [data === undefined, JSON.stringify(form), account]);
  useEffect(() => () => keeper?.stop(), [keeper]);
  return { draft: data, keeper, error };
}

function keeperOf(draft: DraftView, form: FormOf, account: string): DraftKeeper {
  const slot = `fwzz.draft:${account}:${Object.values(form.params).join('/')}:${tabId()}`;
  const operation = form.kind === 'application' ? 'saveApplicationDraft' : 'saveEvaluationDraft';
  return new DraftKeeper(
    { version: draft.version, form: draft.form, savedAt: draft.savedAt },
    {
      send: (patch) => call(operation, { params: form.params, body: patch as DraftPatch, key: patch.patchId }),
      newId: newKey,
      keep: (pending) => (pending ? localStorage.setItem(slot, JSON.stringify(pending)) : localStorage.removeItem(slot)),
      wait: (milliseconds, then) => {
        const timer = setTimeout(then, milliseconds);
        return () => clearTimeout(timer);
      },
      asProblem: (error) => (error instanceof Problem ? error : null),
    },
    restored(slot),
  );
}

/** Text that never had an answer, typed in this tab before a reload. */
function restored(slot: string): { inFlight: Patch | null; dirty: Values } | null {
  const kept = localStorage.getItem(slot);
  return kept ? (JSON.parse(kept) as { inFlight: Patch | null; dirty: Values }) : null;
}

function tabId(): string {
  const known = sessionStorage.getItem('fwzz.tab');
  if (known) return known;
  const made = newKey();
  sessionStorage.setItem('fwzz.tab', made);
  return made;
}

/** One field of a form re-renders when its own value changes, not on every key anywhere. */
export function useValue(keeper: DraftKeeper, field: string): unknown {
  return useSyncExternalStore(keeper.subscribe, () => keeper.values[field]);
}

/** For what depends on the whole draft: the save line, the section list. */
export function useKeeper(keeper: DraftKeeper): DraftKeeper {
  const [, again] = useReducer((n: number) => n + 1, 0);
  useEffect(() => keeper.subscribe(again), [keeper]);
  return keeper;
}
