import type { Category, Programme } from '../programmes/programme.js';
import { percentText } from '../text/decimal.js';
import type { ApplicationForm } from './form.js';
import { annualDecimal, annualOf, textOf, textsOf, valueIn } from './form-values.js';

const SUBJECT_TITLE: Record<Category, string | null> = {
  enterprise: null,
  platformShared: 'platform_name',
  platformOther: 'platform_name',
  project: 'project_name',
  cityComprehensive: 'city_name',
  cityDesign: 'city_name',
};

/** The few values that lists and the summary table (附件2) show; the form itself stays in its own table. */
export function figuresOf(category: Category, form: ApplicationForm, programme: Programme): { [name: string]: string } {
  const titleField = SUBJECT_TITLE[category];
  const modes = category === 'project' ? textOf(form['mode']) : textsOf(form['modes']).join('、');
  const figures = {
    subjectTitle: titleField === null ? '' : textOf(form[titleField]),
    modes,
    origin: textOf(form['origin']),
    regionCode: textOf(form['region_code'] ?? form['city_code']),
    industryCode: textOf(form['industry_code']),
    ...revenueFigures(category, form, programme),
  };
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== ''));
}

function revenueFigures(category: Category, form: ApplicationForm, { dataYear }: Programme): { [name: string]: string } {
  if (category !== 'enterprise') return {};
  const [service, operating] = [annualDecimal(form, dataYear, 'service_revenue'), annualDecimal(form, dataYear, 'operating_revenue')];
  if (!service || !operating || operating.units <= 0n) return {};
  const row = annualOf(form, dataYear);
  return {
    operatingRevenueWan: textOf(valueIn(row, 'operating_revenue')),
    serviceRevenueWan: textOf(valueIn(row, 'service_revenue')),
    serviceRatioPercent: percentText(service, operating),
  };
}
