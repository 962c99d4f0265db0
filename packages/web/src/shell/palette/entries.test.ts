import { expect, it } from 'vitest';
import { entriesFor, fits, type Offer } from './entries.ts';

const open = () => () => {};
const offers: readonly Offer[] = [
  { group: 'Go to', kind: 'page', title: 'Worklist', run: () => {} },
  { group: 'Do', kind: 'command', title: 'Start Partner order', run: () => {} },
];
const recents = [{ kind: 'case', id: '7', title: 'Order for Elbkontor', note: 'ORD-11872' } as const];
const hits = [{ kind: 'process', id: 'partner-order', title: 'Partner order' } as const];
const titles = (text: string) =>
  entriesFor(text, { recents, hits, offers, open }).map((entry) => `${entry.group}: ${entry.title}`);

it('begins with what was opened last', () => {
  expect(titles('')).toEqual([
    'Opened last: Order for Elbkontor',
    'Go to: Worklist',
    'Do: Start Partner order',
  ]);
});

it('shows what was found before what fits by name', () => {
  expect(titles('partner')).toEqual(['Found: Partner order', 'Do: Start Partner order']);
});

it('matches beginnings of words, in any order', () => {
  expect(fits('Start Partner order', 'ord st')).toBe(true);
  expect(fits('Start Partner order', 'artner')).toBe(false);
});
