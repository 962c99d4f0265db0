import { expect, it } from 'vitest';
import { type Recent, withRecent } from './recents.ts';

const recent = (id: string): Recent => ({ kind: 'case', id, title: id });

it('puts the newest first and each object once', () => {
  const list = ['1', '2', '1', '3'].reduce<readonly Recent[]>((all, id) => withRecent(all, recent(id)), []);
  expect(list.map((each) => each.id)).toEqual(['3', '1', '2']);
});

it('forgets the oldest', () => {
  const list = Array.from({ length: 20 }, (_, id) => recent(String(id))).reduce<readonly Recent[]>(
    withRecent,
    [],
  );
  expect(list).toHaveLength(8);
  expect(list[0]?.id).toBe('19');
});
