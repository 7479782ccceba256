import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { PROGRAMMES } from '#libs/domain/programmes/programmes';
import { aUscc } from '#libs/domain/testing/forms';
import type { Actor } from '#libs/domain/kernel/types';
import { applyPage } from '#libs/engine/apply-command';
import type { CommandEnvelope } from '#libs/engine/command-envelope';
import type { Engine } from '#libs/engine/engine';
import { closeEngine, openEngine } from '#libs/engine/open-engine';
import { canonicalJson, sha256Hex } from '#libs/event-store/chain';
import { Helper } from '../child.js';
import { plannedCases } from '../load/plan.js';
import type { Place } from '../place.js';
import { startProgram } from '../program.js';
import type { SdkAnswer, SdkAsked } from '../sdk/child.js';
import { HandWritten } from '../sides/hand-written.js';
import { formOf } from '../sides/ours.js';
import { median, quantile, round } from '../statistics.js';

export interface ProcessReport {
  /** Facts per second until every process has learnt its last one, against signals of the bare SDK. */
  perSecond: { ours: number | null; sdk: number | null };
  processRatioToSdk: number | null;
  /** Update → workflow → local activity → the floor's statement. */
  gatewayNotTaken: { perSecond: { c1: number; c8: number; c50: number }; p99ms: { c1: number; c8: number; c50: number } } | null;
}

export interface ProcessOptions {
  parts: readonly ('d' | 'e' | 'f')[];
  rounds: number;
  seconds: number;
  streams: number;
}

/** started, filed, under review, withdrawn: each moves stage or due, the last one ends the process. */
const FACTS = 4;
const PROVINCE: Actor = { id: 'province-32', role: 'province', authority: '32' };
const DAY = 86_400_000;
const after = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

export async function processPath(place: Place, { parts, rounds, seconds, streams }: ProcessOptions): Promise<ProcessReport> {
  const address = await place.temporalAddress();
  const floor = parts.includes('f') ? await HandWritten.start(place) : null;
  await floor?.server.child.stop();
  const sdk = new Helper<SdkAsked, SdkAnswer>(new URL('../sdk/child.ts', import.meta.url), {
    TEMPORAL_ADDRESS: address,
    DATABASE_URL: floor?.databaseUrl ?? '',
  });
  const ours = parts.includes('d') ? await OurProcesses.start(place, address) : null;
  const taken = { ours: [] as number[], sdk: [] as number[] };
  try {
    if (parts.includes('e')) await sdk.ask({ kind: 'bare', workflows: Math.min(20, streams), signals: FACTS });
    if (ours) await ours.play(Math.min(20, streams));
    for (let number = 1; number <= rounds; number++) {
      if (ours) taken.ours.push(await ours.play(streams));
      if (parts.includes('e')) {
        const { completed, seconds: lasted } = await sdk.ask({ kind: 'bare', workflows: streams, signals: FACTS });
        taken.sdk.push(completed / lasted);
      }
      place.say(`process path: round ${number}/${rounds}: ours ${Math.round(taken.ours.at(-1) ?? 0)}/s, bare SDK ${Math.round(taken.sdk.at(-1) ?? 0)}/s`);
    }
    const gatewayNotTaken = floor ? await gateway(place, floor, sdk, seconds) : null;
    const both = taken.ours.length > 0 && taken.sdk.length > 0;
    return {
      perSecond: { ours: taken.ours.length > 0 ? Math.round(median(taken.ours)) : null, sdk: taken.sdk.length > 0 ? Math.round(median(taken.sdk)) : null },
      processRatioToSdk: both ? round(median(taken.ours.map((one, index) => one / (taken.sdk[index] ?? Number.NaN)))) : null,
      gatewayNotTaken,
    };
  } finally {
    await ours?.stop();
    await sdk.stop();
    await floor?.stop();
  }
}

async function gateway(
  place: Place,
  floor: HandWritten,
  sdk: Helper<SdkAsked, SdkAnswer>,
  seconds: number,
): Promise<NonNullable<ProcessReport['gatewayNotTaken']>> {
  const cases = plannedCases(300).filter(({ kind }) => kind === 'review');
  await floor.begin(cases);
  const at = async (callers: number, from: number) => {
    const { completed, latenciesMs } = await sdk.ask({ kind: 'gateway', ids: cases.slice(from, from + 60).map(({ id }) => id), callers, seconds });
    place.say(`gateway not taken: ${callers} callers: ${Math.round(completed / seconds)}/s`);
    return { rate: Math.round(completed / seconds), p99: round(quantile(latenciesMs, 0.99), 1) };
  };
  const [c1, c8, c50] = [await at(1, 0), await at(8, 60), await at(50, 120)];
  return { perSecond: { c1: c1.rate, c8: c8.rate, c50: c50.rate }, p99ms: { c1: c1.p99, c8: c8.p99, c50: c50.p99 } };
}

