import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Runs the property tests of the pure packages once more: each run takes new random numbers, and a failure names the
 * seed to repeat it with. True when all passed.
 */
export function runProperties(): boolean {
  const files = globSync('packages/{feel,decisions,processes}/**/*.test.ts', { cwd: root }).filter(
    (file) => !file.includes('node_modules') && readFileSync(join(root, file), 'utf8').includes('fast-check'),
  );
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--project', 'pure', '--reporter', 'dot', ...files];
  return (
    spawnSync(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, SOAK: '1' },
    }).status === 0
  );
}
