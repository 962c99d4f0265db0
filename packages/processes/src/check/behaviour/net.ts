import type { ElementDefinition, FlowDefinition } from '../../read/definition.ts';
import { isLink, type Scene } from '../scene.ts';
import { choicesOf } from './choices.ts';
import { rankNodes } from './rank.ts';

/**
 * One level of a process (the top level or the inside of one sub-process) as an abstract token game.
 * Data is left out: every condition may go either way. What lies inside a sub-process is a level of its own.
 */
export interface Net {
  readonly nodes: readonly Node[];
  readonly places: readonly Place[];
  /** The ways in which the level may begin: the places that get a token. */
  readonly entries: readonly (readonly number[])[];
}

/** Where a token rests before its element: a flow, a link, or the place where an event begins. */
export interface Place {
  readonly target: Node;
  readonly flow?: FlowDefinition;
}

export interface Node {
  readonly element: ElementDefinition;
  /** `any`: each token enters alone; `all`: one of each place; `awaited`: of all places where some may come. */
  readonly enters: 'any' | 'all' | 'awaited';
  readonly into: number[];
  /** What may happen when it is entered. Empty for an element that is never left. */
  outcomes: readonly Outcome[];
  /** Elements early on the way have low ranks; those that end everything else the highest. */
  rank: number;
}

export interface Outcome {
  /** The places that get a token. */
  readonly puts: readonly number[];
  /** Everything else on the level ends: by a terminate end, or by an error that leaves it. */
  readonly ends?: 'normally' | 'by error';
  /** A boundary event that does not interrupt happened: something drawn to run beside. */
  readonly aside?: true;
}

/** How a sub-process may be left: without saying, it may complete. */
export type Leaving = (element: ElementDefinition) => 'completes' | 'fails';

const joining: { readonly [type: string]: Node['enters'] } = {
  parallelGateway: 'all',
  inclusiveGateway: 'awaited',
  complexGateway: 'awaited',
};

export function netOf(scene: Scene, scope: string | undefined, leaving: Leaving): Net {
  const elements = scene.process.elements.filter((one) => one.scope === scope);
  const nodes = elements.map(nodeOf);
  const places: Place[] = [];
  const placeOfFlow = new Map<string, number>();
  const doors = new Map<string, number>();
  const place = (target: Node, flow?: FlowDefinition): number => {
    target.into.push(places.length);
    return places.push({ target, ...(flow && { flow }) }) - 1;
  };
  for (const node of nodes) {
    for (const flow of scene.incoming(node.element)) placeOfFlow.set(flow.id, place(node, flow));
    if (hasDoor(scene, node.element)) doors.set(node.element.id, place(node));
  }
  const view = {
    scene,
    elements,
    doors,
    leaving,
    placeOf: (flow: FlowDefinition) => placeOfFlow.get(flow.id),
  };
  for (const node of nodes) node.outcomes = choicesOf(view, node.element);
  const entries = entriesOf(elements, doors);
  rankNodes({ nodes, places, entries });
  return { nodes, places, entries };
}

function nodeOf(element: ElementDefinition): Node {
  return { element, enters: joining[element.type] ?? 'any', into: [], outcomes: [], rank: 0 };
}

/** What a token comes to otherwise than along a flow. */
function hasDoor(scene: Scene, element: ElementDefinition): boolean {
  return (
    element.type === 'boundaryEvent' ||
    isLink(element, 'intermediateCatchEvent') ||
    (scene.incoming(element).length === 0 && element.type !== 'eventSubProcess' && !element.forCompensation)
  );
}

/** Each start event begins a run of its own; without any, all elements that no flow leads to begin together. */
function entriesOf(
  elements: readonly ElementDefinition[],
  doors: ReadonlyMap<string, number>,
): readonly (readonly number[])[] {
  const door = ({ id }: ElementDefinition) => doors.get(id) ?? [];
  const open = elements.filter((element) => doors.has(element.id) && !isCalledOnly(element));
  const starts = open.filter(({ type }) => beginning.has(type));
  if (starts.length > 0) return starts.map((start) => [door(start)].flat());
  return open.length === 0 ? [] : [open.flatMap(door)];
}

const beginning = new Set(['startEvent', 'receiveTask', 'eventBasedGateway']);

function isCalledOnly(element: ElementDefinition): boolean {
  return element.type === 'boundaryEvent' || isLink(element, 'intermediateCatchEvent');
}
