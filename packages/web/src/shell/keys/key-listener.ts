import { useEffect } from 'react';
import { preferences } from '../preferences.ts';
import { match } from './binding.ts';
import { keyStore } from './key-store.ts';

/** How long the first half of a sequence (`G`) waits for the second. */
const SEQUENCE_MS = 1_200;

/** The one listener behind all keys. */
export function useKeyListener(): void {
  useEffect(() => {
    let pending: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || insideDialog(event.target)) return;
      const found = match(
        { key: event.key, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey },
        keyStore.groups().flatMap((group) => group.bindings),
        { ...focusOf(event.target), singleKeys: preferences.get().singleKeys, pending },
      );
      clearTimeout(timer);
      pending = found.kind === 'wait' ? found.pending : null;
      if (found.kind === 'none') return;
      event.preventDefault();
      if (found.kind === 'run') found.binding.run();
      else timer = setTimeout(() => (pending = null), SEQUENCE_MS);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function focusOf(target: EventTarget | null): { typing: boolean; onControl: boolean } {
  if (!(target instanceof HTMLElement || target instanceof SVGElement))
    return { typing: false, onControl: false };
  const field = target.closest('input, textarea, select, [contenteditable="true"], [role="combobox"]');
  const typing = field !== null && !(field instanceof HTMLInputElement && NOT_TEXT.has(field.type));
  return {
    typing,
    onControl: target.closest('a, button, summary, [role="button"], [role="option"], input') !== null,
  };
}

const NOT_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'file', 'range']);

/** A dialog has its own keys; only what is in it may act. */
function insideDialog(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
  );
}
