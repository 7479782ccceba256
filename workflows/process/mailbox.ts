import type { ProcessView } from '#libs/contracts/temporal/process';
import { COMMAND_RECEIVED, NUDGED } from '#libs/contracts/temporal/process';

export interface Mail {
  signal: string;
  payload: unknown;
}

export interface Drained {
  view: ProcessView;
  /** Somebody asked, or something unreadable came: the process looks at the log before it goes on. */
  readAnew: boolean;
  /** The view is what a signal said, not what the log said. Enough to arm a timer, not enough to end. */
  fromMail: boolean;
}

/**
 * All unread mail at once. Signals may be lost, doubled and reordered, so only the highest version counts. Follow-ups
 * and inbox ids are kept from all that is news: a later view does not repeat what an earlier one asked for.
 * Nothing a signal says is believed further than "wake then": every act decides on the log.
 */
export function drain(view: ProcessView, unread: Mail[]): Drained {
  let newest = view;
  let readAnew = false;
  const inbox = new Set(view.inbox);
  const followUps = new Set(view.followUps);
  for (const { signal, payload } of unread) {
    const commandId = signal === COMMAND_RECEIVED ? commandIdOf(payload) : undefined;
    if (signal === NUDGED) readAnew = true;
    else if (commandId !== undefined) inbox.add(commandId);
    else if (!isViewOf(view.stream, payload)) readAnew = true;
    else {
      for (const id of payload.inbox) inbox.add(id);
      if (payload.version > view.version) for (const id of payload.followUps) followUps.add(id);
      if (payload.version > newest.version) newest = payload;
      // The same facts folded by a corrected rule: which of the two is right, only the log can say.
      else if (payload.version === view.version && waitsFor(payload) !== waitsFor(view)) readAnew = true;
    }
  }
  return { view: { ...newest, followUps: [...followUps], inbox: [...inbox] }, readAnew, fromMail: newest !== view };
}

function waitsFor({ stage, status, due }: ProcessView): string {
  return [stage, status, ...due.map(({ no, ownAt, command, closesOthers }) => `${no} ${ownAt} ${command} ${closesOthers}`).sort()].join('\n');
}

function commandIdOf(payload: unknown): string | undefined {
  if (typeof payload === 'string') return payload;
  const id = isRecord(payload) ? payload['commandId'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

function isViewOf(stream: string, payload: unknown): payload is ProcessView {
  return (
    isRecord(payload) &&
    payload['stream'] === stream &&
    typeof payload['version'] === 'number' &&
    typeof payload['stage'] === 'string' &&
    typeof payload['status'] === 'string' &&
    isTexts(payload['followUps']) &&
    isTexts(payload['inbox']) &&
    Array.isArray(payload['due']) &&
    payload['due'].every((due: unknown) => isRecord(due) && typeof due['no'] === 'string' && !Number.isNaN(Date.parse(String(due['ownAt']))))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
