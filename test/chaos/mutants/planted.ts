import type { Finding } from '../check/finding.js';
import type { FaultKind } from '../nemesis/faults.js';

/** One replacement in one file; the text must be there exactly once, or the run fails loudly. */
export interface Edit {
  file: string;
  find: string;
  put: string;
}

/** A fault of the kind that a tired colleague could make, and the blows that must bring it to light. */
export interface Planted {
  name: string;
  what: string;
  edits: Edit[];
  kinds: FaultKind[];
  kills: number;
  /** Found only if one of these is: red for another reason is no catch. */
  expect: Finding['kind'][];
  postgresFlags?: string[];
  leastSeconds?: number;
  /** A product that refuses to start like this has caught it, too. */
  mayRefuseToStart?: boolean;
}

export const PLANTED: readonly Planted[] = [
  {
    name: 'commandIdNotUnique',
    what: 'a repeated command is decided again, and the table takes it twice',
    edits: [
      { file: 'libs/engine/decide-batch.ts', find: '  if (seen) return answer(answerAgain(envelope, seen, before.version));\n', put: '' },
      {
        file: 'libs/event-store/migrations/1-log.ts',
        find: 'create table command (\n        command_id text primary key,',
        put: 'create table command (\n        command_id text,',
      },
    ],
    kinds: ['apiAnswerLost'],
    kills: 4,
    expect: ['doubled', 'differs'],
  },
  {
    name: 'mailBeforeCommit',
    what: 'the mail is written, and sent, before the transaction of its fact has committed',
    edits: [
      { file: 'libs/engine/append.ts', find: 'present(moved.map((one) => one.mail))', put: 'present(moved.map(() => null))' },
      {
        file: 'libs/engine/apply-command.ts',
        find: '    if (written.length === 0) return { rollback: outcomes };\n',
        put: `    if (written.length === 0) return { rollback: outcomes };
    for (const { mail } of written)
      if (mail)
        await runStatement(engine.writer, 4_000, 'insert into mail (stream, version, fact, view) values ($1, $2, $3, $4) on conflict (stream) do update set version = excluded.version, fact = excluded.fact, view = excluded.view', [mail.stream, mail.version, mail.fact, JSON.stringify(mail.view)]);
`,
      },
      {
        file: 'libs/engine/apply-command.ts',
        find: "import { type Ending, inTransaction } from '#libs/event-store/transaction';",
        put: "import { type Ending, inTransaction, runStatement } from '#libs/event-store/transaction';",
      },
    ],
    kinds: ['commitSlow'],
    kills: 3,
    expect: ['stuck', 'missed'],
  },
  {
    name: 'commitNotOnDisk',
    what: 'synchronous_commit is off: what was acknowledged may still be in memory when the power goes',
    edits: [
      { file: 'libs/event-store/data-source.ts', find: '-c role=$', put: '-c synchronous_commit=off -c role=$' },
      // The system would refuse to start on it (npm test holds that), and nothing could be lost.
      { file: 'libs/engine/safety.ts', find: "setting === 'off'", put: "setting === 'never'" },
    ],
    kinds: ['postgresStop'],
    kills: 2,
    expect: ['lost'],
    postgresFlags: ['-c', 'wal_writer_delay=10000', '-c', 'wal_writer_flush_after=200MB'],
    mayRefuseToStart: true,
  },
  {
    name: 'deadlineExclusive',
    what: '`<` for `≤`: what arrives in the last millisecond of the deadline is too late',
    edits: [
      { file: 'libs/domain/evaluation/decide/subject.ts', find: 'if (now > filingEnd(state))', put: 'if (now >= filingEnd(state))' },
      {
        file: 'libs/domain/evaluation/decide/province.ts',
        find: "if (now > state.closesAt) return refuse('CUT_OFF_PASSED'",
        put: "if (now >= state.closesAt) return refuse('CUT_OFF_PASSED'",
      },
    ],
    kinds: ['workerCut'],
    kills: 1,
    expect: ['wronglyFailed'],
  },
  {
    name: 'closingByTheProcess',
    what: 'the closing believes what the process remembers, not what the log says',
    edits: [
      {
        file: 'libs/engine/apply-due.ts',
        find: 'return due ? applyCommand(engine, closingCommand(stream, no, due.command)) : null;',
        put: "const remembered = stream.startsWith('evaluation/') && no.startsWith('filing/') ? { type: 'failOverdue', deadline: 'filing' } : undefined;\n  const command = due?.command ?? remembered;\n  return command ? applyCommand(engine, closingCommand(stream, no, command)) : null;",
      },
      {
        file: 'libs/domain/evaluation/decide.ts',
        find: 'if (!EVALUATION_TRANSITIONS[state.status][command.type])',
        put: "if (command.type !== 'failOverdue' && !EVALUATION_TRANSITIONS[state.status][command.type])",
      },
      { file: 'libs/domain/evaluation/decide/clock.ts', find: 'if (deadline !== waitsFor || at === null)', put: 'void waitsFor;\n  if (at === null)' },
    ],
    kinds: ['mailDeleted'],
    kills: 5,
    expect: ['wronglyFailed'],
    leastSeconds: 40,
  },
  {
    name: 'projectionAfterCommit',
    what: 'the read model is written after the commit instead of with it',
    edits: [
      {
        file: 'libs/engine/append.ts',
        find: `    ...into('projected', table, names, rows, \`on conflict (stream) do update set \${replace(names.filter((name) => name !== 'stream'))}\`),\n`,
        put: '',
      },
      {
        file: 'libs/engine/append.ts',
        find: 'const STATEMENTS = new Map',
        put: `export function projectText(kind: StreamKind): string {
  const { table, columns } = PROJECTIONS[kind];
  const set = columns.filter((column) => column !== 'stream').map((column) => \`\${column} = excluded.\${column}\`).join(', ');
  return \`insert into \${table} (\${columns.join(', ')}) select \${columns.join(', ')} from jsonb_populate_recordset(null::\${table}, $1::jsonb) on conflict (stream) do update set \${set}\`;
}

const STATEMENTS = new Map`,
      },
      { file: 'libs/engine/apply-command.ts', find: "import { append } from './append.js';", put: "import { append, projectText } from './append.js';" },
      {
        file: 'libs/engine/apply-command.ts',
        find: "import { type Ending, inTransaction } from '#libs/event-store/transaction';",
        put: "import { type Ending, inTransaction, runStatement } from '#libs/event-store/transaction';",
      },
      {
        file: 'libs/engine/apply-command.ts',
        find: '  return inTransaction(engine.writer, budget,',
        put: '  let rows: object[] = [];\n  const done = await inTransaction(engine.writer, budget,',
      },
      {
        file: 'libs/engine/apply-command.ts',
        find: "    return { keep: outcomes, last: append(session, kindOf(envelopes[0]?.stream ?? ''), written) };\n  });\n",
        put: `    rows = written.filter((one) => one.events.length > 0).map((one) => one.row);
    return { keep: outcomes, last: append(session, kindOf(envelopes[0]?.stream ?? ''), written) };
  });
  if (rows.length > 0) await runStatement(engine.writer, 4_000, projectText(kindOf(envelopes[0]?.stream ?? '')), [JSON.stringify(rows)]);
  return done;
`,
      },
    ],
    kinds: ['apiAnswerLost', 'workerAnswerLost'],
    kills: 8,
    expect: ['differs'],
  },
  {
    name: 'noTimeToSettle',
    what: 'the closing does not wait for requests that are on their way',
    edits: [
      {
        file: 'libs/domain/evaluation/waiting-for.ts',
        find: "at: addSeconds(state.closesAt, settleSeconds), command: { type: 'failOverdue', deadline: 'filing' }",
        put: "at: state.closesAt, command: { type: 'failOverdue', deadline: 'filing' }",
      },
      { file: 'libs/domain/evaluation/decide/clock.ts', find: 'if (now < addSeconds(at, state.settleSeconds))', put: 'if (now < at)' },
      { file: 'libs/domain/campaign/waiting-for.ts', find: 'at: addSeconds(calendar.closesAt, timing.settleSeconds)', put: 'at: calendar.closesAt' },
      {
        file: 'libs/domain/campaign/decide.ts',
        find: 'context.now < addSeconds(state.calendar.closesAt, state.timing.settleSeconds)',
        put: 'context.now < state.calendar.closesAt',
      },
    ],
    kinds: ['apiSlow'],
    kills: 2,
    expect: ['wronglyFailed'],
  },
  {
    name: 'refusalThatWrites',
    what: 'a refused command leaves a fact behind',
    edits: [
      {
        file: 'libs/engine/decide-batch.ts',
        find: "  if ('refusal' in decision) return answer({ kind: 'refused', refusal: decision.refusal });\n",
        put: `  if ('refusal' in decision) {
    const trace = envelope.stream.startsWith('title/') && before.version > 0;
    const moment = { now, recordedAt: instant(Math.max(held.clockMs, before.updatedAtMs)) };
    const written = trace ? write(engine, envelope, before, programme, moment, [{ type: 'TitleRenamed', unitName: '被拒', reason: decision.refusal.code }]) : null;
    return { outcome: { kind: 'refused', refusal: decision.refusal }, written };
  }
`,
      },
    ],
    kinds: ['workerCut'],
    kills: 1,
    expect: ['differs'],
  },
  {
    name: 'lostProcessesStayLost',
    what: 'nobody starts the processes again that the engine has forgotten',
    edits: [{ file: 'apps/worker/sweep.ts', find: "  ['lost processes', restoreLost],\n", put: '' }],
    kinds: ['temporalEmptied'],
    kills: 1,
    expect: ['stuck', 'missed'],
  },
];
