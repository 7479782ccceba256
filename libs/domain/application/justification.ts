import type { ApplicationForm, Finding } from './form.js';
import { countZi } from '../text/zi.js';

/** A warning is answered in the form: 低于30%说明 in its own field, every other under `justifications` by rule. */
const OWN_FIELD: { [rule: string]: string } = { serviceRatioReachesThreshold: 'service_ratio_reason' };
/** domain §3.1: text 50–1000. */
const BOUNDS = { shortest: 50, longest: 1000 };

export function withJustification(finding: Finding, form: ApplicationForm): Finding {
  return finding.severity === 'W' ? { ...finding, justified: isReason(reasonFor(finding.rule, form)) } : finding;
}

/** Where the reason of a warning belongs: the field that a refusal points at. */
export const reasonField = (rule: string): string => OWN_FIELD[rule] ?? `justifications.${rule}`;

function reasonFor(rule: string, form: ApplicationForm): unknown {
  const own = OWN_FIELD[rule];
  if (own !== undefined) return form[own];
  const reasons = form['justifications'];
  return typeof reasons === 'object' && reasons !== null && !Array.isArray(reasons) && Object.hasOwn(reasons, rule) ? reasons[rule] : undefined;
}

function isReason(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  const length = countZi(text);
  return length >= BOUNDS.shortest && length <= BOUNDS.longest;
}
