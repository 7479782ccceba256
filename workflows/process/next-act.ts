import type { ProcessDue, ProcessView } from '#libs/contracts/temporal/process';

export type Act =
  | { kind: 'applyInbox'; commandId: string }
  | { kind: 'closeOthers'; due: ProcessDue }
  | { kind: 'applyDue'; due: ProcessDue }
  /** All that is left; `newest` tells one that got nowhere from one that has more to do: what is new waits for nothing that throws. */
  | { kind: 'followThrough'; newest: string };

export type Next =
  | { kind: 'act'; act: Act }
  /** Nothing to do before `until` (milliseconds), or before mail comes where it is null. */
  | { kind: 'wait'; until: number | null }
  | { kind: 'rest' };

/** Acts that changed nothing, and when each may be tried again. */
export type HeldBack = { [key: string]: { times: number; until: number } };

export const AT_REST = 'atRest';
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;

/**
 * One act at a time, in this order: what people sent before what the clock says (a command that arrived by the
 * deadline is in time, so it is decided first), the clock before follow-ups (a fan-out may take minutes).
 */
export function nextAct(view: ProcessView, now: number, held: HeldBack): Next {
  const candidates = actsOf(view).map(({ act, from }) => ({ act, from: Math.max(from, held[keyOf(act)]?.until ?? 0) }));
  const ready = candidates.find(({ from }) => from <= now);
  if (ready) return { kind: 'act', act: ready.act };
  if (candidates.length === 0) return view.stage === AT_REST ? { kind: 'rest' } : { kind: 'wait', until: null };
  return { kind: 'wait', until: Math.min(...candidates.map(({ from }) => from)) };
}

/** What is still to be done after an answer; an act that left its own cause standing is held back, ever longer, never in a hot loop. */
export function holdBack(held: HeldBack, act: Act, answer: ProcessView, now: number): HeldBack {
  const key = keyOf(act);
  const left = new Set(actsOf(answer).map((one) => keyOf(one.act)));
  const { [key]: before, ...others } = Object.fromEntries(Object.entries(held).filter(([one]) => left.has(one) || one === key));
  if (!left.has(key)) return others;
  const times = (before?.times ?? 0) + 1;
  return { ...others, [key]: { times, until: now + Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (times - 1)) } };
}

export function duesInOrder(view: ProcessView): ProcessDue[] {
  return [...view.due].sort((a, b) => Date.parse(a.ownAt) - Date.parse(b.ownAt) || (a.no < b.no ? -1 : 1));
}

function actsOf(view: ProcessView): { act: Act; from: number }[] {
  const newest = view.followUps.at(-1);
  return [
    ...view.inbox.map((commandId) => ({ act: { kind: 'applyInbox' as const, commandId }, from: 0 })),
    ...duesInOrder(view).map((due) => ({
      act: { kind: due.closesOthers ? ('closeOthers' as const) : ('applyDue' as const), due },
      from: Date.parse(due.ownAt),
    })),
    ...(newest === undefined ? [] : [{ act: { kind: 'followThrough' as const, newest }, from: 0 }]),
  ];
}

function keyOf(act: Act): string {
  switch (act.kind) {
    case 'applyInbox':
      return `inbox ${act.commandId}`;
    case 'closeOthers':
    case 'applyDue':
      return `due ${act.due.no} ${act.due.ownAt}`;
    case 'followThrough':
      return `followUp ${act.newest}`;
  }
}
