import { describe, expect, it } from 'vitest';
import type { Actor, Decision } from '../kernel/types.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import { scenarioOf } from '../testing/scenario.js';
import { titleAggregate } from './aggregate.js';
import type { TitleCommand } from './commands.js';
import type { TitleCategory, TitleFact } from './facts.js';
import type { TitleState } from './state.js';

const NOW = '2023-02-28T02:00:00.000Z';
const ministry: Actor = { id: 'u-ministry', role: 'ministry' };
const system: Actor = { id: 'system', role: 'system' };
const granted: TitleFact = {
  type: 'TitleGranted',
  titleNo: 'T-1',
  register: 'national',
  batch: 3,
  category: 'enterprise',
  authority: '32',
  organisation: 'org-1',
  unitName: '示例制造企业',
  subjectCode: '91320000MA00000012',
  grantedOn: '2021-12-31',
  documentNo: '示例公告〔2021〕3号',
  applicationId: null,
};
const grant = { ...granted, type: 'grantTitle' } as TitleCommand;
const active: TitleState = { status: 'active', ...granted, titleNo: 'T-2', banUntil: null, mergedInto: null };
const fresh = scenarioOf(titleAggregate, {
  stream: 'title/T-1',
  programme: BATCH_4,
  references: { 'title/T-2': active, 'title/T-3': { status: 'none' }, 'title/T-4': { ...active, status: 'merged' } },
}).given();
const held = fresh.given({ fact: granted, actor: ministry, at: '2021-12-31T00:00:00.000Z' });
const revoke = (reason: Extract<TitleCommand, { type: 'revokeTitle' }>['reason']): TitleCommand => ({
  type: 'revokeTitle',
  reason,
  documentNo: '示例决定〔2023〕1号',
  note: '查实',
});

describe('granting', () => {
  it('happens once, by ministry or announcement', () => {
    fresh.when(grant, { actor: ministry, now: NOW }).thenExactly(granted);
    fresh.when(grant, { actor: system, now: NOW }).thenExactly(granted);
    fresh.when(grant, { actor: { id: 'u', role: 'province', authority: '32' }, now: NOW }).thenRefused('ROLE_NOT_ALLOWED');
    held.when(grant, { actor: ministry, now: NOW }).thenRefused('ALREADY_EXISTS');
  });

  it('is complete and under its own number', () => {
    fresh.when({ ...grant, unitName: ' ' } as TitleCommand, { actor: ministry, now: NOW }).thenRefused('FIELD_MISSING', {}, 'unitName');
    fresh.when({ ...grant, titleNo: 'T-9' } as TitleCommand, { actor: ministry, now: NOW }).thenRefused('FIELD_INVALID', {}, 'titleNo');
  });
});

describe('a title in force', () => {
  it('waits for nothing', () => {
    expect(held.waitingFor).toEqual({ stage: 'atRest', due: [] });
  });

  it('follows a change of name', () => {
    expect(
      held.when({ type: 'renameTitle', unitName: '示例新名', reason: '工商更名' }, { actor: ministry, now: NOW }).thenTypes('TitleRenamed').state,
    ).toMatchObject({
      status: 'active',
      unitName: '示例新名',
    });
    held
      .when({ type: 'renameTitle', unitName: '示例制造企业', reason: '工商更名' }, { actor: ministry, now: NOW })
      .thenRefused('FIELD_INVALID', {}, 'unitName');
    held.when({ type: 'renameTitle', unitName: '示例新名', reason: '' }, { actor: ministry, now: NOW }).thenRefused('REASON_MISSING', {}, 'reason');
  });

  it('merges into another title in force, never into itself or into nothing', () => {
    const into = (titleNo: string): TitleCommand => ({ type: 'mergeTitle', into: titleNo, reason: '吸收合并' });

    expect(titleAggregate.references(into('T-2'), 'title/T-1')).toEqual(['title/T-2']);
    expect(held.when(into('T-2'), { actor: ministry, now: NOW }).thenTypes('TitleMerged').state).toMatchObject({ status: 'merged', mergedInto: 'T-2' });
    held.when(into('T-1'), { actor: ministry, now: NOW }).thenRefused('FIELD_INVALID', {}, 'into');
    held.when(into('T-3'), { actor: ministry, now: NOW }).thenRefused('TITLE_NOT_ACTIVE', {}, 'into');
    held.when(into('T-4'), { actor: ministry, now: NOW }).thenRefused('TITLE_NOT_ACTIVE', {}, 'into');
  });
});

it('stands on a public list', () => {
  expect(titleAggregate.resourceOf(held.state)).toEqual({ authority: '32', organisation: 'org-1', public: true });
});

