import { describe, expect, it } from 'vitest';
import type { ProcessDue, ProcessView } from '#libs/contracts/temporal/process';
import { holdBack, nextAct } from './next-act.js';

const NOON = Date.parse('2022-05-31T04:00:00.000Z');
const at = (ms: number) => new Date(NOON + ms).toISOString();
const due = (no: string, ownAt: string, closesOthers = false): ProcessDue => ({ no, at: ownAt, ownAt, command: 'lapseApplication', closesOthers });
const aView = (over: Partial<ProcessView> = {}): ProcessView => ({
  stream: 'application/a-1',
  version: 3,
  stage: 'fill',
  status: 'draft',
  due: [],
  followUps: [],
  inbox: [],
  ...over,
});

describe('what a process does next', () => {
  it('waits for the earliest own instant of several', () => {
    const view = aView({ due: [due('b/1', at(2000)), due('a/1', at(1000))] });

    expect(nextAct(view, NOON, {})).toEqual({ kind: 'wait', until: NOON + 1000 });
  });

  it('applies a due at its instant and not one millisecond before', () => {
    const view = aView({ due: [due('fill/1', at(1))] });

    expect(nextAct(view, NOON, {}).kind).toBe('wait');
    expect(nextAct(view, NOON + 1, {})).toMatchObject({ kind: 'act', act: { kind: 'applyDue', due: { no: 'fill/1' } } });
  });

  it('closes the dues of others first where this stream is their closer', () => {
    expect(nextAct(aView({ due: [due('fill/1', at(0), true)] }), NOON, {})).toMatchObject({ act: { kind: 'closeOthers' } });
  });

  it('decides what people sent before what the clock says, and both before follow-ups', () => {
    const view = aView({ inbox: ['c-1'], due: [due('fill/1', at(0))], followUps: ['application/a-1@3/0'] });

    expect(nextAct(view, NOON, {})).toMatchObject({ act: { kind: 'applyInbox', commandId: 'c-1' } });
    expect(nextAct({ ...view, inbox: [] }, NOON, {})).toMatchObject({ act: { kind: 'applyDue' } });
    expect(nextAct({ ...view, inbox: [], due: [] }, NOON, {})).toMatchObject({ act: { kind: 'followThrough' } });
  });

  it('holds a due that answered "not yet" back for a second, then longer, at most a minute', () => {
    const view = aView({ due: [due('fill/1', at(0))] });
    const act = { kind: 'applyDue' as const, due: due('fill/1', at(0)) };

    const once = holdBack({}, act, view, NOON);
    const twice = holdBack(once, act, view, NOON + 1000);
    const often = Array.from({ length: 20 }).reduce<typeof once>((held) => holdBack(held, act, view, NOON), once);

    expect(nextAct(view, NOON, once)).toEqual({ kind: 'wait', until: NOON + 1000 });
    expect(nextAct(view, NOON + 1000, twice)).toEqual({ kind: 'wait', until: NOON + 3000 });
    expect(nextAct(view, NOON, often)).toEqual({ kind: 'wait', until: NOON + 60_000 });
  });

  it('goes on with follow-ups and a second due while a first one is held back', () => {
    const view = aView({ due: [due('fill/1', at(0)), due('fill/2', at(5))], followUps: ['application/a-1@3/0'] });
    const held = holdBack({}, { kind: 'applyDue', due: due('fill/1', at(0)) }, view, NOON);

    expect(nextAct(view, NOON, held)).toMatchObject({ act: { kind: 'followThrough' } });
    expect(nextAct(view, NOON + 5, held)).toMatchObject({ act: { kind: 'applyDue', due: { no: 'fill/2' } } });
  });

  it('forgets the delay once the act has got somewhere', () => {
    const view = aView({ due: [due('fill/1', at(0))] });
    const act = { kind: 'applyDue' as const, due: due('fill/1', at(0)) };
    const held = holdBack({}, act, view, NOON);

    expect(holdBack(held, act, aView({ due: [due('fill/1', at(9000))] }), NOON)).toEqual({});
  });

  it('does a follow-up at once that a fact asks for while an older one is held back', () => {
    const view = aView({ followUps: ['application/a-1@3/0'] });
    const held = holdBack({}, { kind: 'followThrough', newest: 'application/a-1@3/0' }, view, NOON);
    const more = aView({ followUps: ['application/a-1@3/0', 'application/a-1@4/0'] });

    expect(nextAct(view, NOON, held)).toEqual({ kind: 'wait', until: NOON + 1000 });
    expect(nextAct(more, NOON, held)).toEqual({ kind: 'act', act: { kind: 'followThrough', newest: 'application/a-1@4/0' } });
  });

  it('holds back what throws also where others before it were done, and forgets what is no longer asked', () => {
    const view = aView({ followUps: ['application/a-1@4/0'] });
    const older = holdBack({}, { kind: 'followThrough', newest: 'application/a-1@3/0' }, aView({ followUps: ['application/a-1@3/0'] }), NOON);

    const held = holdBack(older, { kind: 'followThrough', newest: 'application/a-1@4/0' }, view, NOON);

    expect(nextAct(view, NOON, held)).toEqual({ kind: 'wait', until: NOON + 1000 });
    expect(Object.keys(held)).toHaveLength(1);
  });

  it('rests only at rest, with no due, follow-up or inbox left', () => {
    expect(nextAct(aView({ stage: 'atRest' }), NOON, {})).toEqual({ kind: 'rest' });
    expect(nextAct(aView({ stage: 'atRest', followUps: ['x@1/0'] }), NOON, {}).kind).toBe('act');
    expect(nextAct(aView({ stage: 'ministryReview' }), NOON, {})).toEqual({ kind: 'wait', until: null });
  });
});
