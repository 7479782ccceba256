import { describe, expect, it } from 'vitest';
import type { ProcessView } from '#libs/contracts/temporal/process';
import { drain } from './mailbox.js';

const aView = (version: number, over: Partial<ProcessView> = {}): ProcessView => ({
  stream: 'application/a-1',
  version,
  stage: 'fill',
  status: 'draft',
  due: [],
  followUps: [],
  inbox: [],
  ...over,
});
const told = (version: number, over: Partial<ProcessView> = {}) => ({ signal: 'ApplicationSubmitted', payload: aView(version, over) });

describe('unread mail of a process', () => {
  it('keeps the highest version, in whatever order and however often it came', () => {
    const { view, fromMail } = drain(aView(3), [told(5, { stage: 'package' }), told(4, { stage: 'provinceReview' }), told(5, { stage: 'package' })]);

    expect(view).toMatchObject({ version: 5, stage: 'package' });
    expect(fromMail).toBe(true);
  });

  it('does not go back to an older version that comes late', () => {
    const { view, fromMail } = drain(aView(3, { stage: 'provinceReview' }), [told(2), told(3)]);

    expect(view).toMatchObject({ version: 3, stage: 'provinceReview' });
    expect(fromMail).toBe(false);
  });

  it('adds a signalled command once, and keeps it when a newer view overtakes it', () => {
    const { view } = drain(aView(3, { inbox: ['c-1'] }), [
      { signal: 'CommandReceived', payload: { commandId: 'c-2' } },
      { signal: 'CommandReceived', payload: { commandId: 'c-2' } },
      told(4),
    ]);

    expect(view.version).toBe(4);
    expect(view.inbox).toEqual(['c-1', 'c-2']);
  });

  it('keeps the follow-ups of every newer view, and takes none from an old one', () => {
    const { view } = drain(aView(3, { followUps: ['a@3/0'] }), [
      told(5, { followUps: [] }),
      told(4, { followUps: ['a@4/0'] }),
      told(3, { followUps: ['a@2/0'] }),
    ]);

    expect(view.version).toBe(5);
    expect(view.followUps).toEqual(['a@3/0', 'a@4/0']);
  });

  it('looks at the log when the same version now waits for something else: a rule was corrected', () => {
    const due = { no: 'fill/1', at: '2022-05-15T15:59:59.999Z', ownAt: '2022-05-15T15:59:59.999Z', command: 'lapseApplication', closesOthers: false };
    const later = { ...due, ownAt: '2022-05-20T15:59:59.999Z' };

    expect(drain(aView(3, { due: [due] }), [told(3, { due: [due], followUps: ['a@3/0'] })]).readAnew).toBe(false);
    expect(drain(aView(3, { due: [due] }), [told(3, { due: [later] })]).readAnew).toBe(true);
  });

  it('looks at the log when nudged', () => {
    expect(drain(aView(3), [{ signal: 'Nudged', payload: undefined }])).toMatchObject({ readAnew: true, view: { version: 3 } });
  });

  it.each([
    ['nothing', undefined],
    ['text', 'hello'],
    ['the view of another stream', aView(9, { stream: 'application/a-2' })],
    ['a due without an instant', { ...aView(9), due: [{ no: 'fill/1', ownAt: 'soon' }] }],
    ['follow-ups that are no list', { ...aView(9), followUps: 'all' }],
  ])('believes nothing of a signal that carries %s, and looks at the log instead', (_name, payload) => {
    expect(drain(aView(3), [{ signal: 'ApplicationSubmitted', payload }])).toMatchObject({ readAnew: true, fromMail: false, view: { version: 3 } });
  });
});
