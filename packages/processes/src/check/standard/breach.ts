import type { ModdleElement } from 'bpmn-moddle';
import { child, children, localName, text } from '../../read/moddle.ts';

/** A rule of the standard that an element breaks. */
export interface Breach {
  readonly code: string;
  readonly node: ModdleElement;
  /** What is wrong, after the words for the element. */
  readonly sentence: string;
  readonly mend: string;
}

/** What the rules look at: every element of a file, and what flows lead where. */
export interface Model {
  readonly root: ModdleElement;
  readonly nodes: readonly ModdleElement[];
  readonly outgoing: (node: ModdleElement) => readonly ModdleElement[];
  readonly incoming: (node: ModdleElement) => readonly ModdleElement[];
  readonly of: (...types: readonly string[]) => readonly ModdleElement[];
}

export type StandardRule = (model: Model) => Iterable<Breach>;

export function breach(code: string, node: ModdleElement, predicate: string, mend: string): Breach {
  return { code, node, sentence: `${called(node)} ${predicate}`, mend };
}

export function modelOf(root: ModdleElement): Model {
  const nodes = [...walk(root)];
  const flows = nodes.filter((node) => node.$type === 'bpmn:SequenceFlow');
  const outgoing = Map.groupBy(flows, (flow) => child(flow, 'sourceRef'));
  const incoming = Map.groupBy(flows, (flow) => child(flow, 'targetRef'));
  return {
    root,
    nodes,
    outgoing: (node) => outgoing.get(node) ?? [],
    incoming: (node) => incoming.get(node) ?? [],
    of: (...types) => nodes.filter((node) => types.some((type) => isA(node, type))),
  };
}

/** Whether an element is of a kind of BPMN, or of one made from it: every task is an `Activity`. */
export function isA(node: ModdleElement | undefined, type: string): boolean {
  const kind = node as { readonly $instanceOf?: (type: string) => boolean } | undefined;
  return kind?.$instanceOf?.(`bpmn:${type}`) ?? false;
}

/** Everything an element owns, itself first; what it only refers to is not followed. */
export function* walk(node: ModdleElement): Generator<ModdleElement> {
  yield node;
  for (const property of Object.keys(node)) {
    const inner = child(node, property);
    for (const one of inner === undefined ? children(node, property) : [inner]) {
      if (one.$parent === node) yield* walk(one);
    }
  }
}

/** `The start event “Begin”`, by name, id or place. */
export function called(node: ModdleElement): string {
  const own = text(node, 'name') ?? text(node, 'id');
  const words = localName(node.$type).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (own !== undefined) return `The ${words} “${own}”`;
  const owner = node.$parent;
  return owner === undefined ? `The ${words}` : `The ${words} of ${lower(called(owner))}`;
}

export function lower(sentence: string): string {
  return sentence.replace(/^The/, 'the');
}

/** The event definitions of an event, its own and those it refers to. */
export function triggersOf(event: ModdleElement): readonly ModdleElement[] {
  return [...children(event, 'eventDefinitions'), ...children(event, 'eventDefinitionRef')];
}

/** `bpmn:TimerEventDefinition` -> `timer`. */
export function triggerName(definition: ModdleElement): string {
  return localName(definition.$type).replace(/EventDefinition$/, '');
}

/** The type of the data an element carries, as the model names it; undefined when it does not say. */
function structureOf(item: ModdleElement | undefined): string | undefined {
  return text(item, 'structureRef');
}

/** Two item definitions describe the same data: they are one, or name the same structure. */
export function sameItem(one: ModdleElement | undefined, other: ModdleElement | undefined): boolean {
  if (one === other) return true;
  return structureOf(one) !== undefined && structureOf(one) === structureOf(other);
}
