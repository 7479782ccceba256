import type { ErrorCode, ErrorParams } from '#libs/contracts/error-codes';
import { ERRORS, errorText } from '#libs/contracts/error-codes';
import type { Problem } from '#libs/contracts/http/problem';

export interface ProblemOptions {
  params?: ErrorParams;
  field?: string;
  headers?: Record<string, string>;
  version?: number;
  changed?: Record<string, unknown>;
  cause?: unknown;
}

/** The only thing the API throws on purpose: a code of the catalogue, answered as problem+json by the filter. */
export class ProblemError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly options: ProblemOptions = {},
  ) {
    super(code, { cause: options.cause });
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

export function problemBody(error: ProblemError, requestId: string): Problem {
  const { params, field, version, changed } = error.options;
  const shown = { ...(field && { field }), ...(version !== undefined && { version }), ...params };
  const words = errorText(error.code, shown);
  return {
    type: `urn:fwzz:problem:${error.code}`,
    title: error.code,
    status: error.status,
    code: error.code,
    ...(field !== undefined && { field }),
    detail: words.zh,
    detailEn: words.en,
    ...(params && { params }),
    ...(version !== undefined && { version }),
    ...(changed && { changed }),
    requestId,
  };
}
