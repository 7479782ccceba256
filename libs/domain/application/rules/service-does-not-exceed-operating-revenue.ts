import { compareDecimals } from '../../text/decimal.js';
import { annualDecimal, tableYears } from '../form-values.js';
import { blocks, type FormRule } from './rule.js';

export const serviceDoesNotExceedOperatingRevenue: FormRule = {
  id: 'serviceDoesNotExceedOperatingRevenue',
  code: 'SERVICE_EXCEEDS_OPERATING',
  check({ category, form, programme }) {
    if (category !== 'enterprise') return [];
    return tableYears(programme).flatMap((year) => {
      const [service, operating] = [annualDecimal(form, year, 'service_revenue'), annualDecimal(form, year, 'operating_revenue')];
      return service && operating && compareDecimals(service, operating) > 0 ? [blocks(`annual.${year}.service_revenue`, { year })] : [];
    });
  },
};
