import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cycles } from './imports/cycles.js';
import { IMPORT_RULES, ruleFor, violation } from './imports/rules.js';
import { importsOf, sourceFiles } from './imports/scan.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['apps', 'libs', 'workflows', 'activities'];

/** What a file of that name would be told if it held this text; nothing is written. */
const planted = (file: string, text: string): string[] =>
  importsOf(ROOT, file, text)
    .map(violation)
    .filter((one) => one !== null);

const imports = sourceFiles(ROOT, FOLDERS).flatMap((file) => importsOf(ROOT, file));

describe('who may import whom', () => {
  it('holds in every source file', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.map(violation).filter((one) => one !== null)).toEqual([]);
  });

  it('has a rule for every folder that holds sources', () => {
    expect(sourceFiles(ROOT, FOLDERS).filter((file) => !ruleFor(file))).toEqual([]);
  });

  it('has no ring of files that load each other', () => {
    expect(cycles(imports)).toEqual([]);
  });
});

/** At least one violation per rule, and beside it what the same rule lets through. */
const PLANTED: { [from: string]: { file: string; caught: string[]; free: string[] } } = {
  'libs/domain': {
    file: 'libs/domain/title/planted.ts',
    caught: [
      "import { z } from 'zod';",
      "import { readFileSync } from 'node:fs';",
      "import type { DataSource } from 'typeorm';",
      "import { applyCommand } from '#libs/engine/apply-command';",
      "const late = () => import('../../engine/apply-command.js');",
    ],
    free: ["import { startOfDay } from '../kernel/instants.js';"],
  },
  'libs/contracts': {
    file: 'libs/contracts/planted.ts',
    caught: ["import { decide } from '#libs/domain/title/decide';", "import { DataSource } from 'typeorm';", "import { createHash } from 'node:crypto';"],
    free: [
      "import type { TitleState } from '#libs/domain/title/state';",
      "import { type TitleState } from '#libs/domain/title/state';",
      "import { z } from 'zod';",
    ],
  },
  'libs/contracts/http': {
    file: 'libs/contracts/http/planted.ts',
    caught: [
      "import { SIGNALS } from '../temporal/process.js';",
      "import { randomUUID } from 'node:crypto';",
      "import { decide } from '#libs/domain/desk/decide';",
    ],
    free: ["import type { Category } from '#libs/domain/programmes/programme';"],
  },
  'libs/contracts/temporal': {
    file: 'libs/contracts/temporal/planted.ts',
    caught: [
      "import { proxyActivities } from '@temporalio/workflow';",
      "import * as workflow from '@temporalio/workflow';",
      "import { kindOf } from '#libs/domain/kernel/streams';",
    ],
    free: ["import { defineSignal, defineQuery } from '@temporalio/workflow';", "import type { StreamId } from '#libs/domain/kernel/types';"],
  },
  'libs/event-store': {
    file: 'libs/event-store/planted.ts',
    caught: [
      "import { aggregateOf } from '#libs/domain/registry';",
      "import { toRow } from '#libs/read-model/desk-detail/projection';",
      "import { Client } from 'pg';",
    ],
    free: ["import type { Client } from 'pg';", "import { Entity } from 'typeorm';", "import { createHash } from 'node:crypto';"],
  },
  'libs/read-model': {
    file: 'libs/read-model/desk-detail/planted.ts',
    caught: [
      "import { applyCommand } from '#libs/engine/apply-command';",
      "import { append } from '#libs/event-store/append';",
      "import { TASK_QUEUES } from '#libs/contracts/temporal/process';",
    ],
    free: ["import { aggregateOf } from '#libs/domain/registry';"],
  },
  'libs/engine': {
    file: 'libs/engine/planted.ts',
    caught: ["import { Client } from '@temporalio/client';", "import { routes } from '#libs/contracts/http/routes';", "import { DataSource } from 'typeorm';"],
    free: ["import type { DataSource } from 'typeorm';", "import { TASK_QUEUES } from '#libs/contracts/temporal/process';"],
  },
  'libs/command-line': {
    file: 'libs/command-line/planted.ts',
    caught: ["import { openEngine } from '#libs/engine/open-engine';", "import pg from 'pg';"],
    free: ["import { parseArgs } from 'node:util';"],
  },
  workflows: {
    file: 'workflows/planted.ts',
    caught: [
      "import { decide } from '#libs/domain/title/decide';",
      "import { createActivities } from '#activities/create-activities';",
      "import { DataSource } from 'typeorm';",
      "import { setTimeout } from 'node:timers/promises';",
    ],
    free: [
      "import type { Activities } from '#activities/create-activities';",
      "import type { TitleStatus } from '#libs/domain/title/state';",
      "import { condition } from '@temporalio/workflow';",
    ],
  },
  activities: {
    file: 'activities/planted.ts',
    caught: ["import { append } from '#libs/event-store/append';", "import pg from 'pg';", "import { openProcess } from '#workflows/process/open-process';"],
    free: ["import { applyCommand } from '#libs/engine/apply-command';", "import { Context } from '@temporalio/activity';"],
  },
  'apps/api': {
    file: 'apps/api/src/planted.ts',
    caught: [
      "import { Worker } from '@temporalio/worker';",
      "import { decideTitle } from '#libs/domain/title/decide';",
      "import { createActivities } from '#activities/create-activities';",
      "import { run } from '../../stack/services/supervise.js';",
    ],
    free: ["import { can } from '#libs/domain/access/can';", "import { Client } from '@temporalio/client';"],
  },
  'apps/worker': {
    file: 'apps/worker/planted.ts',
    caught: [
      "import { application } from '#workflows/application';",
      "import { routes } from '#libs/contracts/http/routes';",
      "import { Module } from '@nestjs/common';",
    ],
    free: ["import { createActivities } from '#activities/create-activities';"],
  },
  'apps/console': {
    file: 'apps/console/src/planted.tsx',
    caught: [
      "import { decide } from '#libs/domain/title/decide';",
      "import type { TitleState } from '#libs/domain/title/state';",
      "import { SIGNALS } from '#libs/contracts/temporal/process';",
      "import { readFileSync } from 'node:fs';",
    ],
    free: ["import { routes } from '#libs/contracts/http/routes';", "import { Button } from 'antd';"],
  },
  'apps/console/vite.config': {
    file: 'apps/console/vite.config.ts',
    caught: ["import { routes } from '#libs/contracts/http/routes';"],
    free: ["import { defineConfig } from 'vite';"],
  },
  'apps/season': {
    file: 'apps/season/planted.ts',
    caught: [
      "import pg from 'pg';",
      "import { createDataSource } from '#libs/event-store/data-source';",
      "import { applyCommand } from '#libs/engine/apply-command';",
    ],
    free: ["import { routes } from '#libs/contracts/http/routes';"],
  },
  'apps/witness': {
    file: 'apps/witness/planted.ts',
    caught: ["import { createDataSource } from '#libs/event-store/data-source';", "import pg from 'pg';"],
    free: ["import { verifyNote } from '#libs/event-store/note/note';"],
  },
  'apps/stack': {
    file: 'apps/stack/planted.ts',
    caught: ["import { applyCommand } from '#libs/engine/apply-command';", "import { runWorker } from '../worker/run-worker.js';"],
    free: ["import { migrate } from '#libs/event-store/migrate';"],
  },
};

