import type { BothLanguages } from '#libs/contracts/http/case-view';
import { both } from './both.js';

export const STAGES = {
  fill: both('线上填报', 'Fill in online'),
  provinceReview: both('省级初审', 'First review'),
  package: both('提交材料', 'Package'),
  ministryReview: both('评审考查', 'Ministry review'),
  publicity: both('公示发布', 'Publicity'),
  explanation: both('评估结果应用', 'Result'),
} satisfies Record<string, BothLanguages>;

export const STAGE_ACTORS = {
  fill: both('申报主体', 'Applicant'),
  provinceReview: both('省级主管部门', 'Province'),
  package: both('省级主管部门', 'Province'),
  ministryReview: both('工信部、支撑单位、专家', 'Ministry, support unit, experts'),
  publicity: both('工信部', 'Ministry'),
  explanation: both('工信部', 'Ministry'),
} satisfies Record<string, BothLanguages>;
