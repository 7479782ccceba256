import { expect, it } from 'vitest';
import { EXPERTS, expert, ministry, province, supportUnit } from '../../testing/actors.js';
import { given } from '../../testing/application-scenario.js';
import {
  announced,
  expertPassed,
  expertReviewing,
  formalPassed,
  received,
  recommended,
  scored,
  submitted,
  suggested,
} from '../../testing/application-story.js';
import type { ApplicationFact } from '../facts.js';
import type { StartedApplication } from '../state.js';

const by = (actor: typeof ministry) => ({ actor, now: '2022-06-15T02:00:00.000Z' });
const conclude = { type: 'concludeExpertReview' } as const;
const scores = { foundation: 20, capability: 30, effect: 30, prospect: 20 };
const score = (override = {}) => ({ type: 'submitScore' as const, scores: { ...scores, ...override }, opinion: '同意' });

it('checks the form of what was received: passes it, asks, or fails it with a reason', () => {
  given(...received())
    .when({ type: 'passFormalCheck', note: '' }, by(supportUnit))
    .then({ type: 'FormalCheckPassed' });
  given(...received())
    .when({ type: 'failFormalCheck', reason: '材料缺失' }, by(supportUnit))
    .then({ type: 'FormalCheckFailed' });
  given(...received())
    .when({ type: 'failFormalCheck', reason: '' }, by(supportUnit))
    .thenRefused('REASON_MISSING', {}, 'reason');
  given(...received())
    .when({ type: 'raiseFormalQuery', items: ['营业执照'], answerBy: '2022-06-20T15:59:59.999Z' }, by(supportUnit))
    .then({ type: 'FormalQueryRaised' });
  given(...received())
    .when({ type: 'raiseFormalQuery', items: [' '], answerBy: '2022-06-20T15:59:59.999Z' }, by(supportUnit))
    .thenRefused('FIELD_MISSING', {}, 'items');
  given(...received())
    .when({ type: 'raiseFormalQuery', items: ['营业执照'], answerBy: '2022-06-15T02:00:00.000Z' }, by(supportUnit))
    .thenRefused('DATES_OUT_OF_ORDER', {}, 'answerBy');
  given(...received())
    .when({ type: 'passFormalCheck', note: '' }, by(province))
    .thenRefused('ROLE_NOT_ALLOWED');
});

it('assigns a panel of at least five experts, each once', () => {
  given(...formalPassed())
    .when({ type: 'assignExperts', experts: [...EXPERTS] }, by(supportUnit))
    .then({ type: 'ExpertsAssigned', experts: [...EXPERTS] });
  given(...formalPassed())
    .when({ type: 'assignExperts', experts: EXPERTS.slice(1) }, by(supportUnit))
    .thenRefused('EXPERTS_TOO_FEW', { minimum: 5, assigned: 4 }, 'experts');
  given(...formalPassed())
    .when({ type: 'assignExperts', experts: [...EXPERTS, 'expert-1'] }, by(supportUnit))
    .thenRefused('FIELD_INVALID', {}, 'experts');
});

it('adds an expert in place of one who stepped aside, who does not come back', () => {
  const recused = [...expertReviewing(), { type: 'ExpertRecused', expert: 'expert-5', reason: '同一单位' } as const];

  given(...recused)
    .when({ type: 'assignExperts', experts: ['expert-6'] }, by(supportUnit))
    .then({ type: 'ExpertsAssigned', experts: ['expert-6'] });
  given(...recused)
    .when({ type: 'assignExperts', experts: ['expert-5'] }, by(supportUnit))
    .thenRefused('EXPERT_RECUSED', {}, 'experts');
  given(...recused)
    .when(score(), by(expert(5)))
    .thenRefused('EXPERT_RECUSED');
});

