import { readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { run, type Program, type Running } from '../../../apps/stack/services/supervise.js';

/** One real process of the system under test, with its tether: signals go to both, so a stopped one stays whole. */
export class Child {
  private ended = false;
  private readonly from: number;
  private readonly running: Running;

  constructor(private readonly program: Program) {
    this.from = sizeOf(program.logFile);
    this.running = run(program);
    void this.running.exited.then(() => (this.ended = true));
  }

  get pid(): number | undefined {
    return this.running.pid;
  }

  get alive(): boolean {
    return !this.ended;
  }

  signal(signal: NodeJS.Signals): void {
    if (this.ended || this.running.pid === undefined) return;
    try {
      process.kill(-this.running.pid, signal);
    } catch {
      // gone between the look and the signal
    }
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.running.exited;
  }

  async stop(): Promise<void> {
    this.signal('SIGCONT');
    await this.running.stop();
  }

  async says(text: string, withinMs = 90_000): Promise<void> {
    for (const end = Date.now() + withinMs; Date.now() < end; await sleep(100)) {
      if (this.output().includes(text)) return;
      if (this.ended) break;
    }
    throw new Error(`${this.program.name} did not say "${text}":\n${this.output().slice(-3_000)}`);
  }

  output(): string {
    return readFileSync(this.program.logFile, 'utf8').slice(this.from);
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
