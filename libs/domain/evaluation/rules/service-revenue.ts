import type { ApplicationForm, Finding } from '../../application/form.js';
import { isDecimal, millionths } from '../../kernel/decimal.js';
import { type Json, refuse } from '../../kernel/types.js';
import type { Programme } from '../../programmes/programme.js';
import type { CheckedForm } from './check-form.js';

interface Year {
  year: number;
  operating: bigint;
  service: bigint;
}

/** Service income is part of operating income (B); a share under the threshold or falling two years running is a warning [design]. */
export function serviceRevenueFindings(form: ApplicationForm, programme: Programme): CheckedForm {
  const years: Year[] = [];
  for (const year of programme.evaluationYears) {
    const row = rowOf(form, year);
    if (!row || typeof row.na_reason === 'string') continue;
    if (!isDecimal(row.operating_revenue)) return refuse('FIELD_INVALID', undefined, `form.annual.${year}.operating_revenue`);
    if (!isDecimal(row.service_revenue)) return refuse('FIELD_INVALID', undefined, `form.annual.${year}.service_revenue`);
    const [operating, service] = [millionths(row.operating_revenue), millionths(row.service_revenue)];
    if (operating < 0n || service < 0n) return refuse('FIELD_INVALID', undefined, `form.annual.${year}`);
    if (service > operating) return refuse('SERVICE_EXCEEDS_OPERATING', { year }, `form.annual.${year}.service_revenue`);
    years.push({ year, operating, service });
  }
  return { findings: [...lowShare(years.at(-1), programme), ...fallingShare(years)] };
}

function lowShare(last: Year | undefined, programme: Programme): Finding[] {
  const threshold = programme.thresholds.serviceRatioPercent.value;
  if (!last || last.service * 100_000_000n >= millionths(threshold) * last.operating) return [];
  return [{ rule: 'serviceRatioLow', field: 'annual', severity: 'W', params: { year: last.year, threshold } }];
}

function fallingShare(years: Year[]): Finding[] {
  const [before, middle, last] = years.slice(-3);
  if (!before || !middle || !last || !isSmallerShare(middle, before) || !isSmallerShare(last, middle)) return [];
  return [{ rule: 'serviceRatioFalling', field: 'annual', severity: 'W', params: { year: last.year } }];
}

/** Compared crosswise: no division, no rounding. */
const isSmallerShare = (a: Year, b: Year): boolean => a.service * b.operating < b.service * a.operating;

function rowOf(form: ApplicationForm, year: number): { [key: string]: Json | undefined } | null {
  const annual = form.annual;
  if (typeof annual !== 'object' || annual === null || Array.isArray(annual)) return null;
  const row = annual[String(year)];
  return typeof row === 'object' && row !== null && !Array.isArray(row) ? row : null;
}
