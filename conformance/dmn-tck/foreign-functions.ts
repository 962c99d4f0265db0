import { type Element, parseXml } from './xml.ts';

/**
 * The elements of models read together, by name, that need a function in another language (Java, PMML), themselves or
 * through what they require; each with the function as its model names it. The first model's names win.
 */
export function foreignFunctions(models: readonly string[]): ReadonlyMap<string, string> {
  const elements = models.flatMap(elementsOf);
  const byId = new Map(elements.map((element) => [element.attributes.id, element]));
  const found = new Map<string, string>();
  for (const element of elements) {
    const { name = '' } = element.attributes;
    const foreign = found.has(name) ? undefined : needed(element, byId, new Set());
    if (foreign !== undefined) found.set(name, foreign);
  }
  return found;
}

/** None for a file that cannot be read: whoever imports it will say so. */
function elementsOf(model: string): readonly Element[] {
  try {
    return parseXml(model).children.filter(({ attributes }) => attributes.name !== undefined);
  } catch {
    return [];
  }
}

type ById = ReadonlyMap<string | undefined, Element>;

function needed(element: Element, byId: ById, seen: Set<Element>): string | undefined {
  if (seen.has(element)) return undefined;
  seen.add(element);
  for (const part of withParts(element)) {
    const own = foreignIn(part);
    if (own !== undefined) return own;
    const href = part.attributes.href;
    const target = href === undefined ? undefined : byId.get(href.slice(href.lastIndexOf('#') + 1));
    const through = target === undefined ? undefined : needed(target, byId, seen);
    if (through !== undefined) return through;
  }
  return undefined;
}

/** A boxed function of another kind than FEEL, or `external { ... }` in an expression. */
function foreignIn({ attributes, children, text }: Element): string | undefined {
  const { kind } = attributes;
  if (kind === 'Java' || kind === 'PMML') return `${kind} ${children.flatMap(textsOf).join(' ')}`;
  return /\bexternal\s*(\{[\s\S]*\})/.exec(text)?.[1]?.replaceAll(/\s+/g, ' ');
}

function textsOf(element: Element): readonly string[] {
  return withParts(element)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text.trim());
}

function withParts(element: Element): readonly Element[] {
  return [element, ...element.children.flatMap(withParts)];
}
