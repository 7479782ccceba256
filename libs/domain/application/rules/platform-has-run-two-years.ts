import { addYears, isDay } from '../../kernel/instants.js';
import { found, type FormRule } from './rule.js';

/** Deck: 截至申报日，平台正式投入运营时间须满2年. start + 2 years ≤ 申报日 passes (AMB-6); 29 February counts as the 28th. */
export const platformHasRunTwoYears: FormRule = {
  id: 'platformHasRunTwoYears',
  code: 'PLATFORM_UNDER_TWO_YEARS',
  check({ category, form, programme, applicationDate }) {
    const start = form['operation_start_on'];
    if ((category !== 'platformShared' && category !== 'platformOther') || !isDay(start)) return [];
    const { value: years, severity } = programme.thresholds.platformMinimumYears;
    const earliest = addYears(start, years);
    return earliest <= applicationDate ? [] : [found(severity, 'operation_start_on', { years, earliest, applicationDate })];
  },
};
