import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: [
            'packages/{feel,decisions,processes,calendars}/**/*.test.ts',
            '{bench,conformance}/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'server',
          include: ['packages/{server,cli}/**/*.test.ts'],
          globalSetup: ['packages/server/test/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'web', include: ['packages/web/src/**/*.test.ts'] } },
      { test: { name: 'examples', include: ['examples/**/*.test.ts'] } },
      {
        // The product itself, killed, filled up and driven by a browser: after the rest, one file after the other.
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          // Generous: a busy machine is no failure.
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
