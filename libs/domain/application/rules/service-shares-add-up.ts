import { addDecimals, compareDecimals, parseDecimal, percentText, type Decimal } from '../../text/decimal.js';
import { rowsOf, type JsonObject } from '../form-values.js';
import { blocks, found, type FormRule, type FormSubject } from './rule.js';

const HUNDRED: Decimal = { units: 100n, scale: 0 };
/** Rounding of many shares may lift the sum this far. */
const UPPER: Decimal = { units: 10_001n, scale: 2 };

/** Deck, 服务类型: every ticked type with its share of the service revenue (AMB-10); together 100 %, give or take the tolerance. */
export const serviceSharesAddUp: FormRule = {
  id: 'serviceSharesAddUp',
  code: 'SERVICE_SHARES_INVALID',
  check(subject) {
    if (subject.category !== 'enterprise' || subject.form['service_items'] === undefined) return [];
    const items = rowsOf(subject.form['service_items']);
    const ticked = items.filter((item) => item['ticked'] === true);
    if (ticked.length === 0) return [blocks('service_items')];
    const wrong = items.findIndex((item) => !shareFits(item));
    if (wrong >= 0) return [blocks(`service_items[${wrong}].share`)];
    return sumFinding(subject, addDecimals(ticked.map((item) => parseDecimal(item['share']) ?? HUNDRED)));
  },
};

/** Required if and only if ticked, 0 < share ≤ 100. */
function shareFits(item: JsonObject): boolean {
  const blank = item['share'] === undefined || item['share'] === null || item['share'] === '';
  if (item['ticked'] !== true) return blank;
  const share = parseDecimal(item['share']);
  return share !== null && share.units > 0n && compareDecimals(share, HUNDRED) <= 0;
}

function sumFinding({ programme }: FormSubject, sum: Decimal) {
  const total = percentText(sum, HUNDRED);
  if (compareDecimals(sum, UPPER) > 0) return [blocks('service_items', { total })];
  const { value, severity } = programme.thresholds.serviceShareTolerance;
  const tolerance = parseDecimal(value) ?? { units: 0n, scale: 0 };
  const lowest = addDecimals([HUNDRED, { units: -tolerance.units, scale: tolerance.scale }]);
  return compareDecimals(sum, lowest) < 0 ? [found(severity, 'service_items', { total })] : [];
}
