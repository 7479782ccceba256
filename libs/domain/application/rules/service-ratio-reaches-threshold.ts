import { parseDecimal, percentText, reachesPercent } from '../../text/decimal.js';
import { annualDecimal } from '../form-values.js';
import { blocks, found, type FormRule } from './rule.js';

/**
 * Deck, E9: 原则上服务收入占企业营业收入比重达30%以上, of the data year, 30 itself included (AMB-4). Compared unrounded:
 * 29.999 % is below although it is shown as 30.00. 原则上 makes it a warning that wants a reason.
 */
export const serviceRatioReachesThreshold: FormRule = {
  id: 'serviceRatioReachesThreshold',
  code: 'SERVICE_RATIO_UNEXPLAINED',
  warningCode: 'SERVICE_RATIO_UNEXPLAINED',
  check({ category, form, programme }) {
    if (category !== 'enterprise') return [];
    const { value, severity } = programme.thresholds.serviceRatioPercent;
    const [service, operating] = [annualDecimal(form, programme.dataYear, 'service_revenue'), annualDecimal(form, programme.dataYear, 'operating_revenue')];
    const threshold = parseDecimal(value);
    if (!service || !operating || !threshold) return [];
    const field = `annual.${programme.dataYear}`;
    if (operating.units <= 0n) return [blocks(`${field}.operating_revenue`, { minimum: 0 })];
    return reachesPercent(service, operating, threshold)
      ? []
      : [found(severity, `${field}.service_revenue`, { percent: percentText(service, operating), threshold: value })];
  },
};
