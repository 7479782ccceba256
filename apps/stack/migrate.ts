import { commandLine, runCommand } from '#libs/command-line/command-line';
import { requireAddress } from '#libs/command-line/running-system';
import { CannotRun } from '#libs/command-line/sentence';
import { migrate } from '#libs/event-store/migrate';

const HELP = `
DATABASE_URL=postgres://… npm run db:migrate

Brings the database to the newest schema and creates the roles fwzz_writer and fwzz_reader.
The user in DATABASE_URL owns the tables and must be allowed to create roles (CREATEROLE) the first time.

  --help   this text`;

commandLine(HELP, {});

await runCommand(async () => {
  const url = process.env.DATABASE_URL;
  if (!url) throw new CannotRun('DATABASE_URL is not set; "npm start" migrates a database of its own by itself');
  const done = await migrate(requireAddress(url));
  console.log(done.length === 0 ? 'Nothing to do: the schema is up to date.' : done.map((name) => `ran ${name}`).join('\n'));
  return 0;
});