it('takes one score of an assigned expert, within the rubric and with an opinion', () => {
  given(...expertReviewing())
    .when(score({ effect: 0 }), by(expert(1)))
    .then({ type: 'ScoreSubmitted', total: 70 });
  given(...expertReviewing())
    .when(score(), by(expert(1)))
    .then({ type: 'ScoreSubmitted', expert: 'expert-1', total: 100 });
  given(...expertReviewing())
    .when(score({ effect: 31 }), by(expert(1)))
    .thenRefused('SCORE_OUT_OF_RANGE', { criterion: 'effect', maximum: 30 }, 'scores.effect');
  given(...expertReviewing())
    .when(score({ effect: -1 }), by(expert(1)))
    .thenRefused('SCORE_OUT_OF_RANGE', {}, 'scores.effect');
  given(...expertReviewing())
    .when(score({ effect: 29.5 }), by(expert(1)))
    .thenRefused('SCORE_OUT_OF_RANGE', {}, 'scores.effect');
  given(...expertReviewing())
    .when({ ...score(), scores: { foundation: 20 } }, by(expert(1)))
    .thenRefused('FIELD_MISSING', {}, 'scores.capability');
  given(...expertReviewing())
    .when(score({ beauty: 5 }), by(expert(1)))
    .thenRefused('FIELD_INVALID', {}, 'scores.beauty');
  given(...expertReviewing())
    .when({ ...score(), opinion: '' }, by(expert(1)))
    .thenRefused('REASON_MISSING', {}, 'opinion');
  given(...expertReviewing())
    .when(score(), by(expert(9)))
    .thenRefused('EXPERT_NOT_ASSIGNED');
  given(...scored([80]))
    .when(score(), by(expert(1)))
    .thenRefused('ALREADY_SCORED');
});

it('lets an expert step aside before scoring, with a reason, not after', () => {
  const recuse = { type: 'recuseFromReview', reason: '同一单位' } as const;

  given(...expertReviewing())
    .when(recuse, by(expert(2)))
    .then({ type: 'ExpertRecused', expert: 'expert-2' });
  given(...expertReviewing())
    .when({ ...recuse, reason: '' }, by(expert(2)))
    .thenRefused('REASON_MISSING', {}, 'reason');
  given(...scored([80]))
    .when(recuse, by(expert(1)))
    .thenRefused('ALREADY_SCORED');
});

it('concludes once every sitting expert has scored, at least five of them', () => {
  given(...scored([80, 80, 80, 80]))
    .when(conclude, by(supportUnit))
    .thenRefused('REVIEWS_MISSING', { missing: 1 });
  const four = [...scored([80, 80, 80, 80]), { type: 'ExpertRecused', expert: 'expert-5', reason: '同一单位' } as const];
  given(...four)
    .when(conclude, by(supportUnit))
    .thenRefused('EXPERTS_TOO_FEW', { minimum: 5, assigned: 4 });
});

it('passes a mean of exactly 60, not the next lower one', () => {
  given(...scored([50, 60, 60, 60, 70]))
    .when(conclude, by(supportUnit))
    .then({ type: 'ExpertReviewPassed', meanScore: '60.00', spread: 20 });
  given(...scored([50, 60, 60, 60, 69]))
    .when(conclude, by(supportUnit))
    .then({ type: 'ExpertReviewFailed', meanScore: '59.80', spread: 19 });
});

it('fails a mean that is only shown as 60.00', () => {
  const fact = (expertId: string, total: number): ApplicationFact => ({ type: 'ScoreSubmitted', expert: expertId, scores: {}, total, opinion: '同意' });
  const many = Array.from({ length: 300 }, (_, index) => `e-${index}`);
  const past = [...formalPassed(), { type: 'ExpertsAssigned', experts: many } as const, ...many.map((id, index) => fact(id, index === 0 ? 59 : 60))];

  given(...past)
    .when(conclude, by(supportUnit))
    .then({ type: 'ExpertReviewFailed', meanScore: '60.00' });
});

it('suggests an enterprise that passed the experts, with a reason', () => {
  given(...expertPassed())
    .when({ type: 'suggestApplication', reason: '示范性强' }, by(ministry))
    .then({ type: 'ApplicationSuggested' });
  given(...expertPassed())
    .when({ type: 'suggestApplication', reason: '' }, by(ministry))
    .thenRefused('REASON_MISSING', {}, 'reason');
  given(...expertPassed())
    .when({ type: 'suggestApplication', reason: '示范性强' }, by(supportUnit))
    .thenRefused('ROLE_NOT_ALLOWED');
});