/** The product's worker as a process; facts are written by the engine in pages, so that their own cost is not what is measured. */
class OurProcesses {
  private serial = 0;

  private constructor(
    private readonly engine: Engine,
    private readonly owner: pg.Pool,
    private readonly client: Client,
    private readonly worker: { stop(): Promise<void> },
  ) {}

  static async start(place: Place, address: string): Promise<OurProcesses> {
    const url = await place.database('process');
    const engine = await openEngine({ url, programmes: PROGRAMMES, foldIds: (await place.built()).foldIds });
    const owner = new pg.Pool({ connectionString: url, max: 1 });
    const connection = await Connection.connect({ address });
    const worker = await startProgram(place, 'worker', 'apps/worker/main.ts', { DATABASE_URL: url, TEMPORAL_ADDRESS: address });
    await worker.says('worker ready');
    const side = new OurProcesses(engine, owner, new Client({ connection }), worker);
    const calendar = { fillOpensAt: after(-1), fillClosesAt: after(20), provinceReviewClosesAt: after(40), dispatchClosesAt: after(60) };
    const opened = {
      type: 'openSeason',
      season: 'bench',
      title: '样例批次',
      calendar,
      timing: { settleSeconds: 120, spreadSeconds: 300 },
      authorities: ['32'],
    };
    await side.apply([envelope('season/bench', opened, { id: 'ministry', role: 'ministry' })]);
    await side.untilToldOf('follow_up where done_at is null');
    return side;
  }

  private async apply(envelopes: CommandEnvelope[]): Promise<void> {
    const bad = (await applyPage(this.engine, envelopes)).find((outcome) => outcome.kind !== 'recorded');
    if (bad) throw new Error(JSON.stringify(bad));
  }

  private async untilToldOf(what: string): Promise<void> {
    while ((await this.owner.query(`select 1 from ${what} limit 1`)).rows.length > 0) await sleep(5);
  }

  /** Facts per second from the first transaction until the last process has ended. */
  async play(streams: number): Promise<number> {
    const ids = Array.from({ length: streams }, () => ++this.serial);
    const stream = (id: number) => `application/p-${id}`;
    const applicant = (id: number): Actor => ({ id: `a-${id}`, role: 'applicant', organisation: `org-${id}` });
    const forms = new Map(ids.map((id) => [id, formOf(id)]));
    const waves: ((id: number) => CommandEnvelope)[] = [
      (id) => envelope(stream(id), startOf(id), applicant(id)),
      (id) => envelope(stream(id), { type: 'submitApplication', form: forms.get(id), contentHash: sha256Hex(canonicalJson(forms.get(id))) }, applicant(id)),
      (id) => envelope(stream(id), { type: 'startProvinceReview' }, PROVINCE),
      (id) => envelope(stream(id), { type: 'withdrawApplication', reason: '样例撤回' }, applicant(id)),
    ];
    const from = performance.now();
    for (const wave of waves) {
      await this.apply(ids.map(wave));
      await this.untilToldOf('mail');
    }
    await Promise.all(ids.map((id) => this.client.workflow.getHandle(stream(id)).result()));
    return (streams * FACTS) / ((performance.now() - from) / 1_000);
  }

  async stop(): Promise<void> {
    await this.worker.stop();
    await this.client.connection.close();
    await this.owner.end();
    await closeEngine(this.engine);
  }
}

const startOf = (id: number) => ({
  type: 'startApplication',
  season: 'bench',
  category: 'enterprise',
  authority: '32',
  unitName: `样例装备制造有限公司${id}`,
  subjectCode: aUscc(id + 1),
  applicationNo: `FWZZ-2022-B4-ENT-32-${String(id).padStart(4, '0')}`,
});

function envelope(stream: string, command: CommandEnvelope['command'], actor: Actor): CommandEnvelope {
  const commandId = `bench/${stream}/${command.type}`;
  return { commandId, stream, command, actor, cause: { kind: 'command' }, receivedAt: new Date().toISOString(), bodyHash: sha256Hex(commandId) };
}
