import type { ModdleElement, ModdleResult, ModdleWarning } from 'bpmn-moddle';

type Loose = { [property: string]: unknown };

/**
 * BPMN refers by qualified names (`tns:order`), the parser by bare ids. Sets the references it left open
 * where the name without its prefix is an id of the file, and gives back the other warnings.
 */
export function resolveQualifiedNames({ warnings, elementsById }: ModdleResult): readonly ModdleWarning[] {
  return warnings.filter((warning) => {
    const { element, property, value } = warning;
    if (element === undefined || property === undefined || !warning.message.startsWith('unresolved'))
      return true;
    const id = /^[^:]+:([^:]+)$/.exec(value ?? '')?.[1] ?? '';
    const target = Object.hasOwn(elementsById, id) ? elementsById[id] : undefined;
    if (target !== undefined) refer(element, property.replace(/^bpmn:/, ''), target);
    return target === undefined;
  });
}

function refer(element: ModdleElement, property: string, target: ModdleElement): void {
  const before = element[property];
  if (Array.isArray(before)) before.push(target);
  else (element as Loose)[property] = target;
}
