import type { Finding } from './form.js';
import { FORM_RULES } from './rules/all.js';
import type { FormSubject } from './rules/rule.js';
import { withJustification } from './justification.js';

/** Everything the rules find in a form, in the order of the rules: the same for a draft's check and for submit. */
export function formCheck(subject: FormSubject): Finding[] {
  return FORM_RULES.flatMap((rule) => rule.check(subject).map((finding) => withJustification({ rule: rule.id, ...finding }, subject.form)));
}
