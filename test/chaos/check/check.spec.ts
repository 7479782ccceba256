import { describe, expect, it } from 'vitest';
import type { LoggedFact } from '../../../apps/season/invariants/log.js';
import { checkAftermath, type Aftermath, type ProcessSeen } from './check.js';
import { groupBy, type HistoryLine } from './history.js';

const quiet: Aftermath = { processes: [], rows: [], rebuildDiffers: [], notices: [], overdue: [] };
const waits: ProcessSeen = {
  stream: 'title/t1',
  shouldWaitFor: 'fill/1 2022',
  waitsFor: 'fill/1 2022',
  version: 2,
  running: true,
  followUpsOpen: 0,
  followUpsKnown: 0,
};

function fact(version: number, commandId: string, over: Partial<LoggedFact> = {}): LoggedFact {
  return {
    stream: 'title/t1',
    version,
    type: 'TitleRenamed',
    payload: {},
    commandId,
    actor: { id: 'ministry-1', role: 'ministry' },
    cause: { kind: 'command' },
    occurredAt: '2022-05-10T00:00:00.000Z',
    recordedAt: `2022-05-10T00:00:0${version}.000Z`,
    ...over,
  };
}

function step(index: number, type: HistoryLine['type'], key: string, over: Partial<HistoryLine> = {}): HistoryLine {
  return { index, mono: index * 10, wall: '2022-05-10T00:00:00.000Z', client: 1, type, command: 'renameTitle', key, stream: 'title/t1', ...over };
}

const notice = { stream: 'title/t1', version: 1, template: 'granted', recipient: 'applicant org-1' };
const rowsOf = (facts: LoggedFact[]) =>
  [...groupBy(facts, ({ stream }) => stream)].map(([stream, all]) => ({ stream, version: all.at(-1)?.version ?? 0, status: 'active' }));
const kinds = (history: HistoryLine[], facts: LoggedFact[], over: Partial<Aftermath> = {}) =>
  checkAftermath(history, facts, { ...quiet, rows: rowsOf(facts), ...over }).map(({ kind }) => kind);

describe('the checker of a chaos run', () => {
  const facts = [fact(1, 'k1'), fact(2, 'k2')];
  const history = [
    step(0, 'invoke', 'k1'),
    step(1, 'ok', 'k1', { version: 1 }),
    step(2, 'invoke', 'k2'),
    step(3, 'info', 'k2'),
    step(4, 'invoke', 'k2'),
    step(5, 'ok', 'k2', { version: 2 }),
  ];

  it('finds nothing where everything told is in the log once', () => {
    expect(kinds(history, facts)).toEqual([]);
  });

  it('finds what was acknowledged and is gone', () => {
    expect(kinds(history, [fact(1, 'k1')])).toEqual(['lost']);
  });

  it('finds one command with two effects', () => {
    expect(kinds(history, [...facts, fact(3, 'k1')])).toContain('doubled');
    expect(kinds(history, facts, { notices: [notice, notice] })).toEqual(['doubled']);
    expect(kinds(history, facts, { notices: [notice, { ...notice, recipient: 'province 32' }] })).toEqual([]);
  });

  it('finds a refusal that wrote, and a version that was told wrong', () => {
    expect(kinds([...history, step(6, 'invoke', 'k3'), step(7, 'fail', 'k3', { code: 'WRONG_STAGE' })], [...facts, fact(3, 'k3')])).toEqual(['differs']);
    expect(kinds([step(0, 'invoke', 'k1'), step(1, 'ok', 'k1', { version: 9 })], facts)).toEqual(['differs']);
  });

  it('finds a command that stands before one that had been acknowledged when it began', () => {
    const late = [step(0, 'invoke', 'k2'), step(1, 'ok', 'k2', { version: 2 }), step(2, 'invoke', 'k1'), step(3, 'ok', 'k1', { version: 1 })];

    expect(kinds(late, facts)).toEqual(['differs']);
  });

  it('finds a process that waits for something else, knows what never was, or is not there', () => {
    expect(kinds(history, facts, { processes: [waits] })).toEqual([]);
    expect(kinds(history, facts, { processes: [{ ...waits, version: 1 }] })).toEqual([]);
    expect(kinds(history, facts, { processes: [{ ...waits, version: 3 }] })).toEqual(['stuck']);
    expect(kinds(history, facts, { processes: [{ ...waits, waitsFor: '' }] })).toEqual(['stuck']);
    expect(kinds(history, facts, { processes: [{ ...waits, running: false }] })).toEqual(['stuck']);
    expect(kinds(history, facts, { processes: [{ ...waits, followUpsOpen: 1 }] })).toEqual(['stuck']);
    expect(kinds(history, facts, { processes: [{ ...waits, followUpsKnown: 1 }] })).toEqual(['stuck']);
  });

  it('finds a read model behind the log, and a fold that differs', () => {
    expect(kinds(history, facts, { rows: [{ stream: 'title/t1', version: 1, status: 'active' }] })).toEqual(['differs']);
    expect(kinds(history, facts, { rebuildDiffers: [{ stream: 'title/t1', what: 'title_row: status' }] })).toEqual(['differs']);
  });

  it('finds a subject failed although it had filed, and one nobody decided on', () => {
    const opened = (stream: string) =>
      fact(1, `open-${stream}`, { stream, type: 'EvaluationOpened', payload: { campaign: 'c1', closesAt: '2022-05-31T15:59:59.999Z' } });
    const closed = fact(1, 'close', { stream: 'campaign/c1', type: 'CampaignFilingClosed' });
    const filed = fact(2, 'file', {
      stream: 'evaluation/c1/a',
      type: 'EvaluationSubmitted',
      payload: { submission: 1 },
      occurredAt: '2022-05-31T15:59:59.000Z',
    });
    const failed = fact(3, 'fail', { stream: 'evaluation/c1/a', type: 'EvaluationFailedOverdue', payload: { deadline: 'filing' } });

    expect(kinds([], [closed, opened('evaluation/c1/a'), filed, failed])).toContain('wronglyFailed');
    expect(kinds([], [closed, opened('evaluation/c1/b')])).toContain('missed');
  });
});
