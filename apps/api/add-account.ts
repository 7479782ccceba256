import { stdin } from 'node:process';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { createAccounts } from '#libs/contracts/http/session';
import { createDataSource } from '#libs/event-store/data-source';
import { putAccounts } from './src/account/accounts.js';
import { hasSamplePassword } from './src/account/sample-accounts.js';

const HELP = `Adds an account to the database of DATABASE_URL: the first operator of a new installation, for example.

  echo -n "$PASSWORD" | node --import tsx apps/api/add-account.ts --id op-1 --name 运维 --role operator [--authority 32] [--organisation ORG]

The password is read from standard input, so it stands in no process list. An account that exists is left as it is.`;

const { values } = parseArgs({
  options: {
    id: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    authority: { type: 'string' },
    organisation: { type: 'string' },
    help: { type: 'boolean' },
  },
});

if (values.help) {
  console.log(HELP);
} else {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set');
  const { help: _, ...account } = values;
  const { accounts } = createAccounts.parse({ accounts: [{ ...account, password: (await text(stdin)).replace(/\n$/, '') }] });
  if (process.env.SAMPLE !== 'true' && accounts.some(hasSamplePassword))
    throw new Error('that password stands in the repository: choose another, or set SAMPLE=true for a sample season');
  const writer = await createDataSource({ url, role: 'fwzz_writer', poolSize: 1 }).initialize();
  const { created } = await putAccounts(writer, accounts);
  console.log(created.length > 0 ? `added ${created[0]}` : `${values.id} exists already`);
  await writer.destroy();
}
