import { defineConfig } from 'vitest/config';

/** One project per kind of test; `npm run test:<project>` runs one, `npm test` all of them. */
const project = (name: string, include: string[], extra: Record<string, unknown> = {}) => ({
  test: { name, include, environment: 'node', testTimeout: 60_000, hookTimeout: 120_000, ...extra },
});

export default defineConfig({
  test: {
    projects: [
      project(
        'unit',
        [
          'libs/**/*.spec.ts',
          'apps/**/*.spec.ts',
          'workflows/**/*.spec.ts',
          'activities/**/*.spec.ts',
          'test/architecture/**/*.spec.ts',
          'test/chaos/*/**/*.spec.ts',
        ],
        { testTimeout: 30_000 },
      ),
      project('workflow', ['test/workflow/**/*.spec.ts'], { fileParallelism: false, globalSetup: ['test/support/services-setup.ts'] }),
      project('integration', ['test/integration/**/*.spec.ts', 'test/chaos/*.spec.ts'], {
        fileParallelism: false,
        globalSetup: ['test/support/services-setup.ts'],
      }),
      project('replay', ['test/replay/**/*.spec.ts']),
      project('e2e', ['test/e2e/**/*.spec.ts'], { fileParallelism: false, testTimeout: 240_000, hookTimeout: 240_000 }),
    ],
  },
});
