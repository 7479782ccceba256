import { z } from 'zod';

/** RFC 9457. `code` is stable and in libs/contracts/error-codes.ts; `detail` is Chinese, `detailEn` the same in English. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  field: z.string().optional(),
  detail: z.string(),
  detailEn: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  requestId: z.string(),
  /** With STALE_VERSION and COMMAND_ID_REUSED; with DRAFT_CONFLICT also what the others wrote. */
  version: z.int().optional(),
  changed: z.record(z.string(), z.unknown()).optional(),
  /** With CONTENT_BLOCKED: every finding, so that one try shows all. */
  findings: z.array(z.unknown()).optional(),
});
export type Problem = z.infer<typeof problem>;
