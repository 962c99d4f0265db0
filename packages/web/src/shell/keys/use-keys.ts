import { useEffect, useRef } from 'react';
import type { Binding } from './binding.ts';
import { keyStore } from './key-store.ts';

/** Makes keys work while the component is on the screen. `run` may change at every render. */
export function useKeys(title: string, bindings: readonly Binding[]): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  const signature = bindings.map((binding) => `${binding.keys}=${binding.does}`).join('\n');
  useEffect(() => {
    const stable = signature.split('\n').flatMap((line) => {
      const [keys = '', does = ''] = line.split(/=(.*)/);
      if (keys === '') return [];
      return [{ keys, does, run: () => latest.current.find((each) => each.keys === keys)?.run() }];
    });
    return keyStore.add({ title, bindings: stable });
  }, [title, signature]);
}
