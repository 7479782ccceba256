import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

/** Below 32768 no outgoing connection of this machine is ever given the port by chance. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

export const PORT_NAMES = ['api', 'postgres', 'temporal', 'temporalUi', 'consoleDev', 'witness'] as const;
export type PortName = (typeof PORT_NAMES)[number];
export type Ports = Record<PortName, number>;

export function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => done(true)));
  });
}

/** `count` free loopback ports. Two folders begin their search at different places, so copies rarely meet. */
export async function freePorts(count: number, seed: string, taken: readonly number[] = []): Promise<number[]> {
  const found: number[] = [];
  const start = createHash('sha256').update(seed).digest().readUInt32BE(0) % (HIGHEST - LOWEST);
  for (let step = 0; step < HIGHEST - LOWEST && found.length < count; step++) {
    const port = LOWEST + ((start + step) % (HIGHEST - LOWEST));
    if (!taken.includes(port) && (await isFree(port))) found.push(port);
  }
  if (found.length < count) throw new Error(`no free port between ${LOWEST} and ${HIGHEST}`);
  return found;
}

/** Ports of this state folder: the ones of last time where they are free, so an address in a bookmark stays good. */
export async function rememberedPorts(stateDir: string): Promise<Ports> {
  const file = join(stateDir, 'ports.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Ports>) : {};
  const ports: Partial<Ports> = {};
  for (const name of PORT_NAMES) {
    const kept = before[name];
    const others = Object.values(ports);
    ports[name] = kept && !others.includes(kept) && (await isFree(kept)) ? kept : (await freePorts(1, `${resolve(stateDir)}:${name}`, others))[0];
  }
  writeFileSync(file, `${JSON.stringify(ports, null, 2)}\n`);
  return ports as Ports;
}
