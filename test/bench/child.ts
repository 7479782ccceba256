import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A program of the bench that is asked by message and answers by message, one at a time. */
export class Helper<Asked extends object, Answered> {
  private readonly child: ChildProcess;
  private log = '';

  constructor(entry: URL, env: NodeJS.ProcessEnv = {}, execArgv: string[] = ['--import', 'tsx']) {
    this.child = fork(entry, [], {
      execArgv,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.log = (this.log + text).slice(-4_000)));
  }

  ask(question: Asked): Promise<Answered> {
    const answer = this.said();
    this.child.send(question);
    return answer;
  }

  /** What it says next. */
  async said(): Promise<Answered> {
    const over = new AbortController();
    const gone = once(this.child, 'exit', over).then(([code]) => ({ error: `ended with ${String(code)}: ${this.log}` }));
    const said = once(this.child, 'message', over).then(([message]) => message as { result?: Answered; error?: string });
    for (const one of [gone, said]) one.catch(() => undefined);
    const answer: { result?: Answered; error?: string } = await Promise.race([gone, said]).finally(() => over.abort());
    if (answer.error !== undefined || answer.result === undefined) throw new Error(answer.error ?? 'no answer');
    return answer.result;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}
