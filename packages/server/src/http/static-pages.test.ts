import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { servePage } from './static-pages.ts';

const root = mkdtempSync(join(tmpdir(), 'pages-'));
const pages = join(root, 'dist');

beforeAll(() => {
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(pages, 'index.html'), '<main>');
  writeFileSync(join(pages, 'assets/app-BX2f9a81.js'), 'plain');
  writeFileSync(join(pages, 'assets/app-BX2f9a81.js.br'), 'brotli');
  writeFileSync(join(pages, 'assets/app-BX2f9a81.js.gz'), 'gzip');
});
afterAll(() => rmSync(root, { recursive: true }));

function get(path: string, headers: Record<string, string> = {}) {
  return servePage(pages, new Request(`http://x${path}`, { headers }));
}

it('answers the start page for every address that could be a page, checked anew each time', async () => {
  for (const path of ['/', '/index.html', '/run/cases/123', '/assets/']) {
    const page = await get(path);
    expect(await page?.text()).toBe('<main>');
    expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page?.headers.get('cache-control')).toBe('no-cache');
  }
});

it('does not answer the start page for a file that is not there', async () => {
  expect(await get('/assets/old-12345678.js')).toBeNull();
});

it.each([
  ['br, gzip', 'brotli', 'br'],
  ['gzip, deflate', 'gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip', 'gzip'],
  ['identity', 'plain', null],
])('to a browser that reads %s sends %s', async (accepted, text, encoding) => {
  const page = await get('/assets/app-BX2f9a81.js', { 'accept-encoding': accepted });
  expect(await page?.text()).toBe(text);
  expect(page?.headers.get('content-encoding')).toBe(encoding);
  expect(page?.headers.get('content-length')).toBe(String(text.length));
  expect(page?.headers.get('cache-control')).toContain('immutable');
  expect(page?.headers.get('vary')).toBe('accept-encoding');
});

it('does not send a packed file that is older than its original', async () => {
  utimesSync(join(pages, 'assets/app-BX2f9a81.js.br'), 1, 1);
  const page = await get('/assets/app-BX2f9a81.js', { 'accept-encoding': 'br, gzip' });
  expect(page?.headers.get('content-encoding')).toBe('gzip');
});

it('sends nothing again that the browser has', async () => {
  const etag = (await get('/'))?.headers.get('etag') ?? '';
  const again = await get('/run', { 'if-none-match': `W/"x", W/${etag}` });
  expect([again?.status, await again?.text()]).toEqual([304, '']);
});

it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/..%5csecret.txt', '/%00', '/%ff'])(
  'does not leave its folder for %s',
  async (path) => {
    const page = await get(path);
    expect((await page?.text()) ?? '').not.toBe('secret');
  },
);
