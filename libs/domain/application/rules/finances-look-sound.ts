import { compareDecimals } from '../../text/decimal.js';
import { annualDecimal } from '../form-values.js';
import { warns, type FormRule } from './rule.js';

/** E3 names no number; a loss, or debts above assets, in the data year want a reason [design]. */
export const financesLookSound: FormRule = {
  id: 'financesLookSound',
  code: 'FIELD_INVALID',
  check({ category, form, programme }) {
    if (category !== 'enterprise') return [];
    const year = programme.dataYear;
    const [profit, assets, liabilities] = [
      annualDecimal(form, year, 'net_profit'),
      annualDecimal(form, year, 'total_assets'),
      annualDecimal(form, year, 'total_liabilities'),
    ];
    return [
      ...(profit && profit.units < 0n ? [warns(`annual.${year}.net_profit`, { year })] : []),
      ...(assets && liabilities && compareDecimals(liabilities, assets) > 0 ? [warns(`annual.${year}.total_liabilities`, { year })] : []),
    ];
  },
};