describe('revocation', () => {
  it.each([
    ['evaluationFailed', '2025-02-28'],
    ['ownRequest', '2025-02-28'],
    ['fraud', '2027-02-28'],
    ['accident', '2027-02-28'],
    ['other', null],
  ] as const)('for %s bars a new application until %s', (reason, banUntil) => {
    expect(held.when(revoke(reason), { actor: ministry, now: NOW }).thenTypes('TitleRevoked').state).toMatchObject({ status: 'revoked', banUntil });
  });

  it('counts from the Shanghai day', () => {
    expect(held.when(revoke('fraud'), { actor: ministry, now: '2023-02-28T16:00:00.000Z' }).thenTypes('TitleRevoked').state).toMatchObject({
      banUntil: '2027-03-01',
    });
  });

  it('is the end of it', () => {
    const revoked = held.when(revoke('fraud'), { actor: ministry, now: NOW }).thenTypes('TitleRevoked');

    revoked.when(revoke('fraud'), { actor: ministry, now: NOW }).thenRefused('TITLE_NOT_ACTIVE');
    revoked.when({ type: 'renameTitle', unitName: '示例新名', reason: '更名' }, { actor: ministry, now: NOW }).thenRefused('TITLE_NOT_ACTIVE');
    fresh.when(revoke('fraud'), { actor: ministry, now: NOW }).thenRefused('NOT_STARTED');
  });

  it('has a document and a reason in words', () => {
    held.when({ ...revoke('fraud'), documentNo: '' } as TitleCommand, { actor: ministry, now: NOW }).thenRefused('FIELD_MISSING', {}, 'documentNo');
    held.when({ ...revoke('fraud'), note: '' } as TitleCommand, { actor: ministry, now: NOW }).thenRefused('REASON_MISSING', {}, 'note');
  });

  it('is told to the holder and the province', () => {
    const revoked: TitleFact = { type: 'TitleRevoked', reason: 'fraud', documentNo: '示例决定〔2023〕1号', note: '查实', banUntil: '2027-02-28' };
    expect(held.followUps({ fact: revoked, actor: ministry, at: NOW }).map((each) => each.kind === 'notice' && each.to.role)).toEqual([
      'applicant',
      'province',
    ]);
  });
});

describe('a campaign that asks the register', () => {
  const order = { type: 'openEvaluation', campaign: '2022', beforeBatch: 4, closesAt: '2022-05-31T15:59:59.999Z', settleSeconds: 120, spreadSeconds: 600 };
  const over = { kind: 'title', group: 'national' } as const;
  const asked = (changes: Partial<Extract<TitleFact, { type: 'TitleGranted' }>> = {}) => {
    const title = fresh.given({ fact: { ...granted, ...changes }, actor: ministry, at: NOW });
    return titleAggregate.fanOutTo?.(over, order, 'title/T-1', title.state);
  };

  it('opens the evaluation of a title of an earlier batch, under its number', () => {
    const { beforeBatch: _, ...told } = order;
    expect(asked()).toEqual({
      stream: 'evaluation/2022/T-1',
      command: { ...told, titleNo: 'T-1', kind: 'enterprise', batch: 3, authority: '32', organisation: 'org-1', unitName: '示例制造企业' },
    });
  });

  it.each([
    ['enterprise', 'enterprise'],
    ['platformShared', 'platformShared'],
    ['platformOther', 'platformOther'],
    ['platformUndivided', 'platformOther'],
    ['cityComprehensive', 'cityOther'],
    ['cityUndivided', 'cityOther'],
    ['cityDesign', 'cityDesign'],
    ['project', null],
  ] as [TitleCategory, string | null][])('gives a %s the form %s', (category, kind) => {
    expect(asked({ category })?.command.kind ?? null).toBe(kind);
  });

  it('leaves out titles of its own batch', () => {
    expect(asked({ batch: 4 })).toBeNull();
  });

  it('leaves out what is revoked', () => {
    const revoked = held.when(revoke('fraud'), { actor: ministry, now: NOW }).thenTypes('TitleRevoked');
    expect(titleAggregate.fanOutTo?.(over, order, 'title/T-1', revoked.state)).toBeNull();
  });
});

it('answers only values', () => {
  const decision: Decision<TitleFact> = titleAggregate.decide({ status: 'none' }, revoke('fraud'), {
    stream: 'title/T-1',
    now: NOW,
    actor: ministry,
    programme: BATCH_4,
    reference: () => undefined,
  });
  expect(decision).toEqual({ refusal: { code: 'NOT_STARTED' } });
});
