import { expect, it } from 'vitest';
import { facts, opened } from './facts.ts';

it('leaves out what the form asks, the starter and what is empty', () => {
  const known = facts({
    variables: { bundle: 'Vault 800', answer: 'yes', starter: { name: 'Katrin' }, note: '', gone: null },
    labels: { bundle: 'Bundle chosen' },
    form: { components: [{ type: 'group', components: [{ key: 'answer', type: 'radio' }] }] },
  });
  expect(known).toEqual([{ name: 'bundle', label: 'Bundle chosen', value: 'Vault 800' }]);
});

it('opens a context one level and names its parts', () => {
  expect(opened('stock', { tessera: 'no answer', zzstor: 2 }, { 'stock.zzstor': 'Stock at ZZStor' })).toEqual(
    [
      { name: 'stock.tessera', label: 'Stock, tessera', value: 'no answer' },
      { name: 'stock.zzstor', label: 'Stock at ZZStor', value: 2 },
    ],
  );
});
