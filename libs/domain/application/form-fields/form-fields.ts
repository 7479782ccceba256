import type { Category } from '../../programmes/programme.js';
import { CITY_COMPREHENSIVE, CITY_DESIGN } from './city.js';
import { ENTERPRISE } from './enterprise.js';
import type { FormField } from './field.js';
import { PLATFORM_OTHER, PLATFORM_SHARED } from './platform.js';
import { PROJECT } from './project.js';
import { COMMON, COMPLIANCE, CONTACT, IP, SUBJECT } from './shared.js';

/** The form of each category, in the order in which it is filled. */
export const FORM_FIELDS: Record<Category, readonly FormField[]> = {
  enterprise: [...SUBJECT, ...CONTACT, ...COMPLIANCE, ...ENTERPRISE, ...IP, ...COMMON],
  platformShared: [...SUBJECT, ...CONTACT, ...COMPLIANCE, ...PLATFORM_SHARED, ...IP, ...COMMON],
  platformOther: [...SUBJECT, ...CONTACT, ...COMPLIANCE, ...PLATFORM_OTHER, ...IP, ...COMMON],
  project: [...SUBJECT, ...CONTACT, ...COMPLIANCE, ...PROJECT, ...COMMON],
  cityComprehensive: [...CITY_COMPREHENSIVE, ...CONTACT, ...COMMON],
  cityDesign: [...CITY_DESIGN, ...CONTACT, ...COMMON],
};

/** Fields of which a frozen form keeps commitments only. */
export const PERSONAL_FIELDS: readonly string[] = [
  ...new Set(
    Object.values(FORM_FIELDS)
      .flat()
      .filter((field) => field.personal)
      .map((field) => field.id),
  ),
];
