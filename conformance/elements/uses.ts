import { bare, elementsOf, type XmlNode } from '../bpmn/xml-tree.ts';
import type { ElementRow } from './rows.ts';

/** Whether a model uses the element of a row at its position. */
export function isUsed(row: ElementRow, root: XmlNode): boolean {
  return [...placed(root)].some(([node, parent]) => fits(row, node, parent));
}

function* placed(node: XmlNode): Generator<readonly [XmlNode, XmlNode]> {
  for (const child of elementsOf(node)) {
    yield [child, node];
    yield* placed(child);
  }
}

function fits({ element, position, trigger }: ElementRow, node: XmlNode, parent: XmlNode): boolean {
  const isEventScope = node.attributes.triggeredByEvent === 'true';
  if (bare(node.name) === 'subProcess' && element === 'eventSubProcess') return isEventScope;
  if (bare(node.name) !== element || (element === 'subProcess' && isEventScope)) return false;
  if (trigger === undefined) return true;
  const triggers = elementsOf(node).flatMap(
    ({ name }) => /^(\w+)EventDefinition$/.exec(bare(name))?.[1] ?? [],
  );
  if (!(triggers.length === 0 ? ['none'] : triggers).includes(trigger)) return false;
  return isAt(position, node, parent);
}

function isAt(position: string, { attributes }: XmlNode, parent: XmlNode): boolean {
  const inEvent = parent.attributes.triggeredByEvent === 'true';
  const beside = attributes.cancelActivity === 'false' || attributes.isInterrupting === 'false';
  if (position.includes('interrupting') && position.includes('not interrupting') !== beside) return false;
  if (position.startsWith('in an event sub-process')) return inEvent;
  const isInside = /^(subProcess|transaction)$/.test(bare(parent.name)) && !inEvent;
  return position.startsWith('in a sub-process') ? isInside : true;
}
