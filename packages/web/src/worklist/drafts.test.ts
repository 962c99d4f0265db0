import { beforeEach, expect, it, vi } from 'vitest';

/** The storage of a browser window. */
function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (place: number) => [...kept.keys()][place] ?? null,
    get length() {
      return kept.size;
    },
  };
}

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('sessionStorage', storage());
});

/** A page that was loaded anew: the store begins empty, the storage of the window is still there. */
const reload = async () => {
  vi.resetModules();
  return (await import('./drafts.ts')).drafts;
};

const refusal = { type: '', title: '', status: 409, code: 'x', detail: 'No.' };

it('keeps what was typed, also when the page is loaded again', async () => {
  (await reload()).keepData('7', { note: 'half a sentence' });
  expect((await reload()).get('7').data).toEqual({ note: 'half a sentence' });
});

it('keeps what was typed when the server refuses, beside the reason', async () => {
  const drafts = await reload();
  drafts.keepData('7', { note: 'x' });
  drafts.refuse('7', refusal);
  expect(drafts.get('7')).toEqual({ data: { note: 'x' }, problem: refusal });
  drafts.refuse('7', undefined);
  expect(drafts.get('7')).toEqual({ data: { note: 'x' } });
});

it('forgets it when the task is done', async () => {
  const drafts = await reload();
  drafts.keepData('7', { note: 'x' });
  drafts.drop('7');
  expect((await reload()).get('7')).toEqual({});
});

it('leaves nothing behind for the next person, also not of an earlier load', async () => {
  (await reload()).keepData('7', { note: 'x' });
  sessionStorage.setItem('of another program', 'y');
  (await reload()).clear();
  expect((await reload()).get('7')).toEqual({});
  expect(sessionStorage.getItem('of another program')).toBe('y');
});

it('works where the browser keeps nothing', async () => {
  const refuse = () => {
    throw new Error('storage is switched off');
  };
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  const drafts = await reload();
  drafts.keepData('7', { note: 'x' });
  expect(drafts.get('7').data).toEqual({ note: 'x' });
});
