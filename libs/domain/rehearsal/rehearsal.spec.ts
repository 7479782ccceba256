import { describe, expect, it } from 'vitest';
import { exampleEvaluationForm } from '../evaluation/example-form.js';
import type { EvaluationState } from '../evaluation/state.js';
import { campaignStream, evaluationStream, titleStream } from '../kernel/streams.js';
import type { Actor } from '../kernel/types.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import { historicTitles } from '../programmes/history.js';
import { createRehearsal, type Rehearsal } from './rehearsal.js';

const START = '2022-04-15T01:00:00.000Z';
const LAST_INSTANT = '2022-05-31T15:59:59.999Z';
const SETTLED = '2022-05-31T16:01:59.999Z';
const LATER = '2022-06-15T15:59:59.999Z';
const ministry: Actor = { id: 'u-ministry', role: 'ministry' };
const titles = historicTitles('national');
const subjects = titles.filter((title) => title.category !== 'project');

function campaignOf2022(): Rehearsal {
  const rehearsal = createRehearsal({ programme: BATCH_4, startAt: START });
  for (const title of titles)
    rehearsal.send({ commandId: `grant-${title.titleNo}`, stream: titleStream(title.titleNo), command: { ...title }, actor: ministry });
  rehearsal.send({
    commandId: 'open',
    stream: campaignStream('2022'),
    command: { type: 'openCampaign', campaign: '2022', year: 2022, register: 'national' },
    actor: ministry,
  });
  return rehearsal;
}

function file(rehearsal: Rehearsal, titleNo: string, organisation: string) {
  const stream = evaluationStream('2022', titleNo);
  const state = rehearsal.state(stream) as EvaluationState;
  if (state.status === 'none') throw new Error(`${stream} was not opened`);
  const form = exampleEvaluationForm(state.kind, BATCH_4.evaluationYears);
  return rehearsal.send({
    commandId: `file-${titleNo}`,
    stream,
    command: { type: 'submitEvaluation', form, contentHash: 'c'.repeat(64) },
    actor: { id: `u-${organisation}`, role: 'applicant', organisation },
  });
}

const count = (rehearsal: Rehearsal, type: string) => rehearsal.facts().filter((fact) => fact.type === type).length;

