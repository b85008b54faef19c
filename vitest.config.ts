import { resolve } from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { skippedReporter } from './tests/skipped-reporter.ts';

const report = process.env['DECODE_TEST_REPORT'];

export default defineConfig({
  test: {
    setupFiles: [resolve(import.meta.dirname, 'tests/same-cases.ts')],
    // Two cores are what the smallest machines and runners have; more only makes browsers and
    // pandoc workers of different tests wait for one another.
    maxWorkers: 2,
    reporters: [
      'default',
      skippedReporter(),
      ...(report ? [['json', { outputFile: report }] satisfies [string, object]] : []),
    ],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts'],
          // Pure functions keep no state, so files may share one loaded module graph: loading
          // zod, unified and vega anew for each file costs more than its tests.
          pool: 'threads',
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['tests/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
