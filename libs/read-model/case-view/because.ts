import type { BothLanguages } from '#libs/contracts/http/case-view';
import type { Cause, StreamKind } from '#libs/domain/kernel/types';
import { both, shanghai } from '../words/both.js';

interface Fact {
  type: string;
  payload: { [name: string]: unknown };
  cause: Cause;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

/** 因为什么: the reason a person gave, the deadline that passed, or the fact that this one follows. */
export function because(_kind: StreamKind, { payload, cause }: Fact): BothLanguages | null {
  const reason = text(payload.reason) ?? text(payload.opinion) ?? text(payload.note);
  const at = text(payload.at);
  if (cause.kind === 'timer')
    return at ? both(`截止时间 ${shanghai(at)} 已过`, `the deadline ${shanghai(at)} has passed`) : both('时间已到', 'the time has come');
  if (reason) return both(reason, reason);
  const reasons = Array.isArray(payload.reasons) ? payload.reasons.length : 0;
  if (reasons > 0) return both(`${reasons} 处需要修改`, `${reasons} points to correct`);
  return cause.kind === 'followUp' ? followed(cause.of) : null;
}

function followed(of: string | undefined): BothLanguages | null {
  const kind = of?.slice(0, of.indexOf('/'));
  if (kind === 'season') return both('批次的决定', 'decided for the season');
  if (kind === 'campaign') return both('评估评价的安排', 'decided for the campaign');
  if (kind === 'desk') return both('省级主管部门的推荐办理', 'decided at the province’s desk');
  return kind === 'application' ? both('申报的办理', 'follows the application') : null;
}
