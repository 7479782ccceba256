import { describe, expect, it } from 'vitest';
import type { LoggedFact } from '../../../apps/season/invariants/log.js';
import { notices } from './notices.js';

const stream = 'evaluation/c1/a';
const failed: LoggedFact = {
  stream,
  version: 2,
  type: 'EvaluationFailedOverdue',
  payload: {},
  commandId: 'k',
  actor: { id: 'system', role: 'system' },
  cause: { kind: 'timer' },
  occurredAt: '2022-05-31T15:59:59.999Z',
  recordedAt: '2022-05-31T16:02:00.000Z',
};
const told = (recipient: string) => ({ stream, version: 2, template: 'evaluationFailedOverdue', recipient });
const kinds = (sent: ReturnType<typeof told>[]) => notices({ notices: sent }, [failed]).map(({ kind }) => kind);

describe('who hears of a failure by the clock', () => {
  it('are the subject and its province, each once', () => {
    expect(kinds([told('applicant org-1'), told('province 32')])).toEqual([]);
  });

  it('is missed where one of them does not', () => {
    expect(kinds([told('province 32')])).toEqual(['missed']);
    expect(kinds([])).toEqual(['missed', 'missed']);
  });

  it('is doubled where one hears it twice', () => {
    expect(kinds([told('applicant org-1'), told('applicant org-1'), told('province 32')])).toEqual(['doubled']);
  });
});
