import type { XmlElement } from '../dmn/boxed.ts';

/** A decision table as text, as it stands in the file. */
export interface TableCells {
  /** Inputs first. */
  readonly columns: readonly { readonly name: string; readonly output: boolean }[];
  readonly rules: readonly (readonly string[])[];
}

/** The table of a decision; none when it has none. */
export function tableCells(definitions: XmlElement, decision: string): TableCells | undefined {
  const owner = [...definitions.children].find((element) => element.getAttribute('id') === decision);
  const table = owner && one(owner, 'decisionTable');
  if (!table) return undefined;
  return {
    columns: [
      ...all(table, 'input').map((input) => ({
        name: input.getAttribute('label') || textOf(one(input, 'inputExpression')),
        output: false,
      })),
      ...all(table, 'output').map((output) => ({
        name: output.getAttribute('label') || output.getAttribute('name') || 'Answer',
        output: true,
      })),
    ],
    rules: all(table, 'rule').map((rule) =>
      [...all(rule, 'inputEntry'), ...all(rule, 'outputEntry')].map((entry) => textOf(entry)),
    ),
  };
}

// ---- helpers ----

function all(element: XmlElement, localName: string): readonly XmlElement[] {
  return [...element.children].filter((child) => child.localName === localName);
}

function one(element: XmlElement, localName: string): XmlElement | undefined {
  return all(element, localName)[0];
}

function textOf(element: XmlElement | undefined): string {
  return (element && one(element, 'text')?.textContent?.trim()) ?? '';
}
