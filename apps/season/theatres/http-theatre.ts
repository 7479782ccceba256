import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandRecorded, ProcessView } from '#libs/contracts/http/process-view';
import { instant, milliseconds } from '#libs/domain/kernel/instants';
import type { Instant, StreamId } from '#libs/domain/kernel/types';
import type { Answer, Command, Form, Interlude, Objection, Performer, Scene, SendOptions, Span, Theatre } from '../script/theatre.js';
import { commandAddress, processAddress, streamAddress } from './addresses.js';
import { HttpFailure, Person, type Problem, type Reply } from './person.js';
import { sideBySide } from './side-by-side.js';

export interface HttpTheatreOptions {
  url: string;
  password: string;
  operator: Performer;
  auditor: Performer;
  /** Scenes played at once. */
  width: number;
  /** How long follow-ups and the clock may take before the play gives up. */
  patienceMs: number;
  onProgress?: (done: number, all: number) => void;
}

/** The server makes the number (申报编号) itself. */
const MADE_BY_SERVER: Record<string, readonly string[]> = { startApplication: ['applicationNo'] };

/** A play on a running system: signed-in people, real deadlines, processes that follow a little later. */
export class HttpTheatre implements Theatre {
  readonly statistics = { commands: 0 };
  private readonly people = new Map<string, Person>();
  private readonly drafts = new Map<StreamId, { version: number; form: Form }>();
  private readonly public: Person;

  constructor(private readonly options: HttpTheatreOptions) {
    this.public = new Person(options.url, null, '');
  }

  now(): Instant {
    return instant(Date.now());
  }

  async sleepUntil(at: Instant): Promise<void> {
    const left = milliseconds(at) - Date.now();
    if (left > 0) await sleep(left);
  }

  async together(scenes: Scene[], _span?: Span | null, interlude?: Interlude): Promise<void> {
    let telling = Promise.resolve();
    await sideBySide(
      scenes.map((scene) => () => playScene(scene)),
      this.options.width,
      async (done, all) => {
        this.options.onProgress?.(done, all);
        if (interlude) telling = telling.then(() => interlude({ done, all }));
        await telling;
      },
    );
  }

  async send(by: Performer, stream: StreamId, command: Command, options?: SendOptions): Promise<Answer> {
    const body = Object.fromEntries(Object.entries(command).filter(([name]) => name !== 'type' && !MADE_BY_SERVER[command.type]?.includes(name)));
    return this.answered(by.account, stream, command.type, await this.person(by).command(commandAddress(stream, command.type), body), options);
  }

  async draft(by: Performer, stream: StreamId, form: Form): Promise<void> {
    const person = this.person(by);
    const path = `${streamAddress(stream)}/draft`;
    const known = this.drafts.get(stream) ?? (await this.readDraft(person, path));
    const set = Object.fromEntries(Object.entries(form).filter(([field, value]) => JSON.stringify(known.form[field]) !== JSON.stringify(value)));
    const saved = await person.patch(path, { patchId: randomUUID(), base: known.version, set });
    if (saved.status !== 200) throw new HttpFailure(by.account, `saving the draft of ${stream}`, saved);
    this.drafts.set(stream, { version: (saved.body as { version: number }).version, form });
  }

  async file(by: Performer, stream: StreamId, options?: SendOptions): Promise<Answer> {
    const draft = this.drafts.get(stream);
    if (!draft) throw new Error(`nothing drafted for ${stream}`);
    return this.send(by, stream, { type: stream.startsWith('application/') ? 'submitApplication' : 'submitEvaluation', draftVersion: draft.version }, options);
  }

  async object(stream: StreamId, objection: Objection): Promise<Answer> {
    return this.answered('public', stream, 'raiseObjection', await this.public.command(commandAddress(stream, 'raiseObjection'), objection));
  }

  async quiet(streams: readonly StreamId[]): Promise<void> {
    const operator = this.person(this.options.operator);
    await sideBySide(
      streams.map(
        (stream) => () =>
          this.until(`the follow-ups of ${stream}`, async () => {
            const reply = await operator.get(processAddress(stream));
            if (reply.status !== 200) throw new HttpFailure('operator', `reading the process ${stream}`, reply);
            return (reply.body as ProcessView).followUpsOpen === 0;
          }),
      ),
      this.options.width,
    );
  }

  async happened(stream: StreamId, factType: string, count = 1): Promise<void> {
    const auditor = this.person(this.options.auditor);
    const path = `/api/facts?stream=${encodeURIComponent(stream)}&type=${factType}&limit=200`;
    await this.until(`${factType} of ${stream}`, async () => {
      const reply = await auditor.get(path);
      if (reply.status !== 200) throw new HttpFailure('auditor', `reading the facts of ${stream}`, reply);
      return (reply.body as { rows: unknown[] }).rows.length >= count;
    });
  }

  person(by: Performer): Person {
    const known = this.people.get(by.account) ?? new Person(this.options.url, by.account, this.options.password);
    this.people.set(by.account, known);
    return known;
  }

  private async readDraft(person: Person, path: string): Promise<{ version: number; form: Form }> {
    const reply = await person.get(path);
    if (reply.status !== 200) throw new HttpFailure(person.account ?? 'public', `reading ${path}`, reply);
    const { version, form } = reply.body as { version: number; form: Form };
    return { version, form };
  }

  private answered(who: string, stream: StreamId, command: string, reply: Reply, options: SendOptions = {}): Answer {
    this.statistics.commands += 1;
    if (reply.status === 200) return { recorded: true, facts: (reply.body as CommandRecorded).facts.map((fact) => fact.type) };
    const code = (reply.body as Problem | null)?.code ?? `HTTP_${reply.status}`;
    if (options.expect?.some((expected) => expected === code)) return { recorded: false, code };
    throw new HttpFailure(who, `${command} on ${stream}`, reply);
  }

  private async until(what: string, ready: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + this.options.patienceMs;
    for (let pause = 50; !(await ready()); pause = Math.min(pause * 1.5, 1000)) {
      if (Date.now() > end) throw new Error(`${what} did not come within ${this.options.patienceMs / 1000} s`);
      await sleep(pause);
    }
  }
}

async function playScene(scene: Scene): Promise<void> {
  try {
    await scene.play();
  } catch (error) {
    throw new Error(`scene "${scene.name}": ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
