// Every static check, one after the other; the exit code is 1 when any of them found something.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './launch.mjs';

const CHECKS = [
  ['format and lint', '@biomejs/biome/bin/biome', ['check', '.', '--error-on-warnings']],
  ['types', 'typescript-7/bin/tsc', ['-p', 'tsconfig.json']],
  ['types of the pages', 'typescript-7/bin/tsc', ['-p', 'packages/web']],
  [
    'dependency rules',
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ['--config', '.dependency-cruiser.cjs', 'packages', 'examples', 'bench', 'conformance', 'e2e'],
  ],
  ['dead code', 'knip/bin/knip.js', []],
];

let failed = 0;
for (const [name, program, args] of CHECKS) {
  const result = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  const good = result.status === 0;
  if (!good) failed++;
  process.stdout.write(`${good ? 'ok    ' : 'FAILED'} ${name}\n`);
}
process.exit(failed > 0 ? 1 : 0);
