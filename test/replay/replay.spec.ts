import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { WORKFLOW_TYPES } from '#libs/contracts/temporal/process';
import { fromHistoryFile, type HistoryFile } from './history-file.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const HISTORIES = join(HERE, 'histories');
const files = readdirSync(HISTORIES).filter((file) => file.endsWith('.json'));

let workflowBundle: WorkflowBundleWithSourceMap;
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { forward: {}, filter: 'OFF' } } });
  workflowBundle = await bundleWorkflowCode({ workflowsPath: join(HERE, '../../workflows/index.ts'), logger: new DefaultLogger('ERROR') });
});

const read = (file: string) => JSON.parse(readFileSync(join(HISTORIES, file), 'utf8')) as HistoryFile;
const replay = (history: HistoryFile) => Worker.runReplayHistory({ workflowBundle }, fromHistoryFile(history));

describe('processes that ran on earlier code', () => {
  it.each(files)('go on as %s did', async (file) => {
    await replay(read(file));
  });

  it('are recorded for every workflow', () => {
    const types = new Set(files.map((file) => JSON.stringify(read(file).events[0])).map((first) => /"workflowType":\{"name":"(\w+)"\}/.exec(first)?.[1]));

    expect([...types].sort()).toEqual(Object.values(WORKFLOW_TYPES).sort());
  });
});

describe('a history that the code would not have made', () => {
  const file = 'season-amended-and-announced-v1.json';

  it('is refused where an act is missing', async () => {
    const history = read(file);
    const at = history.events.findIndex((event) => 'timerStartedEventAttributes' in event);
    expect(at).toBeGreaterThan(0);
    history.events.splice(at, 1);

    await expect(replay(history)).rejects.toThrow();
  });

  it('is refused where an act is another one', async () => {
    const text = JSON.stringify(read(file));
    expect(text.includes('"followThrough"')).toBe(true);

    await expect(replay(JSON.parse(text.replaceAll('"followThrough"', '"closeDue"')) as HistoryFile)).rejects.toThrow(/Nondeterminism/i);
  });
});
