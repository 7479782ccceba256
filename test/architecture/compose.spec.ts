import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Service {
  image?: string;
  build?: string | { context: string };
  command?: string[];
  environment?: { [name: string]: string | number };
  ports?: unknown[];
  depends_on?: { [name: string]: { condition: string } };
}

/** By Docker's own reader where the plugin is there, else by a YAML reader: no engine runs the containers in either case. */
function readCompose(): { [name: string]: Service } {
  const docker = spawnSync('docker', ['compose', '-f', 'docker-compose.yml', 'config'], { cwd: ROOT, encoding: 'utf8' });
  const isThere = spawnSync('docker', ['compose', 'version']).status === 0;
  if (isThere && docker.status !== 0) throw new Error(docker.stderr);
  const text = isThere ? docker.stdout : readFileSync(`${ROOT}/docker-compose.yml`, 'utf8');
  return (parse(text, { merge: true }) as { services: { [name: string]: Service } }).services;
}

describe('docker-compose.yml', () => {
  let services: { [name: string]: Service };
  beforeAll(() => {
    services = readCompose();
  });

  it('runs PostgreSQL 18, the engine with its UI, the migrations, worker and API', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'migrate', 'postgres', 'temporal', 'temporal-ui', 'worker']);
    expect(services.postgres?.image).toBe('postgres:18');
    expect(services.temporal?.image).toMatch(/^temporalio\/auto-setup:\d/);
    expect(services['temporal-ui']?.image).toMatch(/^temporalio\/ui:\d/);
  });

  it('builds all of ours from the one Dockerfile, and runs programs that exist', () => {
    for (const name of ['api', 'worker', 'migrate']) {
      expect(services[name]?.build, name).toBeTruthy();
      expect(services[name]?.image, name).toBe('fwzz');
      const program = services[name]?.command?.at(-1);
      if (program) expect(existsSync(`${ROOT}/${program.replace(/^dist\/(.*)\.js$/, '$1.ts')}`), program).toBe(true);
    }
    expect(existsSync(`${ROOT}/Dockerfile`)).toBe(true);
  });

  it('tells each of ours the database and the engine by the names of their services', () => {
    for (const name of ['api', 'worker', 'migrate']) {
      const { DATABASE_URL, TEMPORAL_ADDRESS } = services[name]?.environment ?? {};
      expect(new URL(String(DATABASE_URL).replace(/\$\{[^}]*\}/, 'secret')).hostname, name).toBe('postgres');
      expect(TEMPORAL_ADDRESS, name).toBe('temporal:7233');
    }
  });

  it('waits for the schema before facts are written, and depends on nothing unknown', () => {
    for (const name of ['api', 'worker']) expect(services[name]?.depends_on?.migrate?.condition, name).toBe('service_completed_successfully');
    const known = Object.keys(services);
    expect(
      Object.values(services)
        .flatMap((service) => Object.keys(service.depends_on ?? {}))
        .filter((name) => !known.includes(name)),
    ).toEqual([]);
  });

  it('opens ports on loopback alone', () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(JSON.stringify(port)).toContain('127.0.0.1');
  });
});
