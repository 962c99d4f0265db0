import type { ModdleElement } from 'bpmn-moddle';
import { readAssociations, withHandlers } from './associations.ts';
import type { ElementDefinition, FlowDefinition, ProcessDefinition } from './definition.ts';
import { body, child, children, extension, flag, names, text } from './moddle.ts';
import { flowId, readElement } from './read-element.ts';

const whoMayStart = ['worker', 'team-lead', 'operations-manager'];

/** Things drawn for the reader that take no part in a run. */
const drawings = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);

export function readProcess(node: ModdleElement, lines: ReadonlyMap<string, number>): ProcessDefinition {
  const elements: ElementDefinition[] = [];
  const flows: FlowDefinition[] = [];
  readScope(node, { lines, functions: new Map(), elements, flows });
  const handlers = readAssociations(node);
  const id = text(node, 'id') ?? '';
  const starters = names(text(node, 'starters'));
  return {
    id,
    name: text(node, 'name'),
    executable: flag(node, 'isExecutable', false),
    versionTag: text(extension(node, 'zeebe:VersionTag'), 'value'),
    title: text(node, 'title'),
    numberPrefix: text(node, 'numberPrefix'),
    numberFrom: text(node, 'numberFrom'),
    stages: names(text(node, 'stages')),
    domain: text(node, 'domain'),
    startForm: text(node, 'startForm') ?? elements.find(isStartWithForm)?.form,
    starters: starters.length > 0 ? starters : whoMayStart,
    elements: elements.map((element) => withHandlers(element, handlers)),
    flows,
    line: lines.get(id),
  };
}

function isStartWithForm(element: ElementDefinition): boolean {
  return element.type === 'startEvent' && element.scope === undefined && element.form !== undefined;
}

/** The flat lists that reading fills, and what it looks up. */
interface Reading {
  readonly lines: ReadonlyMap<string, number>;
  readonly functions: Map<ModdleElement, string>;
  readonly elements: ElementDefinition[];
  readonly flows: FlowDefinition[];
}

/** Reads a process or sub-process, and all those inside it. */
function readScope(parent: ModdleElement, reading: Reading, around?: ElementDefinition): void {
  const { lines, functions, elements, flows } = reading;
  const lanes = children(parent, 'laneSets').flatMap((set) => children(set, 'lanes'));
  for (const lane of lanes) readLane(lane, functions);
  for (const node of children(parent, 'flowElements')) {
    if (drawings.has(node.$type)) continue;
    if (node.$type === 'bpmn:SequenceFlow') flows.push(readFlow(node, around?.id, lines));
    else {
      const element = readElement(node, {
        scope: around?.id,
        lines,
        functions,
        outerFunction: around?.function,
      });
      elements.push(element);
      readScope(node, reading, element);
    }
  }
  orderFlows(parent, flows);
}

/** Flows out of an element come in the order in which it lists them, where it does; else in that of the file. */
function orderFlows(parent: ModdleElement, flows: FlowDefinition[]): void {
  for (const node of children(parent, 'flowElements')) {
    const listed = children(node, 'outgoing').map(flowId);
    if (listed.length < 2) continue;
    const places = flows.flatMap(({ id }, index) => (listed.includes(id) ? [index] : []));
    const moved = places.map((index) => flows[index] as FlowDefinition);
    moved.sort((a, b) => listed.indexOf(a.id) - listed.indexOf(b.id));
    for (const [n, index] of places.entries()) flows[index] = moved[n] as FlowDefinition;
  }
}

/** Inner lanes are read last, so that the innermost function wins. */
function readLane(lane: ModdleElement, functions: Map<ModdleElement, string>): void {
  const own = text(lane, 'function');
  for (const node of children(lane, 'flowNodeRef')) if (own !== undefined) functions.set(node, own);
  for (const inner of children(child(lane, 'childLaneSet'), 'lanes')) readLane(inner, functions);
}

function readFlow(
  node: ModdleElement,
  scope: string | undefined,
  lines: ReadonlyMap<string, number>,
): FlowDefinition {
  const id = flowId(node) ?? '';
  return {
    id,
    name: text(node, 'name'),
    scope,
    source: text(child(node, 'sourceRef'), 'id'),
    target: text(child(node, 'targetRef'), 'id'),
    condition: body(node, 'conditionExpression'),
    says: text(node, 'says'),
    line: lines.get(id),
  };
}
