import { describe, expect, it } from 'vitest';
import { type Binding, type Circumstances, match, type Stroke } from './binding.ts';

const bindings: readonly Binding[] = [
  'J',
  'Esc',
  'G W',
  'G C',
  'Ctrl+K',
  'Ctrl+Enter',
  'Enter',
  'Left',
  '?',
  'Alt+2',
].map((keys) => ({ keys, does: keys, run: () => {} }));
const calm: Circumstances = { typing: false, onControl: false, singleKeys: true, pending: null };
const press = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrl: false,
  alt: false,
  ...more,
});
const keysOf = (stroke: Stroke, around = calm) => {
  const found = match(stroke, bindings, around);
  return found.kind === 'run' ? found.binding.keys : found.kind;
};

describe('keys', () => {
  it('finds a letter in either case, and signs', () => {
    expect(keysOf(press('j'))).toBe('J');
    expect(keysOf(press('J'))).toBe('J');
    expect(keysOf(press('?'))).toBe('?');
  });

  it('waits for the second half of a sequence', () => {
    expect(match(press('g'), bindings, calm)).toEqual({ kind: 'wait', pending: 'G' });
    expect(keysOf(press('w'), { ...calm, pending: 'G' })).toBe('G W');
    expect(keysOf(press('j'), { ...calm, pending: 'G' })).toBe('none');
  });

  it('leaves letters alone while typing, not combinations', () => {
    expect(keysOf(press('j'), { ...calm, typing: true })).toBe('none');
    expect(keysOf(press('k', { ctrl: true }), { ...calm, typing: true })).toBe('Ctrl+K');
    expect(keysOf(press('Enter', { ctrl: true }), { ...calm, typing: true })).toBe('Ctrl+Enter');
    expect(keysOf(press('Escape'), { ...calm, typing: true })).toBe('Esc');
  });

  it('obeys the switch for single keys', () => {
    const off = { ...calm, singleKeys: false };
    expect(keysOf(press('j'), off)).toBe('none');
    expect(keysOf(press('?'), off)).toBe('none');
    expect(keysOf(press('ArrowLeft'), off)).toBe('Left');
    expect(keysOf(press('2', { alt: true }), off)).toBe('Alt+2');
  });

  it('leaves Enter to the button that has the focus', () => {
    expect(keysOf(press('Enter'))).toBe('Enter');
    expect(keysOf(press('Enter'), { ...calm, onControl: true })).toBe('none');
  });

  it("prefers the page's own key over the frame's", () => {
    const own: Binding = { keys: 'J', does: 'own', run: () => {} };
    expect(match(press('j'), [...bindings, own], calm)).toEqual({ kind: 'run', binding: own });
  });
});
