import { Inject, Injectable } from '@nestjs/common';
import type { Readiness } from '#libs/contracts/http/process-view';
import { Processes } from '../process/processes.js';
import { Store } from '../store/store.js';
import { ClockCheck, LARGEST_SKEW_MS } from './clock.js';
import { WitnessCheck } from './witness-check.js';

/** Above this, mail or a due counts as late: the relay polls every 50 ms, a timer of a stream may spread over minutes. */
const LATE_MAIL_SECONDS = 10;
const LATE_DUE_SECONDS = 30;
/** A fact without a place in the log for this long: no checkpoint covers it and no witness has seen it. */
const LATE_LEAF_SECONDS = 10;

const LATE = `
  select (select count(*)::int from mail) as mail_waiting,
    (select coalesce(extract(epoch from now() - min(created_at)), 0)::float8 from mail) as mail_oldest,
    (select count(*)::int from due where own_at < now()) as due_count,
    (select coalesce(extract(epoch from now() - min(own_at)), 0)::float8 from due where own_at < now()) as due_oldest,
    (select coalesce(extract(epoch from now() - min(recorded_at)), 0)::float8 from unsequenced) as unplaced_oldest,
    (select size::float8 from log_head) as log_size`;

interface LateRow {
  mail_waiting: number;
  mail_oldest: number;
  due_count: number;
  due_oldest: number;
  unplaced_oldest: number;
  log_size: number;
}

/**
 * Ready = commands can be taken. What is late without them (timers, the engine) is listed and changes nothing for people.
 * A witness that has seen more of this log than the database holds, or another one, means that a restore went wrong or that
 * somebody rewrote it: no command is taken then (CommandService).
 */
@Injectable()
export class ReadinessService {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(ClockCheck) private readonly clock: ClockCheck,
    @Inject(Processes) private readonly processes: Processes,
    @Inject(WitnessCheck) private readonly witness: WitnessCheck,
  ) {}

  async ask(): Promise<Readiness> {
    const [late, temporal] = await Promise.all([this.late(), this.processes.isUp()]);
    const witness = this.witness.seen;
    const skew = this.clock.skewMs;
    const clockFits = skew !== null && Math.abs(skew) <= LARGEST_SKEW_MS;
    const degraded = [
      ...(late ? [] : ['postgresql']),
      ...(clockFits ? [] : ['clock']),
      ...(temporal ? [] : ['temporal']),
      ...(late && late.mail_oldest > LATE_MAIL_SECONDS ? ['mail'] : []),
      ...(late && late.due_oldest > LATE_DUE_SECONDS ? ['timers'] : []),
      ...(late && late.unplaced_oldest > LATE_LEAF_SECONDS ? ['log'] : []),
      ...(this.witness.contradicts ? ['witness'] : []),
    ];
    return {
      ready: late !== null && clockFits && !this.witness.contradicts,
      degraded,
      postgresql: late ? 'up' : 'down',
      clockSkewMs: skew === null ? null : Math.round(skew),
      temporal: temporal ? 'up' : 'down',
      mail: late && { waiting: late.mail_waiting, oldestSeconds: Math.round(late.mail_oldest) },
      log: late && { size: late.log_size, unplacedOldestSeconds: Math.round(late.unplaced_oldest), witnessed: witness?.size ?? null },
      overdueDues: late && { count: late.due_count, oldestSeconds: Math.round(late.due_oldest) },
    };
  }

  private async late(): Promise<LateRow | null> {
    try {
      return (await this.store.read<LateRow>(2_000, LATE))[0] ?? null;
    } catch {
      return null;
    }
  }
}
