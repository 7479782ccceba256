import type { Import } from './scan.js';

/** What one folder may import besides itself. The longest `from` that fits a file is its rule. */
export interface ImportRule {
  from: string;
  tree: readonly Target[];
  packages: readonly Target[];
  node: boolean;
  why: string;
}

export interface Target {
  /** A folder or file of the tree (without extension), or a package. */
  to: string;
  typesOnly?: boolean;
  /** Only these names of a value import. */
  names?: RegExp;
}

const to = (...targets: string[]): Target[] => targets.map((target) => ({ to: target }));
const types = (...targets: string[]): Target[] => targets.map((target) => ({ to: target, typesOnly: true }));

export const IMPORT_RULES: readonly ImportRule[] = [
  {
    from: 'libs/domain',
    tree: [],
    packages: [],
    node: false,
    why: 'pure: server, rehearsal and recomputation run the same functions, so nothing from outside may answer differently',
  },
  {
    from: 'libs/contracts',
    tree: [...types('libs/domain'), ...to('libs/domain/text', 'libs/domain/kernel')],
    packages: to('zod'),
    node: false,
    why: 'what crosses a boundary is a shape; rules stay behind it',
  },
  {
    from: 'libs/contracts/http',
    tree: [...types('libs/domain'), ...to('libs/domain/text', 'libs/domain/kernel', 'libs/contracts/error-codes', 'libs/contracts/edge-codes')],
    packages: to('zod'),
    node: false,
    why: 'runs in browsers',
  },
  {
    from: 'libs/contracts/temporal',
    tree: types('libs/domain'),
    packages: [{ to: '@temporalio/workflow', names: /^define/ }],
    node: false,
    why: 'read by client, worker and workflow bundle alike',
  },
  {
    from: 'libs/event-store',
    tree: types('libs/domain'),
    packages: [...to('typeorm', 'canonicalize'), ...types('pg')],
    node: true,
    why: 'keeps facts without knowing what they mean',
  },
  {
    from: 'libs/read-model',
    tree: to('libs/domain', 'libs/contracts/http', 'libs/contracts/error-codes'),
    packages: [...to('typeorm'), ...types('zod')],
    node: false,
    why: 'a projection is a function of the state; a query is SQL and a view',
  },
  {
    from: 'libs/engine',
    tree: to('libs/domain', 'libs/event-store', 'libs/read-model', 'libs/contracts/temporal'),
    packages: types('typeorm', 'pg'),
    node: true,
    why: 'the transaction: it knows neither HTTP nor the engine of the processes',
  },
  {
    from: 'libs/command-line',
    tree: [],
    packages: [],
    node: true,
    why: 'how a command reads its options and says why it cannot run: it knows nothing of what any of them does',
  },
  {
    from: 'workflows',
    tree: [...to('libs/contracts/temporal'), ...types('libs/domain', 'activities')],
    packages: to('@temporalio/workflow'),
    node: false,
    why: 'no rule runs inside a workflow: correcting it would break the replay of running processes',
  },
  {
    from: 'activities',
    tree: to('libs/engine', 'libs/domain', 'libs/contracts'),
    packages: to('@temporalio/activity'),
    node: true,
    why: 'effects go through the engine, the only writer of facts',
  },
  {
    from: 'apps/api',
    tree: to(
      'libs/engine',
      'libs/contracts',
      'libs/read-model',
      'libs/event-store',
      'libs/domain/access',
      'libs/domain/kernel',
      'libs/domain/programmes',
      'libs/domain/text',
      'libs/domain/registry',
      'libs/command-line',
    ),
    packages: [
      ...to('@nestjs/common', '@nestjs/core', '@nestjs/platform-express', '@nestjs/swagger', '@temporalio/client', '@temporalio/common', '@node-rs/argon2'),
      ...to('cookie-parser', 'express', 'helmet', 'pino', 'pino-http', 'reflect-metadata', 'rxjs', 'typeorm', 'zod', 'http-errors'),
      ...types('pg'),
    ],
    node: true,
    why: 'HTTP in, problem+json out; it opens pools and asks `can`, and holds no rule',
  },
  {
    from: 'apps/worker',
    tree: [
      ...to('activities', 'libs/engine', 'libs/event-store', 'libs/command-line', 'libs/contracts/temporal', 'libs/domain/programmes', 'libs/domain/kernel'),
    ],
    packages: [...to('@temporalio/worker', '@temporalio/client', '@temporalio/common', 'pino', 'typeorm'), ...types('pg')],
    node: true,
    why: 'composition root; the workflows are named by path, so none of their code is loaded outside the sandbox',
  },
  {
    from: 'apps/console',
    tree: to('libs/contracts/http'),
    packages: to('react', 'react-dom', 'antd', '@tanstack/react-query', '@tanstack/react-router', 'dayjs', 'zod', '@ant-design/icons'),
    node: false,
    why: 'what may be done now is computed on the server and sent with the view',
  },
  { from: 'apps/console/vite.config', tree: [], packages: to('vite', '@vitejs/plugin-react'), node: true, why: 'build configuration' },
  {
    from: 'apps/season',
    tree: to(
      'libs/domain',
      'libs/contracts',
      'libs/event-store/note',
      'libs/event-store/tree',
      'libs/event-store/chain',
      'libs/event-store/verify',
      'apps/stack/services',
      'libs/command-line',
    ),
    packages: to('pure-rand', 'cli-progress', 'zod', 'canonicalize'),
    node: true,
    why: 'plays over HTTP as people do, or over the pure functions; it has no way to the database',
  },
  {
    from: 'apps/witness',
    tree: to('libs/event-store/note', 'libs/event-store/tree', 'libs/event-store/chain', 'libs/event-store/verify', 'libs/command-line'),
    packages: [],
    node: true,
    why: "another party's program: it needs no database and trusts none",
  },
  {
    from: 'apps/stack',
    tree: to('libs/contracts', 'libs/event-store', 'libs/command-line', 'apps/season/sample-accounts', 'apps/season/sample'),
    packages: to('@temporalio/client', 'pg'),
    node: true,
    why: 'starts programs; it takes part in nothing they do',
  },
];

