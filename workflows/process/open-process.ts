import { condition, continueAsNew, log, setDefaultSignalHandler, workflowInfo } from '@temporalio/workflow';
import type { ProcessView } from '#libs/contracts/temporal/process';
import { inPages, inPlace } from './activities.js';
import type { Mail } from './mailbox.js';
import { drain } from './mailbox.js';
import type { Act, HeldBack } from './next-act.js';
import { type AT_REST, holdBack, nextAct } from './next-act.js';
import { openShown } from './shown.js';

export interface Process<Stage extends string> {
  /** Returns when the stream has left this stage: at once where it is in another one. */
  stage(name: Exclude<Stage, typeof AT_REST>): Promise<void>;
  /** Keeps time and follows through in whatever stage the stream still is or is put back into, until it is at rest with nothing left to do. */
  untilRest(): Promise<void>;
}

/** A season or campaign asks hundreds at a time; all others a few, and those few in one workflow task instead of two. */
const asksMany = (stream: string) => stream.startsWith('season/') || stream.startsWith('campaign/');

/** Long before the server's own suggestion (4,096) and its limit (51,200). */
const LONGEST_HISTORY = 2_000;

/**
 * The loop under every story: a process is a cache of a stream plus its timers. It holds nothing that the log does not
 * hold, so it may be lost, started again, or carried over by continue-as-new with its last view and nothing else.
 */
export function openProcess<Stage extends string>(first: ProcessView): Process<Stage> {
  const shown = openShown(first);
  const unread: Mail[] = [];
  let view = first;
  let held: HeldBack = {};
  let seenInLog = false;

  // Set before the first await: mail that came with the start is then delivered, not dropped.
  setDefaultSignalHandler((signal, payload) => {
    unread.push({ signal, payload });
    shown.note(signal);
  });

  function learn(answer: ProcessView): void {
    if (answer.version < view.version) log.warn('the log is behind what a signal said', { stream: view.stream, told: view.version, log: answer.version });
    view = answer;
    seenInLog = true;
  }

  async function readMail(): Promise<void> {
    if (unread.length === 0) return;
    const mail = drain(view, unread.splice(0));
    view = mail.view;
    if (mail.fromMail) seenInLog = false;
    if (!mail.readAnew) return;
    held = {};
    learn(await inPlace.readView(view.stream));
  }

  async function perform(act: Act): Promise<void> {
    shown.note(act.kind === 'applyInbox' ? `${act.kind} ${act.commandId}` : act.kind === 'followThrough' ? act.kind : `${act.kind} ${act.due.no}`);
    const { stream } = view;
    switch (act.kind) {
      case 'applyInbox':
        return learn(await inPlace.applyInbox({ stream, commandId: act.commandId }));
      case 'closeOthers':
        await inPages.closeDue({ closer: stream, upTo: act.due.at });
        return learn(await inPlace.applyDue({ stream, no: act.due.no }));
      case 'applyDue':
        return learn(await inPlace.applyDue({ stream, no: act.due.no }));
      case 'followThrough':
        return learn(await (asksMany(stream) ? inPages : inPlace).followThrough({ stream }));
    }
  }

  /** One turn: all mail, then one act or one wait. False when there is nothing left to wait for. */
  async function turn(): Promise<boolean> {
    await readMail();
    const next = nextAct(view, Date.now(), held);
    shown.view(view, next.kind === 'wait' ? next.until : null);
    if (unread.length > 0) return true;
    if (workflowInfo().continueAsNewSuggested || workflowInfo().historyLength > LONGEST_HISTORY) await continueAsNew(view);
    switch (next.kind) {
      case 'act':
        await perform(next.act);
        held = holdBack(held, next.act, view, Date.now());
        return true;
      case 'wait':
        if (next.until === null) await condition(() => unread.length > 0);
        else await condition(() => unread.length > 0, Math.max(1, next.until - Date.now()));
        return true;
      case 'rest':
        if (seenInLog) return false;
        // The end is decided by the log alone: a signal that nobody of ours sent cannot end a process.
        learn(await inPlace.readView(view.stream));
        return true;
    }
  }

  return {
    async stage(name) {
      while (view.stage === name && (await turn()));
    },
    async untilRest() {
      while (await turn());
    },
  };
}
