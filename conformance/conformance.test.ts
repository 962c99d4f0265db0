import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
const packs = resolve(here, '../../shared/conformance');
const present = existsSync(packs);
if (!present) process.stderr.write(`SKIPPED: conformance; the packs are not in ${packs}.\n`);

it.skipIf(!present).for(['UTC', 'America/New_York', 'Asia/Kolkata'])(
  'every case of the packs passes where the clock shows %s',
  { timeout: 120_000 },
  (zone) => {
    const { stdout, status } = spawnSync(
      process.execPath,
      [join(here, 'main.ts'), '--packs', packs, '--json'],
      { env: { ...process.env, TZ: zone, INIT_CWD: '/' }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    const lines = stdout.split('\n').filter(Boolean);
    expect(lines.filter((line) => line.includes('"why"'))).toEqual([]);
    expect(status).toBe(0);
    const scores = lines.map((line) => JSON.parse(line) as { suite: string; passed: number });
    for (const suite of ['betsy', 'bpmn-execution', 'bpmn-miwg', 'dmn-tck'])
      expect(scores.find((score) => score.suite === suite)?.passed, suite).toBeGreaterThan(0);
  },
);
