import pg from 'pg';
import { PROGRAMMES } from '#libs/domain/programmes/programmes';
import { applyCommand, applyPage } from '#libs/engine/apply-command';
import { closeDue } from '#libs/engine/close-due';
import type { CommandEnvelope } from '#libs/engine/command-envelope';
import type { Engine } from '#libs/engine/engine';
import { followThrough } from '#libs/engine/follow-through';
import { closeEngine, openEngine } from '#libs/engine/open-engine';
import { sha256Hex } from '#libs/event-store/chain';
import type { Place } from '../place.js';
import { round } from '../statistics.js';

export interface MassDeadline {
  subjects: number;
  seconds: number;
  perSecond: number;
  /** One failing fact for each subject, and none twice, after the act was also repeated. */
  exactlyOnce: boolean;
}

const CAMPAIGN = 'campaign/bench';
/** Before the deadline of the programme's own campaign, as the people's commands of that spring were. */
const SPRING = '2022-04-20T04:00:00.000Z';
const LONG_AFTER = '2023-01-01T00:00:00.000Z';

/** Evaluations that all fall due at one instant and are closed by the product's bulk act, on facts that its own commands made. */
export async function massDeadline(place: Place, subjects: number): Promise<MassDeadline> {
  const url = await place.database('mass');
  const engine = await openEngine({ url, programmes: PROGRAMMES });
  const owner = new pg.Pool({ connectionString: url, max: 1 });
  try {
    place.say(`mass deadline: opening ${subjects} evaluations`);
    await openEvaluations(engine, subjects);
    await owner.query('vacuum analyze');
    const startedAt = performance.now();
    await closeDue(engine, { closer: CAMPAIGN, upTo: LONG_AFTER });
    const seconds = (performance.now() - startedAt) / 1_000;
    const again = await closeDue(engine, { closer: CAMPAIGN, upTo: LONG_AFTER });
    const { rows } = await owner.query<{ facts: number; streams: number }>(
      `select count(*)::int as facts, count(distinct stream)::int as streams from event where type = 'EvaluationFailedOverdue'`,
    );
    const exactlyOnce = again.closed === 0 && rows[0]?.facts === subjects && rows[0].streams === subjects;
    place.say(`mass deadline: ${subjects} in ${round(seconds)} s, exactly once: ${exactlyOnce}`);
    return { subjects, seconds: round(seconds), perSecond: Math.round(subjects / seconds), exactlyOnce };
  } finally {
    await owner.end();
    await closeEngine(engine);
  }
}

async function openEvaluations(engine: Engine, subjects: number): Promise<void> {
  const grants = Array.from({ length: subjects }, (_, index) => grant(`E-${String(index).padStart(5, '0')}`));
  for (let from = 0; from < grants.length; from += 500) await applyPage(engine, grants.slice(from, from + 500));
  const opened = await applyCommand(engine, command(CAMPAIGN, { type: 'openCampaign', campaign: 'bench', year: 2022, register: 'national' }));
  if (opened.kind !== 'recorded') throw new Error(`the campaign did not open: ${JSON.stringify(opened)}`);
  await followThrough(engine, CAMPAIGN);
}

function command(stream: string, body: CommandEnvelope['command']): CommandEnvelope {
  const commandId = `bench/${stream}/${body.type}`;
  return {
    commandId,
    stream,
    command: body,
    actor: { id: 'ministry', role: 'ministry' },
    cause: { kind: 'command' },
    receivedAt: SPRING,
    bodyHash: sha256Hex(commandId),
  };
}

const grant = (titleNo: string): CommandEnvelope =>
  command(`title/${titleNo}`, {
    type: 'grantTitle',
    titleNo,
    register: 'national',
    batch: 3,
    category: 'enterprise',
    authority: '32',
    organisation: `org-${titleNo}`,
    unitName: `样例单位${titleNo}`,
    subjectCode: '91320000000000000X',
    grantedOn: '2021-11-05',
    documentNo: '样例函〔2021〕3号',
    applicationId: null,
  });
