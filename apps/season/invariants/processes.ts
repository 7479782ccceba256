import type { Log, Violation } from './log.js';

/** What a process said when it was asked, beside what its stream says. */
export interface ProcessAnswer {
  stream: string;
  stage: string;
  expectedStage: string;
  /** The last version the process knows; null where nobody could be asked. */
  version: number | null;
}

export const PROCESSES_AGREE = 'everyProcessAgreesWithItsStream';

export function processesAgree(answers: readonly ProcessAnswer[], log: Log): Violation[] {
  return answers.flatMap(({ stream, stage, expectedStage, version }) => {
    const logged = log.streams.get(stream)?.at(-1)?.version ?? 0;
    const problems: string[] = [];
    if (stage !== expectedStage) problems.push(`the process stands at ${stage}, the stream at ${expectedStage}`);
    if (version !== null && version > logged) problems.push(`the process knows version ${version}, the log ends at ${logged}`);
    return problems.length > 0 ? [{ invariant: PROCESSES_AGREE, stream, detail: problems.join('; ') }] : [];
  });
}
