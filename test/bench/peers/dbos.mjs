// One workflow per command, the transaction as its step: as DBOS recommends for a request.
import { DBOS } from '@dbos-inc/dbos-sdk';
import { answer, move } from './transition.mjs';

DBOS.setConfig({ name: 'bench', systemDatabaseUrl: process.env.SYSTEM_DATABASE_URL, logLevel: 'error', runAdminServer: false });
const command = DBOS.registerWorkflow((id, key) => DBOS.runStep(() => move(id, key), { name: 'move' }), { name: 'command' });
await DBOS.launch();
answer(command);
