import { compareDecimals } from '../../text/decimal.js';
import { annualDecimal, tableYears } from '../form-values.js';
import { blocks, type FormRule } from './rule.js';

/** 制造业增加值 is part of GDP. */
export const cityFiguresFitTogether: FormRule = {
  id: 'cityFiguresFitTogether',
  code: 'FIELD_INVALID',
  check({ category, form, programme }) {
    if (category !== 'cityComprehensive' && category !== 'cityDesign') return [];
    return tableYears(programme).flatMap((year) => {
      const [part, gdp] = [annualDecimal(form, year, 'mfg_value_added'), annualDecimal(form, year, 'gdp')];
      return part && gdp && compareDecimals(part, gdp) > 0 ? [blocks(`annual.${year}.mfg_value_added`, { year })] : [];
    });
  },
};
