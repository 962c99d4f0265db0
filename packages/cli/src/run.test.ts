import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { run } from './run.ts';

const home = mkdtempSync(join(tmpdir(), 'throughline-cli-'));
beforeAll(() => {
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('THROUGHLINE_TOKEN', 'tl_none');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

async function said(args: readonly string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await run([...args], (text) => lines.push(text));
  return { code, said: lines.join('\n') };
}

it.each([
  ['check nothing.bpmn', 1, 'nothing.bpmn: there is no such file or folder.'],
  ['check HOME', 1, ': this is a folder, not a file.'],
  ['check', 2, 'Name at least one file.\nUsage: throughline check FILE...'],
  ['check --verbose', 2, 'There is no option --verbose here.\nUsage: throughline check FILE...'],
  ['check --json=yes', 2, '--json takes no value.\n'],
  ['feel 1 --context', 2, '--context needs a value.\n'],
  ['feel --contxt {} 1', 2, 'There is no option --contxt here.\n'],
  ['decide --help', 0, 'Usage: throughline decide MODEL.dmn'],
  ['publish', 2, 'Name at least one file.'],
  [
    'demo orders --url http://127.0.0.1:9',
    1,
    'Nothing answers at http://127.0.0.1:9.\nStart Throughline first',
  ],
  ['demo orders --url nowhere', 1, '"nowhere" is no address.'],
  ['demo orders --count 0', 2, '--count takes a whole number from 1.'],
  ['backup HOME/b.gz --data HOME/nothing', 1, 'There is no Throughline in'],
  ['rebuild --verify --data HOME/nothing', 1, 'There is no Throughline in'],
  ['start --port 70000', 2, '--port takes a number from 0 to 65535, not "70000".'],
  ['fly', 2, 'There is no command "fly".'],
])('%s', async (line, code, sentence) => {
  const answer = await said(line.replaceAll('HOME', home).split(' '));
  expect(answer).toEqual({ code, said: expect.stringContaining(sentence) });
  expect(answer.said).not.toMatch(/\n {4}at /);
  expect(existsSync(join(home, 'nothing'))).toBe(false);
});

it('says what there is to do', async () => {
  const help = await said(['--help']);
  expect(help.code).toBe(0);
  expect(help.said).toContain('throughline start [--port N]');
});
