import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lockFolder } from './folder-lock.ts';

const HOLDER = fileURLToPath(new URL('../../test/hold-folder.ts', import.meta.url));

let folder: string;
let lockFile: string;
let children: ChildProcess[];
let space: string;
beforeAll(async () => {
  const somewhere = mkdtempSync(join(tmpdir(), 'throughline-lock-'));
  const lock = await lockFolder(somewhere);
  space = JSON.parse(readFileSync(join(somewhere, 'throughline.lock'), 'utf8')).space;
  lock.release();
  rmSync(somewhere, { recursive: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-lock-'));
  lockFile = join(folder, 'throughline.lock');
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Starts a process that locks the folder; gives what it says of it. */
async function hold(at = 0): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [HOLDER, folder, String(at)], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const [said] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  return { child, said };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** A lock as a process of this machine writes it, with a start time it never had: that of a dead one. */
function lockOf(pid: number, more: object = {}): string {
  return JSON.stringify({ pid, started: '1', space, id: randomUUID(), ...more });
}

test('a folder is held by one process at a time', async () => {
  const { child, said } = await hold();
  expect(said).toBe('locked');
  const refused = lockFolder(folder);
  await expect(refused).rejects.toMatchObject({
    code: 'folder-in-use',
    message: `The data folder ${folder} is in use by another Throughline (process ${child.pid}).`,
    mend: 'Stop that process, or start with another folder: npm start -- --data DIR.',
  });
  expect((await hold()).said).toContain('folder-in-use');
  const ended = once(child, 'exit');
  child.stdin!.write('release\n');
  await ended;
  expect(readdirSync(folder)).toEqual([]);
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'folder-in-use' });
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

describe('a lock is taken over', () => {
  afterEach(() => expect(readdirSync(folder)).toEqual([]));
  const takenOver = async () => {
    const lock = await lockFolder(folder);
    expect(JSON.parse(readFileSync(lockFile, 'utf8')).pid).toBe(process.pid);
    expect(readdirSync(folder)).toEqual(['throughline.lock']);
    lock.release();
  };

  test('of a process that was killed', async () => {
    const { child } = await hold();
    await kill(child);
    expect(readdirSync(folder)).toEqual(['throughline.lock']);
    await takenOver();
  });

  test.each([
    ['this process', () => process.pid],
    ['another that lives', () => process.ppid],
  ])('whose process number now belongs to %s', async (_, pid) => {
    writeFileSync(lockFile, lockOf(pid()));
    await takenOver();
  });

  test.each(['', 'nonsense', '{}', 'null'])('that says nothing of its owner: "%s"', async (text) => {
    writeFileSync(lockFile, text);
    await takenOver();
  });

  test('of one who died while taking it over himself', async () => {
    const dead = lockOf(process.pid);
    writeFileSync(lockFile, dead);
    writeFileSync(successorOf(dead), lockOf(process.ppid));
    await takenOver();
  });
});

test('one who is just taking over a dead lock is not disturbed', async () => {
  const lock = await lockFolder(folder);
  const alive = readFileSync(lockFile, 'utf8');
  lock.release();
  const dead = lockOf(process.pid);
  writeFileSync(lockFile, dead);
  writeFileSync(successorOf(dead), alive);
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'folder-in-use' });
});

test('of many who find a dead lock at the same moment, one gets it', async () => {
  for (let round = 0; round < 3; round++) {
    const { child } = await hold();
    await kill(child);
    const start = Date.now() + 600;
    const racers = await Promise.all(Array.from({ length: 5 }, () => hold(start)));
    expect(racers.map(({ said }) => said.split(' ')[0]).sort()).toEqual([
      ...Array(4).fill('folder-in-use'),
      'locked',
    ]);
    const winner = racers.find(({ said }) => said === 'locked')!;
    expect(JSON.parse(readFileSync(lockFile, 'utf8')).pid).toBe(winner.child.pid);
    expect(readdirSync(folder)).toEqual(['throughline.lock']);
    await Promise.all(racers.map(({ child: racer }) => (racer.exitCode === null ? kill(racer) : undefined)));
  }
});

describe('an owner on another machine or in another container', () => {
  beforeEach(() => writeFileSync(lockFile, lockOf(1, { space: 'elsewhere' })));

  test('lives while he touches his lock', async () => {
    const touch = setInterval(() => utimesSync(lockFile, new Date(), new Date()), 300);
    await expect(lockFolder(folder)).rejects.toMatchObject({
      message: `The data folder ${folder} is in use by another Throughline (process 1 of another machine or container).`,
    });
    clearInterval(touch);
  });

  test('is dead when he does not for some seconds', async () => {
    const lock = await lockFolder(folder, 500);
    expect(JSON.parse(readFileSync(lockFile, 'utf8')).pid).toBe(process.pid);
    lock.release();
  });
});

test('an owner touches his lock every few seconds', async () => {
  const lock = await lockFolder(folder);
  const { mtimeMs } = statSync(lockFile);
  await expect.poll(() => statSync(lockFile).mtimeMs, { timeout: 10_000 }).toBeGreaterThan(mtimeMs);
  lock.release();
});

function successorOf(text: string): string {
  return `${lockFile}.after-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}
