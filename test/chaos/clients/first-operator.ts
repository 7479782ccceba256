import type { ChaosSystem } from '../system/system.js';

/** The first account of a system cannot be made by an account: the product's own program puts it into the database. */
export async function addOperator(system: ChaosSystem, id: string, password: string): Promise<void> {
  const { code, stdout } = await system.tool(['apps/api/add-account.ts', '--id', id, '--name', '运维', '--role', 'operator'], password);
  if (code !== 0) throw new Error(`the first operator could not be added: ${stdout}`);
}
