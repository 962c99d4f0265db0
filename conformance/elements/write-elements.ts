import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { walk, type XmlNode } from '../bpmn/xml-tree.ts';
import { type ElementRow, elementRows, titleOf } from './rows.ts';
import { isUsed } from './uses.ts';

/** The model of a case of a pack that passes. */
export interface PassedModel {
  readonly case: string;
  readonly root: XmlNode;
}

/** Writes what the engine runs, how, and what proves it, from its own tables. */
export function writeElements(passed: readonly PassedModel[], root: string): void {
  const folder = join(root, 'docs/bpmn');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'elements.md'), pageOf(elementRows().map((row) => lineOf(row, passed))));
}

function lineOf(row: ElementRow, passed: readonly PassedModel[]): string {
  const cases = passed.filter(({ root }) => isUsed(row, root));
  const cells = [
    `\`${row.element}\``,
    row.trigger ?? '',
    row.position,
    row.sentence,
    titleOf(row),
    casesOf(cases),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The smallest model that shows it, and how many more do. */
function casesOf(cases: readonly PassedModel[]): string {
  const [best] = [...cases].sort((a, b) => sizeOf(a) - sizeOf(b));
  if (best === undefined) return '';
  return cases.length === 1 ? cell(best.case) : `${cell(best.case)} and ${cases.length - 1} more`;
}

function sizeOf({ root }: PassedModel): number {
  return [...walk(root)].length;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function pageOf(rows: readonly string[]): string {
  return `<!-- Made by \`npm run conformance -- --write\`; changes by hand are lost. -->

# Elements of BPMN that run

Each element at each position, from the engine's own tables (\`packages/processes/src/check/supported.ts\`); what is not
here is refused by name. Each row is proven by the test of that title in
[every-element.test.ts](../../conformance/elements/every-element.test.ts), which runs the smallest process that shows it;
the tests beside the elements (\`packages/processes/src/elements\`) go into the corner cases. The last column names a case of betsy or bpmn-execution that uses it there and passes. What BPMN
leaves open is decided in [decisions.md](decisions.md).

| element | trigger | position | how it behaves | test | cases that pass |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

An event with several triggers (multiple, parallel multiple) behaves as with each of them; activities may be looped
(standard loop, multi-instance) and have boundary events.
`;
}
