import { expect, it } from 'vitest';
import type { Json } from '../api/contract.ts';
import type { CaseVariable } from '../api/work-contract.ts';
import { valueRows } from './value-rows.ts';

const variable = (name: string, value: Json, since = 1): CaseVariable => ({
  name,
  value,
  since,
  changed: since,
});
const shape = (rows: ReturnType<typeof valueRows>) => rows.map((row) => `${row.name} ${row.state}`);

it('shows what is known now, contexts opened', () => {
  const rows = valueRows([variable('bundle', 'Vault'), variable('stock', { zzstor: 2, tessera: null })]);
  expect(shape(rows)).toEqual(['bundle known', 'stock.zzstor known', 'stock.tessera known']);
});

it('tints what the event brought or changed, also inside a context', () => {
  const now = [variable('bundle', 'Vault'), variable('stock', { zzstor: 2, tessera: 'none' })];
  const then = [variable('bundle', 'Vault'), variable('stock', { zzstor: 2, tessera: 'none' })];
  const before = [variable('bundle', 'Vault'), variable('stock', { zzstor: 2 })];
  expect(shape(valueRows(now, then, before))).toEqual([
    'bundle known',
    'stock.zzstor known',
    'stock.tessera new',
  ]);
});

it('says what was not known yet', () => {
  const now = [variable('bundle', 'Vault'), variable('integrator', 'Brandt', 17)];
  const rows = valueRows(now, [variable('bundle', 'Vault')], [variable('bundle', 'Vault')]);
  expect(rows[1]).toMatchObject({ name: 'integrator', state: 'later', since: 17 });
});

it('takes the first step as bringing all it has', () => {
  expect(shape(valueRows([variable('a', 1)], [variable('a', 1)]))).toEqual(['a new']);
});

it('leaves out who started it, because the head of the page says so', () => {
  expect(valueRows([variable('starter', { name: 'Katrin' })])).toEqual([]);
});
