import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { castTitles } from './script/cast-titles.js';
import type { PlannedTitle } from './script/plan.js';

export const SAMPLE_REGISTER = 'national';

/** The 418 titles of batches 1–3 under invented names; one enterprise of 江苏 has an account in the sample. */
export function sampleTitles(): PlannedTitle[] {
  const titles = castTitles({ seed: BATCH_4.year, size: 'full', mark: 'cn', authorities: BATCH_4.authorities });
  const ours = titles.find((title) => title.batch === 3 && title.category === 'enterprise' && title.authority === '32');
  return titles.map((title) => (title === ours ? { ...title, organisation: 'org-xingdu', unitName: '样例·星渡工程机械有限公司' } : title));
}
