import type { RefusalCode } from '../../kernel/refusal-codes.js';
import type { Day } from '../../kernel/types.js';
import type { Category, Programme } from '../../programmes/programme.js';
import type { ApplicationForm, Finding } from '../form.js';

/** What a rule may look at. `applicationDate` is the day the form is judged on (申报日). */
export interface FormSubject {
  category: Category;
  form: ApplicationForm;
  programme: Programme;
  applicationDate: Day;
}

/** One sentence of the programme about a form. Findings carry the rule's id; the codes say how submit refuses. */
export interface FormRule {
  id: string;
  /** Of a finding that blocks. */
  code: RefusalCode;
  /** Of a warning without its written reason; JUSTIFICATION_MISSING where not given. */
  warningCode?: RefusalCode;
  check(subject: FormSubject): Omit<Finding, 'rule'>[];
}
