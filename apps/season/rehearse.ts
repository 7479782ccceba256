import { commandLine, oneOf, runCommand, wholeNumber } from '#libs/command-line/command-line';
import { CannotRun } from '#libs/command-line/sentence';
import { addSeconds } from '#libs/domain/kernel/instants';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import type { Programme } from '#libs/domain/programmes/programme';
import { calendarOf, calendarTable } from './calendar.js';
import { firstBrokenLink } from './invariants/chain.js';
import { checkInvariants } from './invariants/check.js';
import { chained, REHEARSAL_ORIGIN } from './rehearsed-log.js';
import { applicationCounts, evaluationCounts, failuresOf, logOfPlay, type SeasonReport } from './report.js';
import { cast } from './script/cast.js';
import { PLAY_SIZES, type PlaySize } from './script/plan.js';
import { play } from './script/play.js';
import { nationalTimetable } from './script/timetable.js';
import { seasonTable } from './table.js';
import { RehearsalTheatre } from './theatres/rehearsal-theatre.js';
import { waitingAgrees } from './theatres/waiting-agrees.js';

const HELP = `
npm run rehearse -- [options]

Plays a national season over the rules alone, on the real calendar of its programme: no database, no engine, seconds.
The script is that of "npm run season".

  --programme ID    batch-4 (default)
  --size SIZE       small (4 authorities) or full (37; default)
  --seed N          another season; the same seed gives the same facts (default 4)
  --json            print one object: the figures, and the calendar day by day
  --help            this text`;

const PROGRAMMES: readonly Programme[] = [BATCH_4];

const { values } = commandLine(HELP, {
  programme: { type: 'string', default: 'batch-4' },
  size: { type: 'string', default: 'full' },
  seed: { type: 'string', default: '4' },
  json: { type: 'boolean', default: false },
});

await runCommand(() => {
  const programme = PROGRAMMES.find(({ id }) => id === values.programme);
  if (!programme) throw new CannotRun(`there is no programme "${values.programme}"`);
  return rehearse(programme, oneOf('size', values.size, PLAY_SIZES), wholeNumber('seed', values.seed), values.json);
});

async function rehearse(programme: Programme, size: PlaySize, seed: number, json: boolean): Promise<number> {
  const startedAt = performance.now();
  const plan = cast(programme, { seed, size, mark: 'rehearsal' });
  const theatre = new RehearsalTheatre(programme, addSeconds(programme.calendar.fillOpensAt, -86_400));
  const tally = await play({ theatre, plan, programme, timetable: nationalTimetable(programme) });
  const log = logOfPlay(
    theatre.rehearsal.facts().map((fact) => ({ ...fact })),
    plan,
  );
  const { checked, violated } = checkInvariants(log);
  const agreeing = waitingAgrees(theatre.rehearsal, programme);
  const seconds = (performance.now() - startedAt) / 1000;
  const report: SeasonReport = {
    authorities: plan.desks.length,
    applications: applicationCounts(log, tally.refusedByQuota),
    evaluation: evaluationCounts(log),
    invariants: { checked: checked + 1, violated: [...violated, ...agreeing] },
    facts: log.facts.length,
    chain: { verified: firstBrokenLink(chained(theatre.rehearsal.facts()), REHEARSAL_ORIGIN) === null },
    commandsPerSecond: Math.round(theatre.statistics.commands / seconds),
    seconds: Number(seconds.toFixed(2)),
  };
  const calendar = calendarOf(log.facts);
  if (json) console.log(JSON.stringify({ ...report, calendar }));
  else console.log(`${calendarTable(calendar)}\n\n${seasonTable(log, plan)}\n\n${JSON.stringify(report, null, 2)}`);
  const failures = failuresOf(report);
  for (const failure of failures) console.error(failure);
  return failures.length > 0 ? 1 : 0;
}
