import type { FindingView } from '#libs/contracts/http/case-view';
import type { Problem as ProblemBody } from '#libs/contracts/http/problem';

/** A "no" or a missing answer, in the server's words: a console never makes up a reason of its own for a rule. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly body: Partial<ProblemBody>,
  ) {
    super(`${status} ${body.code ?? ''}`);
  }

  get code(): string {
    return this.body.code ?? 'UNKNOWN';
  }

  text(language: 'zh' | 'en'): string {
    return (language === 'zh' ? this.body.detail : this.body.detailEn) ?? this.body.title ?? String(this.status);
  }

  get findings(): FindingView[] {
    return (this.body.findings ?? []) as FindingView[];
  }

  /** No definite answer: the same press must be sent again under the same key. */
  get unanswered(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429;
  }
}

export const lostConnection = (): Problem =>
  new Problem(0, {
    code: 'NO_ANSWER',
    detail: '没有收到服务器的回答。内容仍在，再按一次会确认上一次操作的结果，不会重复办理。',
    detailEn: 'No answer from the server. Your text is kept; pressing again asks for the result of the same action.',
  });

export async function problemOf(response: Response): Promise<Problem> {
  const fallback: Partial<ProblemBody> = {
    detail: `服务器回答 ${response.status}，没有说明原因。`,
    detailEn: `The server answered ${response.status} without a reason.`,
    requestId: response.headers.get('x-request-id') ?? undefined,
  };
  try {
    const body = (await response.json()) as Partial<ProblemBody>;
    return new Problem(response.status, { ...fallback, ...body });
  } catch {
    return new Problem(response.status, fallback);
  }
}
