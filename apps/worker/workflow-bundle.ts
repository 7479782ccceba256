import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WorkflowBundleOption, WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** Beside dist/apps, written by bundle.ts; there is none beside the sources, so those can never run a stale one. */
const PREBUILT = fileURLToPath(new URL('../../workflow-bundle.js', import.meta.url));
const SOURCE = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));

export async function workflowBundle(): Promise<WorkflowBundleOption> {
  return existsSync(PREBUILT) ? { codePath: PREBUILT } : bundleWorkflows();
}

/** About a second. */
export function bundleWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({ workflowsPath: SOURCE, logger: new DefaultLogger('WARN') });
}
