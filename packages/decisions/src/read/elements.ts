import type { Finding } from '../finding.ts';
import type { DrgElement, Reference } from './dmn.ts';
import { allOf, type LinkedModel, wayTo } from './linked-model.ts';

/** Finds elements by the references between them, also those of imported models. */
export class Elements {
  readonly #models: readonly LinkedModel[];
  readonly #owners = new Map<DrgElement, LinkedModel>();
  readonly #byId = new Map<LinkedModel, ReadonlyMap<string, DrgElement>>();
  readonly #findings: Finding[];
  readonly #noted = new Set<string>();

  constructor(model: LinkedModel, findings: Finding[]) {
    this.#models = allOf(model);
    this.#findings = findings;
    for (const each of this.#models) {
      const elements = each.definitions.drgElement ?? [];
      this.#byId.set(each, new Map(elements.map((element) => [element.id ?? '', element])));
      for (const element of elements) this.#owners.set(element, each);
    }
  }

  /** The model that holds an element. */
  ownerOf(element: DrgElement): LinkedModel {
    return this.#owners.get(element) as LinkedModel;
  }

  /** The import names under which one element sees another; none for one of its own model. */
  wayBetween(from: DrgElement, to: DrgElement): readonly string[] {
    return this.wayFrom(this.ownerOf(from), to);
  }

  /** The import names that lead from a model to an element. */
  wayFrom(model: LinkedModel, to: DrgElement): readonly string[] {
    return wayTo(model, this.ownerOf(to)) ?? [];
  }

  /** `#id`, or with a namespace before it; a reference that leads nowhere is noted. */
  find(reference: Reference | undefined, from: DrgElement): DrgElement | undefined {
    const href = reference?.href ?? '';
    const hash = href.lastIndexOf('#');
    const namespace = href.slice(0, Math.max(hash, 0));
    const own = this.ownerOf(from);
    const models =
      namespace === '' || namespace === own.namespace
        ? [own]
        : this.#models.filter((model) => model.namespace === namespace && wayTo(own, model) !== undefined);
    const found = models.map((model) => this.#byId.get(model)?.get(href.slice(hash + 1))).find(Boolean);
    if (found === undefined) this.#note(href, from);
    return found;
  }

  #note(href: string, { id: element, name }: DrgElement): void {
    const key = `${element} ${href}`;
    if (this.#noted.has(key)) return;
    this.#noted.add(key);
    this.#findings.push({
      code: 'missing-element',
      severity: 'error',
      sentence: `${name ?? element} requires ${href}, which is not in the model.`,
      mend: 'Draw the requirement again, or add what is missing.',
      element,
      name,
    });
  }
}
