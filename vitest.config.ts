import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'pure', include: ['packages/{feel,decisions,processes,calendars}/**/*.test.ts'] } },
      { test: { name: 'server', include: ['packages/server/**/*.test.ts'] } },
      { test: { name: 'examples', include: ['examples/**/*.test.ts'] } },
    ],
  },
});
