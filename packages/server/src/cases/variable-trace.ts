import { isDeepStrictEqual } from 'node:util';
import type { Json, Variables } from '@throughline/processes';

export interface TracedVariable {
  readonly name: string;
  readonly value: Json;
  /** The event that first set it, and the one that last changed it. */
  readonly since: number;
  readonly changed: number;
}

/** Follows the top-level variables of a case through its events. */
export class VariableTrace {
  readonly #found = new Map<string, TracedVariable>();
  #last: Variables = {};

  /** Takes note of the variables as they are after an event. */
  note(seq: number, variables: Variables): void {
    if (variables === this.#last) return;
    this.#last = variables;
    for (const [name, value] of Object.entries(variables)) {
      const known = this.#found.get(name);
      if (known && (known.value === value || isDeepStrictEqual(known.value, value))) continue;
      this.#found.set(name, { name, value, since: known?.since ?? seq, changed: seq });
    }
  }

  /** In the order they were first set. */
  list(): TracedVariable[] {
    return [...this.#found.values()];
  }
}

/** With what each is called in words, where a form says it. */
export function labelled(
  variables: readonly TracedVariable[],
  labels: Readonly<Record<string, string>>,
): (TracedVariable & { label?: string })[] {
  return variables.map((variable) => {
    const label = Object.hasOwn(labels, variable.name) ? labels[variable.name] : undefined;
    return label === undefined ? variable : { ...variable, label };
  });
}