it.each(['cityComprehensive', 'cityDesign'] as const)('suggests a %s only after a visit, or a waived one', (category) => {
  const suggest = { type: 'suggestApplication', reason: '示范性强' } as const;
  const visited = { type: 'SiteVisitReported', visitors: ['甲', '乙'], visitedOn: '2022-06-14', satisfied: true, report: '属实' } satisfies ApplicationFact;

  given(...expertPassed(category))
    .when(suggest, by(ministry))
    .thenRefused('SITE_VISIT_PENDING');
  given(...expertPassed(category), visited)
    .when(suggest, by(ministry))
    .then({ type: 'ApplicationSuggested' });
  given(...expertPassed(category), { type: 'SiteVisitWaived', reason: '疫情防控' })
    .when(suggest, by(ministry))
    .then({ type: 'ApplicationSuggested' });
});

it('reports a visit of at least two people, not of the future', () => {
  const report = { type: 'reportSiteVisit' as const, visitors: ['甲', '乙'], visitedOn: '2022-06-15', satisfied: true, report: '属实' };
  const ordered = [...expertPassed(), { type: 'SiteVisitOrdered', reason: '需进一步了解' } as const];

  given(...ordered)
    .when(report, by(supportUnit))
    .then({ type: 'SiteVisitReported' });
  given(...ordered)
    .when({ ...report, visitors: ['甲', '甲'] }, by(supportUnit))
    .thenRefused('VISITORS_TOO_FEW', { minimum: 2, present: 1 }, 'visitors');
  given(...ordered)
    .when({ ...report, visitedOn: '2022-06-16' }, by(supportUnit))
    .thenRefused('DATES_OUT_OF_ORDER', {}, 'visitedOn');
  given(...ordered)
    .when({ ...report, visitedOn: '2022-02-30' }, by(supportUnit))
    .thenRefused('FIELD_INVALID', {}, 'visitedOn');
  given(...ordered)
    .when({ ...report, report: '' }, by(supportUnit))
    .thenRefused('FIELD_MISSING', {}, 'report');
  given(...ordered)
    .when({ type: 'suggestApplication', reason: '示范性强' }, by(ministry))
    .thenRefused('WRONG_STAGE');
});

it('orders and waives a visit with a reason', () => {
  given(...expertPassed())
    .when({ type: 'orderSiteVisit', reason: '需进一步了解' }, by(ministry))
    .then({ type: 'SiteVisitOrdered' });
  given(...expertPassed())
    .when({ type: 'orderSiteVisit', reason: '' }, by(ministry))
    .thenRefused('REASON_MISSING', {}, 'reason');
  given(...expertPassed())
    .when({ type: 'waiveSiteVisit', reason: '' }, by(ministry))
    .thenRefused('REASON_MISSING', {}, 'reason');
});

it('declines a suggested one with a reason', () => {
  given(...suggested())
    .when({ type: 'declineApplication', reason: '部门意见' }, by(ministry))
    .then({ type: 'ApplicationNotSelected' });
  given(...suggested())
    .when({ type: 'declineApplication', reason: '' }, by(ministry))
    .thenRefused('REASON_MISSING', {}, 'reason');
});

it('disqualifies for false material from any live status, with reason and evidence', () => {
  const disqualify = { type: 'disqualifyApplication' as const, reason: '弄虚作假', evidence: ['report.pdf'] };

  for (const past of [submitted(), recommended(), received(), suggested()])
    given(...past)
      .when(disqualify, by(ministry))
      .then({ type: 'ApplicationDisqualified' });
  given(...submitted())
    .when({ ...disqualify, evidence: [] }, by(ministry))
    .thenRefused('FIELD_MISSING', {}, 'evidence');
  given(...submitted())
    .when({ ...disqualify, reason: '' }, by(ministry))
    .thenRefused('REASON_MISSING', {}, 'reason');
  given(...announced())
    .when(disqualify, by(ministry))
    .thenRefused('WRONG_STAGE');
});

it('keeps what it ended from, and frees the place on the list', () => {
  const { state, followUps } = given(...recommended()).when({ type: 'disqualifyApplication', reason: '弄虚作假', evidence: ['report.pdf'] }, by(ministry));

  expect((state as StartedApplication).endedFrom).toBe('recommended');
  expect(followUps[0]).toEqual({
    kind: 'command',
    stream: 'desk/batch-4/32',
    command: { type: 'releaseRecommendation', applicationId: 'a-1', reason: 'disqualified' },
  });
});
