import { availableParallelism } from 'node:os';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** All cores, where Vitest itself would leave one for the terminal; no more than the tests' servers and
 *  browsers leave memory for. */
const maxWorkers = Math.min(Math.max(availableParallelism(), 2), 6);

/** `unit` is everything without a browser; `e2e` drives a real Chromium against the built product. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [preact()],
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/bench/**'],
          setupFiles: ['test/support/property-seed.ts'],
          env: { TZ: 'Europe/Berlin' },
          pool: 'forks',
          maxWorkers,
          // Loading the product anew for each of 300 files took a third of the time; no test leaves
          // anything behind in it.
          isolate: false,
          testTimeout: 60_000,
          // A condition is waited for, however busy the machine is.
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/global-setup.ts'],
          env: { TZ: 'Europe/Berlin' },
          pool: 'forks',
          isolate: false,
          maxWorkers,
          testTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
