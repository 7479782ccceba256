/** Stages in business words: what the engine's own UI shows beside a process, and the operator's page. */
export const STAGE_TEXTS: { [stage: string]: string } = {
  fill: '线上填报',
  provinceReview: '省级初审',
  package: '提交材料',
  dispatch: '提交材料',
  ministryReview: '评审考查',
  consultation: '征求意见',
  publicity: '公示发布',
  explanation: '结果说明期',
  filing: '评估填报',
  results: '评估结果',
  active: '称号有效',
  atRest: '已办结',
};

export function stageText(stage: string): string {
  return STAGE_TEXTS[stage] ?? stage;
}
