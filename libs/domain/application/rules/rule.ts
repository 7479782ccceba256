import type { RefusalCode } from '../../kernel/refusal-codes.js';
import type { Day } from '../../kernel/types.js';
import type { Category, Programme, Severity } from '../../programmes/programme.js';
import type { ApplicationForm, Finding } from '../form.js';

/** What a rule may look at. `applicationDate` is the day the form is judged on (申报日). */
export interface FormSubject {
  category: Category;
  form: ApplicationForm;
  programme: Programme;
  applicationDate: Day;
}

type RuleFinding = Omit<Finding, 'rule'>;
const finding =
  (severity: Severity) =>
  (field: string, params?: Finding['params']): RuleFinding => ({ field, severity, ...(params && { params }) });

export const blocks = finding('B');
/** Wants a written reason. */
export const warns = finding('W');
export const informs = finding('I');
/** As the programme says for this threshold. */
export const found = (severity: Severity, field: string, params?: Finding['params']) => finding(severity)(field, params);

/** One sentence of the programme about a form. Findings carry the rule's id; the codes say how submit refuses. */
export interface FormRule {
  id: string;
  /** Of a finding that blocks. */
  code: RefusalCode;
  /** Of a warning without its written reason; JUSTIFICATION_MISSING where not given. */
  warningCode?: RefusalCode;
  check(subject: FormSubject): RuleFinding[];
}
