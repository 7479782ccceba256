import { ProblemError } from '../http/problem.js';

/**
 * At most `atOnce` of a costly work, and a queue with an end. A place that comes free is handed to the longest waiting one
 * before anybody else can see it, and one who has waited too long leaves the queue without taking a place.
 */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly queue: number,
  ) {}

  async take<T>(work: () => Promise<T>, patienceMs: number): Promise<T> {
    if (this.running < this.atOnce) this.running += 1;
    else await this.inLine(patienceMs);
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private inLine(patienceMs: number): Promise<void> {
    if (this.waiting.length >= this.queue) throw tooMany();
    return new Promise<void>((go, leave) => {
      const mine = () => {
        clearTimeout(late);
        go();
      };
      const late = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(mine), 1);
        leave(tooMany());
      }, patienceMs);
      this.waiting.push(mine);
    });
  }
}

const tooMany = (): ProblemError => new ProblemError('TOO_MANY_REQUESTS', { headers: { 'Retry-After': '5' } });
