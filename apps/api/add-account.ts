import { stdin } from 'node:process';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { commandLine, runCommand } from '#libs/command-line/command-line';
import { servicesOf, STATE_DIR_HELP } from '#libs/command-line/running-system';
import { CannotRun } from '#libs/command-line/sentence';
import { createAccounts } from '#libs/contracts/http/session';
import { createDataSource } from '#libs/event-store/data-source';
import { accountFinding } from './src/account/account-checks.js';
import { putAccounts } from './src/account/accounts.js';
import { hasSamplePassword } from './src/account/sample-accounts.js';

const HELP = `
echo -n "$PASSWORD" | node --import tsx apps/api/add-account.ts --id op-1 --name 运维 --role operator [options]

Adds an account to the database: the first operator of a new installation, for example. The password is read from
standard input, so it stands in no process list. An account that exists is left as it is.

  --id ID  --name NAME  --role ROLE  [--authority 32]  [--organisation ORG]
${STATE_DIR_HELP}
  --help            this text`;

const { values } = commandLine(HELP, {
  id: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  authority: { type: 'string' },
  organisation: { type: 'string' },
  'state-dir': { type: 'string' },
});

await runCommand(async () => {
  const { 'state-dir': stateDir, ...account } = values;
  const { databaseUrl: url } = servicesOf(stateDir, process.env);
  const asked = createAccounts.safeParse({ accounts: [{ ...account, password: (await text(stdin)).replace(/\n$/, '') }] });
  if (!asked.success) throw new CannotRun(z.prettifyError(asked.error));
  const { accounts } = asked.data;
  const finding = accountFinding(accounts);
  if (finding) throw new CannotRun(`--${finding.field.split('.').at(-1)} ${values.role} needs one, and one that is known (${finding.reason})`);
  if (process.env.SAMPLE !== 'true' && accounts.some(hasSamplePassword))
    throw new CannotRun('That password stands in the repository: choose another, or set SAMPLE=true for a sample season');
  const writer = await createDataSource({ url, role: 'fwzz_writer', poolSize: 1 }).initialize();
  try {
    const { created } = await putAccounts(writer, accounts);
    console.log(created.length > 0 ? `added ${created[0]}` : `${values.id} exists already`);
  } finally {
    await writer.destroy();
  }
  return 0;
});
