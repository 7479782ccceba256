import type { ApplicationForm, Finding } from '../../application/form.js';
import { isBlank } from '../../kernel/checks.js';
import { type Json, type Refusal, refuse } from '../../kernel/types.js';
import type { EvaluationKind, Programme } from '../../programmes/programme.js';
import { EXISTENCE_STATUSES, FORM_SECTIONS, type Section, TARGET_RESULTS } from './form-sections.js';
import { serviceRevenueFindings } from './service-revenue.js';

export type CheckedForm = { refusal: Refusal } | { findings: Finding[] };

/** The first block refuses the filing; warnings are kept with it for the province and the experts. */
export function checkForm(form: ApplicationForm, kind: EvaluationKind, programme: Programme): CheckedForm {
  const refusal = headRefusal(form) ?? firstRefusal(FORM_SECTIONS[kind].map((section) => sectionRefusal(form, section, programme.evaluationYears)));
  if (refusal) return refusal;
  const service = kind === 'enterprise' ? serviceRevenueFindings(form, programme) : { findings: [] };
  if ('refusal' in service) return service;
  return { findings: [...headFindings(form), ...FORM_SECTIONS[kind].flatMap((section) => emptyTextFinding(form, section)), ...service.findings] };
}

type Refused = { refusal: Refusal } | null;

function firstRefusal(results: Refused[]): Refused {
  return results.find((result) => result !== null) ?? null;
}

function headRefusal(form: ApplicationForm): Refused {
  if (!EXISTENCE_STATUSES.some((status) => status === form.existence_status)) return refuse('FIELD_INVALID', undefined, 'form.existence_status');
  if (typeof form.no_major_event !== 'boolean') return refuse('FIELD_MISSING', undefined, 'form.no_major_event');
  return form.truth_commitment === true ? null : refuse('COMMITMENT_MISSING', undefined, 'form.truth_commitment');
}

function headFindings(form: ApplicationForm): Finding[] {
  const findings: Finding[] = [];
  if (form.existence_status !== 'existing')
    findings.push({ rule: 'existenceChanged', field: 'existence_status', severity: 'W', params: { status: String(form.existence_status) } });
  if (form.no_major_event === false) findings.push({ rule: 'majorEventReported', field: 'no_major_event', severity: 'W' });
  return findings;
}

function sectionRefusal(form: ApplicationForm, section: Section, years: readonly number[]): Refused {
  const value = form[section.field];
  const field = `form.${section.field}`;
  switch (section.shape) {
    case 'text':
      return section.severity === 'W' || isFilled(value) ? null : refuse('FIELD_MISSING', undefined, field);
    case 'texts':
      return missingKey(value, section.keys, field);
    case 'rows':
      return rowsRefusal(value, section.keys, field);
    case 'annual':
      return firstRefusal(years.map((year) => yearRefusal(isRecord(value) ? value[String(year)] : undefined, section.keys, `${field}.${year}`)));
  }
}

function emptyTextFinding(form: ApplicationForm, section: Section): Finding[] {
  return section.shape === 'text' && section.severity === 'W' && !isFilled(form[section.field])
    ? [{ rule: 'sectionEmpty', field: section.field, severity: 'W' }]
    : [];
}

function rowsRefusal(value: Json | undefined, keys: readonly string[], field: string): Refused {
  if (!Array.isArray(value) || value.length === 0) return refuse(field === 'form.targets_review' ? 'TARGETS_MISSING' : 'FIELD_MISSING', undefined, field);
  return firstRefusal(value.map((row, index) => missingKey(row, keys, `${field}[${index}]`) ?? resultRefusal(row, keys, `${field}[${index}]`)));
}

function resultRefusal(row: Json, keys: readonly string[], field: string): Refused {
  if (!keys.includes('done')) return null;
  return isRecord(row) && TARGET_RESULTS.some((result) => result === row.done) ? null : refuse('FIELD_INVALID', undefined, `${field}.done`);
}

function yearRefusal(year: Json | undefined, keys: readonly string[], field: string): Refused {
  return isRecord(year) && isFilled(year.na_reason) ? null : missingKey(year, keys, field);
}

function missingKey(value: Json | undefined, keys: readonly string[], field: string): Refused {
  const missing = keys.find((key) => !isRecord(value) || !isFilled(value[key]));
  return missing === undefined ? null : refuse('FIELD_MISSING', undefined, `${field}.${missing}`);
}

const isRecord = (value: Json | undefined): value is { [key: string]: Json | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isFilled = (value: Json | undefined): boolean => (typeof value === 'string' ? !isBlank(value) : typeof value === 'number' || typeof value === 'boolean');