/** What specs may use beside what the code under test may; what that may have as a type, they may also run. */
const SPEC_PACKAGES = ['vitest', 'fast-check', 'chinese-days'];
const isSpec = (file: string): boolean => /\.spec\.tsx?$|\/testing\//.test(file);

const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

export function ruleFor(file: string): ImportRule | undefined {
  const path = file.replace(/\.(ts|tsx)$/, '');
  return IMPORT_RULES.filter(({ from }) => within(path, from)).sort((a, b) => b.from.length - a.from.length)[0];
}

/** Why this import is not allowed; null where it is. */
export function violation(one: Import): string | null {
  const rule = ruleFor(one.file);
  if (!rule) return null;
  if (one.kind === 'tree' && within(one.target, rule.from)) return null;
  if (isSpec(one.file) && (one.kind === 'node' || (one.kind === 'package' && SPEC_PACKAGES.includes(one.target)))) return null;
  if (one.kind === 'node' && rule.node) return null;
  const allowed = one.kind === 'node' ? [] : rule[one.kind === 'tree' ? 'tree' : 'packages'].filter(({ to: target }) => within(one.target, target));
  if (allowed.some((target) => permits(target, one))) return null;
  return `${one.file}:${one.line} imports ${one.target}${one.typeOnly ? ' (types)' : ''}; ${rule.from}: ${rule.why}`;
}

function permits(target: Target, one: Import): boolean {
  if (one.typeOnly) return true;
  if (target.typesOnly) return isSpec(one.file);
  return !target.names || (one.names.length > 0 && one.names.every((name) => target.names?.test(name)));
}
