import { advice, type Scene, warning } from '../scene.ts';
import type { Net } from './net.ts';
import type { Search } from './search.ts';

/** One level of a process with what the search through it brought to light. */
export interface Level {
  readonly scene: Scene;
  readonly net: Net;
  readonly search: Search;
  /** Something from outside can end the level at any time, a time-out say: what is stuck in it is not lost. */
  readonly escapable: boolean;
}

/** Never an error: the data may never take the run that gets stuck, and what can be drawn can be run. */
export function severityOf({ escapable }: Level): typeof warning {
  return escapable ? advice : warning;
}

/** “A”, “B” and “C”. */
export function inWords(ids: readonly string[], { nodes }: Net): string {
  const names = [...new Set(ids)].map((id) => {
    const element = nodes.find((node) => node.element.id === id)?.element;
    return `“${element?.name ?? id}”`;
  });
  const last = names.pop() ?? 'nowhere';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}
