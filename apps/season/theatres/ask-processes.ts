import type { ProcessRow } from '#libs/contracts/http/process-view';
import { processAddress } from './addresses.js';
import { HttpFailure, type Person } from './person.js';
import { sideBySide } from './side-by-side.js';
import type { ProcessAnswer } from '../invariants/processes.js';

interface Answer {
  source: 'temporal' | 'postgresql';
  answer: unknown;
}

/** Asks every process of the play that is not at rest where it stands, and each ended one in a sample of fifty. */
export async function askProcesses(operator: Person, streams: ReadonlySet<string>, width: number): Promise<ProcessAnswer[]> {
  const rows = (await allProcesses(operator)).filter((row) => streams.has(row.stream));
  const resting = rows.filter((row) => row.stage === 'atRest');
  const every = Math.max(1, Math.ceil(resting.length / 50));
  const asked = [...rows.filter((row) => row.stage !== 'atRest'), ...resting.filter((_, index) => index % every === 0)];
  const answers: ProcessAnswer[] = [];
  await sideBySide(
    asked.map((row) => async () => void answers.push(await ask(operator, row))),
    width,
  );
  return answers;
}

async function ask(operator: Person, { stream, stage, version }: ProcessRow): Promise<ProcessAnswer> {
  const reply = await operator.get(`${processAddress(stream)}/queries/stage`);
  if (reply.status !== 200) throw new HttpFailure('operator', `asking ${stream}`, reply);
  const { answer } = reply.body as Answer;
  return { stream, stage: String(answer), expectedStage: stage, version };
}

async function allProcesses(operator: Person): Promise<ProcessRow[]> {
  const rows: ProcessRow[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const reply = await operator.get(`/api/processes?limit=200${after && `&after=${encodeURIComponent(after)}`}`);
    if (reply.status !== 200) throw new HttpFailure('operator', 'listing processes', reply);
    const page = reply.body as { rows: ProcessRow[]; after: string | null };
    rows.push(...page.rows);
    after = page.after;
  }
  return rows;
}