describe('each rule can fail', () => {
  it('has a planted violation for every rule', () => {
    expect(Object.keys(PLANTED).sort()).toEqual(IMPORT_RULES.map(({ from }) => from).sort());
  });

  it.each(Object.entries(PLANTED).flatMap(([from, { file, caught }]) => caught.map((text) => ({ from, file, text }))))(
    '$from refuses: $text',
    ({ from, file, text }) => {
      const found = planted(file, text);

      expect(found).toHaveLength(1);
      expect(found[0]).toContain(`; ${from}: `);
    },
  );

  it.each(Object.values(PLANTED).flatMap(({ file, free }) => free.map((text) => ({ file, text }))))('lets $file have: $text', ({ file, text }) => {
    expect(importsOf(ROOT, file, text)).toHaveLength(1);
    expect(planted(file, text)).toEqual([]);
  });

  it('lets a spec use the test tools, and not what its code may not', () => {
    expect(planted('libs/domain/title/planted.spec.ts', "import { it } from 'vitest';\nimport fc from 'fast-check';")).toEqual([]);
    expect(planted('libs/domain/title/planted.spec.ts', "import { z } from 'zod';")).toHaveLength(1);
    expect(planted('libs/contracts/http/planted.spec.ts', "import { decide } from '#libs/domain/title/decide';")).toEqual([]);
    expect(planted('libs/contracts/http/planted.spec.ts', "import { applyCommand } from '#libs/engine/apply-command';")).toHaveLength(1);
    expect(planted('libs/domain/title/planted.ts', "import { it } from 'vitest';")).toHaveLength(1);
  });

  it('finds a ring of three, and none where one side is only a type', () => {
    const ring = (last: string) => [
      ...importsOf(ROOT, 'libs/domain/a.ts', "import { b } from './b.js';"),
      ...importsOf(ROOT, 'libs/domain/b.ts', "export { c } from './c.js';"),
      ...importsOf(ROOT, 'libs/domain/c.ts', last),
    ];

    expect(cycles(ring("import { a } from './a.js';"))).toEqual([['libs/domain/a', 'libs/domain/b', 'libs/domain/c', 'libs/domain/a']]);
    expect(cycles(ring("import type { A } from './a.js';"))).toEqual([]);
  });
});
