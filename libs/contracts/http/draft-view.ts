import { z } from 'zod';
import { findingView, formContent } from './case-view.js';
import { count, instantOut } from './primitives.js';

/** `open` = may still be written; else why not (`submitted`, `closed`). */
export const draftView = z.object({
  version: count,
  form: formContent,
  formId: z.string(),
  savedAt: instantOut.nullable(),
  state: z.enum(['open', 'submitted', 'closed']),
  closesAt: instantOut.nullable(),
  serverTime: instantOut,
});

/** `base` is the version the values were typed on; null takes a field out. The same patchId again writes nothing and answers the same. */
export const draftPatch = z.strictObject({
  patchId: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  base: count,
  set: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/), z.json()),
});
export const draftSaved = z.object({ version: count, savedAt: instantOut });

/** With the 409 DRAFT_CONFLICT: what the others wrote since `base`, so that the console can rebase or ask. */
export const draftConflict = z.object({ version: count, changed: formContent });

export const draftFindings = z.object({ draftVersion: count, canSubmit: z.boolean(), findings: z.array(findingView) });

export type DraftView = z.infer<typeof draftView>;
export type DraftPatch = z.input<typeof draftPatch>;
export type DraftSaved = z.infer<typeof draftSaved>;
export type DraftFindings = z.infer<typeof draftFindings>;
