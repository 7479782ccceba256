import type { Severity } from '../programmes/programme.js';
import type { Json } from '../kernel/types.js';

/**
 * The frozen content of a form: field id → value, shapes as in domain §3 (money as decimal text in 万元, days as Day).
 * Personal values (contact_name, contact_mobile, contact_email, legal_representative) stand here as commitments only.
 */
export type ApplicationForm = { [field: string]: Json | undefined };

/** What a rule found. `justified` is set where a W carries its written reason. */
export interface Finding {
  rule: string;
  field: string;
  severity: Severity;
  params?: { [name: string]: string | number };
  justified?: boolean;
}
