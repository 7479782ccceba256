import { parseArgs } from 'node:util';
import { migrate } from '#libs/event-store/migrate';

const HELP = `Usage: DATABASE_URL=postgres://… npm run db:migrate

Brings the database to the newest schema and creates the roles fwzz_writer and fwzz_reader.
The user in DATABASE_URL owns the tables and must be allowed to create roles (CREATEROLE) the first time.

  --help   this text`;

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
if (values.help) {
  console.log(HELP);
} else {
  const url = process.env.DATABASE_URL;
  if (!url) {
    console.error(`DATABASE_URL is not set.\n\n${HELP}`);
    process.exit(2);
  }
  const done = await migrate(url);
  console.log(done.length === 0 ? 'Nothing to do: the schema is up to date.' : done.map((name) => `ran ${name}`).join('\n'));
}
