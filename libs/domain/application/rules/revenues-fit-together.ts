import { compareDecimals } from '../../text/decimal.js';
import { annualDecimal, tableYears } from '../form-values.js';
import { warns, type FormRule } from './rule.js';

/** 主营业务收入 and 研发投入 above 营业收入 are possible, rarely right [design]. */
export const revenuesFitTogether: FormRule = {
  id: 'revenuesFitTogether',
  code: 'FIELD_INVALID',
  check({ category, form, programme }) {
    if (category !== 'enterprise') return [];
    return tableYears(programme).flatMap((year) => {
      const operating = annualDecimal(form, year, 'operating_revenue');
      const above = ['main_revenue', 'rd_expense'].filter((column) => {
        const part = annualDecimal(form, year, column);
        return operating && part && compareDecimals(part, operating) > 0;
      });
      return above.map((column) => warns(`annual.${year}.${column}`, { year }));
    });
  },
};
