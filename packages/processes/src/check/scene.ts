import type { Finding } from '../finding.ts';
import type { ElementDefinition, FlowDefinition, ProcessDefinition } from '../read/definition.ts';

/** A process with the indexes that the rules need. */
export interface Scene {
  readonly process: ProcessDefinition;
  readonly elementOf: ReadonlyMap<string, ElementDefinition>;
  readonly incoming: (element: ElementDefinition) => readonly FlowDefinition[];
  readonly outgoing: (element: ElementDefinition) => readonly FlowDefinition[];
}

/** A family of rules over one process. */
export type Rule = (scene: Scene) => Iterable<Finding>;

export function sceneOf(process: ProcessDefinition): Scene {
  const into = Map.groupBy(process.flows, (flow) => flow.target);
  const from = Map.groupBy(process.flows, (flow) => flow.source);
  return {
    process,
    elementOf: new Map(process.elements.map((element) => [element.id, element])),
    incoming: (element) => into.get(element.id) ?? [],
    outgoing: (element) => from.get(element.id) ?? [],
  };
}

/** What findings are about: an element, a flow or the process itself. */
type Place = Pick<ElementDefinition, 'id' | 'name' | 'line'>;

export function error(place: Place, code: string, sentence: string, mend: string): Finding {
  const { id, name, line } = place;
  return { code, severity: 'error', sentence, mend, element: id, name, line };
}

export function warning(place: Place, code: string, sentence: string, mend: string): Finding {
  return { ...error(place, code, sentence, mend), severity: 'warning' };
}

export function advice(place: Place, code: string, sentence: string, mend: string): Finding {
  return { ...error(place, code, sentence, mend), severity: 'advice' };
}

/** How an element is called in a sentence: `The user task “Check order”`. */
export function called(element: ElementDefinition): string {
  return `The ${words(element.type)} “${element.name ?? element.id}”`;
}

export function flowCalled(flow: FlowDefinition): string {
  return `The flow “${flow.name ?? flow.id}”`;
}

/** `intermediateCatchEvent` -> `intermediate catch event`. */
export function words(type: string): string {
  return type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Also one that cannot be run: that is told once, not again by every rule about its place. */
export function isActivity(element: ElementDefinition): boolean {
  return /(Task|^task|SubProcess|^subProcess|^transaction|^callActivity)$/.test(element.type);
}

/** An intermediate link event, of the given direction. */
export function isLink(
  element: ElementDefinition,
  type: 'intermediateThrowEvent' | 'intermediateCatchEvent',
): boolean {
  return element.type === type && element.triggers[0]?.type === 'link';
}
