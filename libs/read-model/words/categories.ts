import type { BothLanguages } from '#libs/contracts/http/case-view';
import { both } from './both.js';

/** Of applications, titles and evaluations; `cityOther` is every city that is no design city (AMB-12). */
const CATEGORIES: Record<string, BothLanguages> = {
  enterprise: both('示范企业', 'Enterprise'),
  platformShared: both('示范平台（共享制造类）', 'Platform: shared manufacturing'),
  platformOther: both('示范平台（其他类）', 'Platform: other'),
  platformUndivided: both('示范平台', 'Platform'),
  project: both('示范项目', 'Project'),
  cityComprehensive: both('示范城市（综合类）', 'City: comprehensive'),
  cityDesign: both('示范城市（工业设计特色类）', 'City: industrial design'),
  cityUndivided: both('示范城市', 'City'),
  cityOther: both('示范城市（其他类）', 'City: other'),
};

export const categoryText = (category: string): BothLanguages => CATEGORIES[category] ?? both(category, category);
