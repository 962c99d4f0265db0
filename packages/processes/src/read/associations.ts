import type { ModdleElement } from 'bpmn-moddle';
import type { ElementDefinition } from './definition.ts';
import { child, children, text } from './moddle.ts';

/** Where the associations of a process lead: only those from compensation boundary events mean something to a run. */
export function readAssociations(process: ModdleElement): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const association of associationsIn(process)) {
    const source = text(child(association, 'sourceRef'), 'id');
    const target = text(child(association, 'targetRef'), 'id');
    if (source === undefined || target === undefined) continue;
    found.set(source, [...(found.get(source) ?? []), target]);
  }
  return found;
}

export function withHandlers(
  element: ElementDefinition,
  associations: ReadonlyMap<string, readonly string[]>,
): ElementDefinition {
  const isCompensation = element.triggers.some(({ type }) => type === 'compensate');
  if (element.type !== 'boundaryEvent' || !isCompensation) return element;
  return { ...element, handlers: associations.get(element.id) ?? [] };
}

function* associationsIn(scope: ModdleElement): Generator<ModdleElement> {
  for (const one of children(scope, 'artifacts')) if (one.$type === 'bpmn:Association') yield one;
  for (const inner of children(scope, 'flowElements')) yield* associationsIn(inner);
}
