import { isIP } from 'node:net';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

/** An address or a range of them. Not "everybody": whoever may write `X-Forwarded-For` says where he comes from. */
function isProxy(given: string): boolean {
  const [address = '', bits, ...more] = given.split('/');
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return most > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most));
}

const proxies = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .refine((list) => list.every(isProxy), 'must be addresses or CIDR ranges, separated by commas');

const environment = z.object({
  DATABASE_URL: z.string().min(1),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  /** Address of the engine's own UI, where there is one. */
  TEMPORAL_UI_URL: z.string().optional(),
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: port.default(3000),
  CONSOLE_DIR: z.string().default('dist/console'),
  /** `true` behind TLS: the cookie then is `__Host-` and never sent in clear. */
  COOKIE_SECURE: z.enum(['true', 'false']).default('false'),
  /** The proxies whose `X-Forwarded-For` is believed; none where not said, since anybody can write that header. */
  TRUST_PROXY: proxies,
  STATE_DIR: z.string().default('.state'),
  /** A second party that cosigns the log: the API takes no commands while it has seen more than the database holds. */
  WITNESS_URL: z.string().optional(),
  /** `true` only for a sample season: accounts whose password stands in the repository may be made, and signed in with. */
  SAMPLE: z.enum(['true', 'false']).default('false'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Config {
  databaseUrl: string;
  temporal: { address: string; namespace: string; uiUrl: string | null };
  host: string;
  port: number;
  consoleDir: string;
  secureCookie: boolean;
  trustedProxies: string[];
  stateDir: string;
  witnessUrl: string | null;
  sample: boolean;
  logLevel: string;
}

export const CONFIG = Symbol('CONFIG');

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`environment: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`);
  const given = parsed.data;
  return {
    databaseUrl: given.DATABASE_URL,
    temporal: { address: given.TEMPORAL_ADDRESS, namespace: given.TEMPORAL_NAMESPACE, uiUrl: given.TEMPORAL_UI_URL ?? null },
    host: given.API_HOST,
    port: given.API_PORT,
    consoleDir: given.CONSOLE_DIR,
    secureCookie: given.COOKIE_SECURE === 'true',
    trustedProxies: given.TRUST_PROXY,
    stateDir: given.STATE_DIR,
    witnessUrl: given.WITNESS_URL ?? null,
    sample: given.SAMPLE === 'true',
    logLevel: given.LOG_LEVEL,
  };
}
