import type { ProcessModel } from '@throughline/processes';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { numberFor } from './case-number.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
}, 60_000);
afterAll(() => app.close());

it('goes on where its process says, and never back', async () => {
  const next = async (numberPrefix: string | undefined, numberFrom?: number) =>
    (await numberFor(app.store, { numberPrefix, numberFrom } as ProcessModel)).number;
  expect(await next('CMP')).toBe('CMP-1001');
  expect(await next('CMP', 2205)).toBe('CMP-2205');
  expect(await next('CMP', 2205)).toBe('CMP-2206');
  expect(await next('CMP', 7)).toBe('CMP-2207');
  expect(await next('ADR', 3310)).toBe('ADR-3310');
  expect(await next(undefined, 3310)).toBe(undefined);
});
