import type { Refusal } from '../kernel/types.js';
import type { Finding } from './form.js';
import { reasonField } from './justification.js';
import { FORM_RULES } from './rules/all.js';

/** The "no" that findings make of a submission: blocks first, then warnings without their reason; `count` says how many there are. */
export function refusalOf(findings: readonly Finding[]): Refusal | null {
  const blocking = findings.filter((finding) => finding.severity === 'B' || (finding.severity === 'W' && !finding.justified));
  const first = blocking.find((finding) => finding.severity === 'B') ?? blocking[0];
  if (!first) return null;
  const rule = FORM_RULES.find((each) => each.id === first.rule);
  const params = { ...first.params, rule: first.rule, count: blocking.length };
  if (first.severity === 'B') return { code: rule?.code ?? 'FIELD_INVALID', field: `form.${first.field}`, params };
  return { code: rule?.warningCode ?? 'JUSTIFICATION_MISSING', field: `form.${reasonField(first.rule)}`, params };
}
