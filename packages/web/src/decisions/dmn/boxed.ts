/** The part of the browser's XML elements that is read here. */
export interface XmlElement {
  readonly localName: string;
  readonly children: Iterable<XmlElement>;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

/** A boxed expression as text: what it is, its name in its place, its own text, and what is inside it. */
export interface Boxed {
  /** "context", "table, UNIQUE", "function of (a, b)"; none for an expression, whose text says it all. */
  readonly kind?: string;
  /** The name of a context's entry, a parameter, a column. */
  readonly name?: string;
  readonly text?: string;
  readonly parts: readonly Boxed[];
}

/** The logic of a decision or a knowledge model; none when it has none or is not in the file. */
export function logicOf(definitions: XmlElement, id: string): Boxed | undefined {
  for (const element of definitions.children) {
    if (element.getAttribute('id') !== id) continue;
    const logic = [...element.children].find((child) => child.localName in READERS);
    return logic && boxed(logic);
  }
  return undefined;
}

/** The name of an element; its id when it has none. */
export function nameIn(definitions: XmlElement, id: string): string {
  const element = [...definitions.children].find((child) => child.getAttribute('id') === id);
  return element?.getAttribute('name') ?? id;
}

/** @param name what it is called in the place where it stands */
function boxed(element: XmlElement, name?: string): Boxed {
  const read = READERS[element.localName]?.(element) ?? { kind: element.localName, parts: [] };
  return { ...(name === undefined ? {} : { name }), ...read };
}

// ---- helpers ----

type Reader = (element: XmlElement) => Boxed;

const READERS: { readonly [localName: string]: Reader } = {
  literalExpression: (element) => ({ text: textOf(element), parts: [] }),
  decisionTable: (element) => ({
    kind: `table, ${(element.getAttribute('hitPolicy') ?? 'UNIQUE').toLowerCase()}`,
    parts: all(element, 'rule').map((rule, at) => ({
      name: `Rule ${at + 1}`,
      text: ruleWords(element, rule),
      parts: [],
    })),
  }),
  context: (element) => ({
    kind: 'context',
    parts: all(element, 'contextEntry').map((entry) =>
      inner(entry, one(entry, 'variable')?.getAttribute('name') ?? 'result'),
    ),
  }),
  invocation: (element) => ({
    kind: `calls ${textOf(one(element, 'literalExpression'))}`,
    parts: all(element, 'binding').map((binding) =>
      inner(binding, one(binding, 'parameter')?.getAttribute('name') ?? ''),
    ),
  }),
  functionDefinition: functionOf,
  encapsulatedLogic: functionOf,
  list: (element) => ({ kind: 'list', parts: expressions(element).map((each) => boxed(each)) }),
  relation: (element) => {
    const columns = all(element, 'column').map((column) => column.getAttribute('name') ?? '');
    return {
      kind: 'relation',
      parts: all(element, 'row').map((row, at) => ({
        name: `Row ${at + 1}`,
        parts: expressions(row).map((cell, place) => boxed(cell, columns[place] ?? '')),
      })),
    };
  },
  conditional: (element) => ({ kind: 'condition', parts: named(element, ['if', 'then', 'else']) }),
  filter: (element) => ({ kind: 'filter', parts: named(element, ['in', 'match']) }),
  for: (element) => ({ kind: `for each ${variableOf(element)}`, parts: named(element, ['in', 'return']) }),
  some: (element) => ({ kind: `some ${variableOf(element)}`, parts: named(element, ['in', 'satisfies']) }),
  every: (element) => ({ kind: `every ${variableOf(element)}`, parts: named(element, ['in', 'satisfies']) }),
};

function functionOf(element: XmlElement): Boxed {
  const names = all(element, 'formalParameter').map((parameter) => parameter.getAttribute('name') ?? '');
  return {
    kind: `function of (${names.join(', ')})`,
    parts: expressions(element).map((each) => boxed(each)),
  };
}

function named(element: XmlElement, names: readonly string[]): readonly Boxed[] {
  return names.flatMap((name) => {
    const child = one(element, name);
    return child ? [inner(child, name)] : [];
  });
}

/** The expression inside an entry, under the entry's name. */
function inner(entry: XmlElement, name: string): Boxed {
  const expression = expressions(entry)[0];
  return expression ? boxed(expression, name) : { name, text: '', parts: [] };
}

function ruleWords(table: XmlElement, rule: XmlElement): string {
  const heads = all(table, 'input').map((input) => {
    return input.getAttribute('label') ?? textOf(one(input, 'inputExpression'));
  });
  const tests = all(rule, 'inputEntry').map((entry, at) => [heads[at] ?? '', textOf(entry)] as const);
  const conditions = tests.filter(([, test]) => test !== '' && test !== '-').map((words) => words.join(' '));
  const answers = all(rule, 'outputEntry').map((entry) => textOf(entry));
  return `${conditions.join(', ') || 'any'} → ${answers.join(', ')}`;
}

function textOf(element: XmlElement | undefined): string {
  return (element && one(element, 'text')?.textContent?.trim()) ?? '';
}

function variableOf(element: XmlElement): string {
  return element.getAttribute('iteratorVariable') ?? '';
}

function expressions(element: XmlElement): readonly XmlElement[] {
  return [...element.children].filter((child) => child.localName in READERS);
}

function all(element: XmlElement, localName: string): readonly XmlElement[] {
  return [...element.children].filter((child) => child.localName === localName);
}

function one(element: XmlElement, localName: string): XmlElement | undefined {
  return all(element, localName)[0];
}
