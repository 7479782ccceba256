import type { ProcessActivities, ProcessView } from '#libs/contracts/temporal/process';

/**
 * A log reduced to views, for specs of the loop alone: each answer is what the spec put there, every call is written
 * down. The real engine answers in test/integration.
 */
export class ToldWorld implements ProcessActivities {
  readonly calls: string[] = [];
  private readonly views = new Map<string, ProcessView>();
  /** Replaced by a spec that wants something to happen while an act runs. */
  meanwhile: (call: string) => Promise<void> = async () => {};

  constructor() {
    for (const name of ['readView', 'applyDue', 'closeDue', 'followThrough', 'applyInbox'] as const) this[name] = this[name].bind(this) as never;
  }

  /** What the log says of a stream from now on. */
  say(view: ProcessView): ProcessView {
    this.views.set(view.stream, view);
    return view;
  }

  /** What the log will say once this call has been answered. */
  private readonly after = new Map<string, ProcessView>();
  on(call: string, view: ProcessView): void {
    this.after.set(call, view);
  }

  count(prefix: string): number {
    return this.calls.filter((call) => call.startsWith(prefix)).length;
  }

  async readView(stream: string): Promise<ProcessView> {
    return this.answer(`readView ${stream}`, stream);
  }
  async applyDue({ stream, no }: { stream: string; no: string }): Promise<ProcessView> {
    return this.answer(`applyDue ${no}`, stream);
  }
  async closeDue({ closer, upTo }: { closer: string; upTo: string }): Promise<{ closed: number }> {
    this.calls.push(`closeDue ${closer} ${upTo}`);
    return { closed: 0 };
  }
  async followThrough({ stream }: { stream: string }): Promise<ProcessView> {
    return this.answer('followThrough', stream);
  }
  async applyInbox({ stream, commandId }: { stream: string; commandId: string }): Promise<ProcessView> {
    return this.answer(`applyInbox ${commandId}`, stream);
  }

  private async answer(call: string, stream: string): Promise<ProcessView> {
    this.calls.push(call);
    await this.meanwhile(call);
    const after = this.after.get(call);
    if (after) this.views.set(stream, after);
    const view = this.views.get(stream);
    if (!view) throw new Error(`the spec has said nothing of ${stream}`);
    return view;
  }
}