describe('a campaign rehearsed without engine', () => {
  it('opens 283 evaluations out of 418 titles', () => {
    const rehearsal = campaignOf2022();

    expect(count(rehearsal, 'EvaluationOpened')).toBe(283);
    const opened = rehearsal
      .facts()
      .filter((fact) => fact.type === 'EvaluationOpened')
      .map((fact) => fact.stream);
    expect(opened).toEqual([...opened].sort());
    expect(rehearsal.facts().find((fact) => fact.type === 'EvaluationOpened')).toMatchObject({
      version: 1,
      commandId: 'follow/campaign/2022@1/0/title/national-B1-ENT-001',
      actor: { id: 'system', role: 'system' },
      cause: { kind: 'followUp', of: 'campaign/2022@1' },
      programme: 'batch-4@1',
    });
  });

  it('lets the clock fail exactly those who did not file, at the deadline, before the campaign closes', () => {
    const rehearsal = campaignOf2022();
    rehearsal.advanceTo(LAST_INSTANT);
    for (const title of subjects.slice(0, 270)) expect(file(rehearsal, title.titleNo, title.organisation).kind).toBe('recorded');

    rehearsal.advanceTo('2022-06-01T00:00:00.000Z');

    const failed = rehearsal.facts().filter((fact) => fact.type === 'EvaluationFailedOverdue');
    expect(failed.map((fact) => fact.stream).sort()).toEqual(
      subjects
        .slice(270)
        .map((title) => evaluationStream('2022', title.titleNo))
        .sort(),
    );
    expect(failed.every((fact) => fact.occurredAt === LAST_INSTANT && fact.recordedAt === SETTLED && fact.cause.of === `${fact.stream}/filing/1`)).toBe(true);
    expect(failed.map((fact) => fact.stream)).toEqual(failed.map((fact) => fact.stream).sort());
    const types = rehearsal.facts().map((fact) => fact.type);
    expect(types.indexOf('CampaignFilingClosed')).toBeGreaterThan(types.lastIndexOf('EvaluationFailedOverdue'));
    expect(rehearsal.refusals()).toEqual([]);
  });

  it('fails them by their own timers where nobody closes in bulk', () => {
    const rehearsal = campaignOf2022();
    const [one] = subjects;
    if (!one) throw new Error('no subject');
    const stream = evaluationStream('2022', one.titleNo);
    const alone = createRehearsal({ programme: BATCH_4, startAt: START });
    const opened = rehearsal.facts().find((fact) => fact.stream === stream);
    alone.send({ commandId: 'open', stream, command: { ...opened?.payload, type: 'openEvaluation' }, actor: { id: 'system', role: 'system' } });

    const ownAt = alone.dues()[0]?.ownAt ?? '';
    expect(ownAt > SETTLED && ownAt <= '2022-05-31T16:11:59.999Z').toBe(true);
    alone.advanceTo(SETTLED);
    expect(alone.state(stream).status).toBe('notStarted');
    alone.advanceTo(ownAt);
    expect(alone.state(stream).status).toBe('notPassedOverdue');
    expect(alone.facts().at(-1)).toMatchObject({ type: 'EvaluationFailedOverdue', occurredAt: LAST_INSTANT, recordedAt: ownAt });
  });

  it('reminds those who have not begun, and makes unexplained results final', () => {
    const rehearsal = campaignOf2022();
    for (const title of subjects.slice(0, 280)) file(rehearsal, title.titleNo, title.organisation);

    rehearsal.advanceTo('2022-07-01T00:00:00.000Z');

    expect(count(rehearsal, 'CampaignReminded')).toBe(5);
    expect(count(rehearsal, 'SubjectReminded')).toBe(15);
    expect(count(rehearsal, 'ResultFinalised')).toBe(3);
    expect(rehearsal.notices().filter((each) => each.notice.template === 'resultFinalised')).toHaveLength(6);
    expect(rehearsal.dues()).toEqual([]);
    expect(rehearsal.refusals()).toEqual([]);
  });

  it('moves every date when the deadline is amended, also after the closing', () => {
    const rehearsal = campaignOf2022();
    rehearsal.advanceTo('2022-06-02T00:00:00.000Z');
    expect(count(rehearsal, 'EvaluationFailedOverdue')).toBe(283);

    rehearsal.send({
      commandId: 'amend',
      stream: campaignStream('2022'),
      command: { type: 'amendCampaignCalendar', calendar: { ...BATCH_4.campaignCalendar, closesAt: LATER, reminders: [] }, reason: '疫情' },
      actor: ministry,
    });

    expect(count(rehearsal, 'EvaluationReopened')).toBe(283);
    expect(rehearsal.state(campaignStream('2022')).status).toBe('filing');
    expect(rehearsal.dues().map((each) => each.due.at)).toEqual(Array.from({ length: 284 }, () => '2022-06-15T16:01:59.999Z'));
  });
});

describe('one door', () => {
  const grant = titles[0];
  const command = { commandId: 'one', stream: titleStream(grant?.titleNo ?? ''), command: { ...grant, type: 'grantTitle' }, actor: ministry };

  it('answers a repeated command with the same answer and no second fact', () => {
    const rehearsal = createRehearsal({ programme: BATCH_4, startAt: START });
    const first = rehearsal.send(command);

    expect(first).toEqual({ kind: 'recorded', stream: command.stream, version: 1, facts: [{ type: 'TitleGranted', version: 1 }], alreadyRecorded: false });
    expect(rehearsal.send(command)).toEqual({ ...first, alreadyRecorded: true });
    expect(rehearsal.facts()).toHaveLength(1);
  });

  it('refuses the same id for another command and a version that has moved on', () => {
    const rehearsal = createRehearsal({ programme: BATCH_4, startAt: START });
    rehearsal.send(command);

    expect(rehearsal.send({ ...command, command: { ...command.command, unitName: '另一个' } })).toEqual({
      kind: 'conflict',
      code: 'COMMAND_ID_REUSED',
      version: 1,
    });
    expect(rehearsal.send({ ...command, commandId: 'two', expectedVersion: 0 })).toEqual({ kind: 'conflict', code: 'STALE_VERSION', version: 1 });
    expect(rehearsal.send({ ...command, commandId: 'two', expectedVersion: 1 })).toMatchObject({ kind: 'refused', refusal: { code: 'ALREADY_EXISTS' } });
  });

  it('gives the same facts for the same script', () => {
    const play = () => {
      const rehearsal = campaignOf2022();
      rehearsal.advanceTo(LATER);
      return rehearsal.facts();
    };

    expect(play()).toEqual(play());
  });
});
