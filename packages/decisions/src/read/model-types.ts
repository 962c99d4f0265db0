import type { Finding } from '../finding.ts';
import type { LinkedModel } from './linked-model.ts';
import { Types } from './read-types.ts';

/** The types of each of several linked models. */
export class ModelTypes {
  readonly #types = new Map<LinkedModel, Types>();
  readonly #findings: Finding[];

  constructor(model: LinkedModel, findings: Finding[]) {
    this.#findings = findings;
    this.of(model);
  }

  of(model: LinkedModel): Types {
    const known = this.#types.get(model);
    if (known !== undefined) return known;
    const byName = new Map([...model.imports].map(([name, imported]) => [name, this.of(imported)]));
    const types = new Types(model.definitions.itemDefinition ?? [], this.#findings, {
      byName,
      byPrefix: this.#byPrefix(model),
    });
    this.#types.set(model, types);
    return types;
  }

  /** By the prefixes that the file gives to the namespaces of what it imports. */
  #byPrefix({ definitions, imports }: LinkedModel): ReadonlyMap<string, Types> {
    const prefixes = Object.entries(definitions.$attrs ?? {}).flatMap(([attribute, namespace]) => {
      const prefix = attribute.startsWith('xmlns:') ? attribute.slice('xmlns:'.length) : undefined;
      const imported = [...imports.values()].find((model) => model.namespace === namespace);
      return prefix === undefined || imported === undefined ? [] : [[prefix, this.of(imported)] as const];
    });
    return new Map(prefixes);
  }
}
