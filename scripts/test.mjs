// Runs every test and ends with one line: `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { root } from './launch.mjs';

const report = join(root, '.cache', 'test-report.json');
mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(report, { force: true });

const chromium = findChromium();
if (!chromium) {
  process.stderr.write(
    'No chromium was found and it could not be installed: the browser tests will fail. ' +
      'Install it (Debian: apt-get install chromium), or name its program in CHROMIUM.\n',
  );
}

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const args = [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
];
const run = spawnSync(process.execPath, [vitest, ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(chromium ? { CHROMIUM: chromium } : {}) },
});

const { passed, failed, skipped } = count();
const more = skipped > 0 ? `, ${skipped} skipped` : '';
process.stdout.write(`${passed} passed, ${failed} failed${more}\n`);
process.exit(run.status !== 0 || failed > 0 || passed === 0 ? 1 : 0);

function count() {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    // A file that does not even load has no tests of its own, but is a failure all the same.
    const broken = result.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length;
    const skipped = result.numPendingTests + result.numTodoTests;
    return { passed: result.numPassedTests, failed: result.numFailedTests + broken, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
