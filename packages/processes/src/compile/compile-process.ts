import type { FlowDefinition, ProcessDefinition } from '../read/definition.ts';
import { isStep } from './compile-ad-hoc.ts';
import { compileElement, type Draft, textOf } from './compile-element.ts';
import { isEventStart } from './event-start.ts';
import { compileFeel, must } from './expression.ts';
import { linkCompensation } from './link-compensation.ts';
import type { ModelAdHoc, ModelElement, ModelFlow, ProcessModel } from './model.ts';
import { reachOf } from './reach.ts';

/** What may go on before a token is there on each incoming flow. */
const joins = new Set(['inclusive-gateway', 'complex-gateway']);

/** Makes a checked process ready to run. Throws for one whose findings hold an error: check first. */
export function compileProcess(definition: ProcessDefinition): ProcessModel {
  const elements = definition.elements.map(compileElement);
  const elementOf = new Map(elements.map((element) => [element.id, element]));
  const flows = definition.flows.map((flow, index) => compileFlow(flow, index, elementOf));
  linkElements(definition, elementOf);
  linkCompensation(definition, elementOf);
  linkFlows(definition, elementOf, flows);
  for (const element of elements) {
    const adHoc = element.parent?.adHoc as Draft<ModelAdHoc> | undefined;
    if (adHoc !== undefined && isStep(element)) adHoc.steps = [...adHoc.steps, element];
  }
  for (const element of elements)
    if (joins.has(element.behaviour)) element.reach = reachOf(element, elements);
  return {
    id: definition.id,
    name: definition.name ?? definition.id,
    versionTag: definition.versionTag,
    title: textOf(definition.title),
    numberPrefix: definition.numberPrefix,
    numberFrom: definition.numberFrom === undefined ? undefined : Number(definition.numberFrom),
    domain: definition.domain,
    stages: definition.stages,
    starters: definition.starters,
    startForm: definition.startForm,
    starts: elements.filter((element) => element.parent === undefined).flatMap(startsAt),
    eventStarts: elements.filter((element) => isEventStart(element) && element.parent?.parent === undefined),
    hasConditions: elements.some(({ triggers }) => triggers.some(({ type }) => type === 'conditional')),
    elements,
    flows,
    elementOf,
    flowOf: new Map(flows.map((flow) => [flow.id, flow])),
    ...references(elements, definition.startForm),
  };
}

function startsAt(element: ModelElement): readonly ModelElement[] {
  if (element.kind === 'startEvent') return [element];
  if (!element.instantiates) return [];
  return element.kind === 'receiveTask' ? [element] : element.outgoing.map((flow) => flow.target);
}

function compileFlow(
  flow: FlowDefinition,
  index: number,
  elementOf: ReadonlyMap<string, Draft<ModelElement>>,
): ModelFlow {
  const source = elementOf.get(flow.source ?? '');
  const target = elementOf.get(flow.target ?? '');
  if (source === undefined || target === undefined) {
    throw new Error(`Expected a checked process, but flow ${flow.id} leads nowhere.`);
  }
  const condition = flow.condition === undefined ? undefined : must(compileFeel(flow.condition));
  return { index, id: flow.id, name: flow.name, source, target, condition, says: textOf(flow.says) };
}

/** Sub-processes and what lies in them, activities and their boundary events, links and their targets. */
function linkElements(
  definition: ProcessDefinition,
  elementOf: ReadonlyMap<string, Draft<ModelElement>>,
): void {
  for (const one of definition.elements) {
    const element = elementOf.get(one.id);
    const parent = elementOf.get(one.scope ?? '');
    const activity = elementOf.get(one.attachedTo ?? '');
    if (element === undefined) continue;
    element.parent = parent;
    if (parent && one.type === 'startEvent') parent.start = element;
    // What lies around was linked before: the file names a sub-process before what is in it.
    const around = isEventStart(element) ? elementOf.get(parent?.parent?.id ?? '') : undefined;
    if (around) around.eventStarts = [...around.eventStarts, element];
    if (activity) attach(element, activity);
    const link = one.type === 'intermediateThrowEvent' ? one.triggers[0]?.link : undefined;
    if (link === undefined) continue;
    const target = definition.elements.find(
      (other) =>
        other.type === 'intermediateCatchEvent' &&
        other.scope === one.scope &&
        other.triggers[0]?.link === link,
    );
    element.linkTarget = elementOf.get(target?.id ?? '');
  }
}

function attach(boundary: Draft<ModelElement>, activity: Draft<ModelElement>): void {
  const types = boundary.triggers.map((trigger) => trigger.type);
  boundary.attachedTo = activity;
  activity.attached = [...activity.attached, boundary];
  if (types.includes('error')) activity.errorBoundaries = [...activity.errorBoundaries, boundary];
  if (types.some((type) => waiting.has(type))) activity.boundaries = [...activity.boundaries, boundary];
}

/** What an event can wait for; the others come to it by being thrown inside. */
const waiting = new Set(['timer', 'message', 'signal', 'conditional']);

function linkFlows(
  definition: ProcessDefinition,
  elementOf: ReadonlyMap<string, Draft<ModelElement>>,
  flows: readonly ModelFlow[],
): void {
  const into = Map.groupBy(flows, (flow) => flow.target);
  const from = Map.groupBy(flows, (flow) => flow.source);
  for (const one of definition.elements) {
    const element = elementOf.get(one.id);
    if (element === undefined) continue;
    element.incoming = into.get(element) ?? [];
    element.outgoing = from.get(element) ?? [];
    element.outgoingIds = element.outgoing.map((flow) => flow.id);
    element.conditional = element.outgoing.some((flow) => flow.condition !== undefined);
    element.defaultFlow = element.outgoing.find((flow) => flow.id === one.defaultFlow);
  }
}

function references(elements: readonly ModelElement[], startForm: string | undefined) {
  const fixed = (texts: readonly ({ fixed: string } | object | undefined)[]) => [
    ...new Set(texts.flatMap((text) => (text && 'fixed' in text ? [text.fixed] : []))),
  ];
  const forms = [startForm, ...elements.map((element) => element.formId)].filter((id) => id !== undefined);
  return {
    calledProcesses: fixed(elements.map((element) => element.call?.process)),
    calledDecisions: fixed(elements.map((element) => element.decision?.id)),
    messages: fixed(elements.map((element) => element.message?.name)),
    jobTypes: fixed(elements.map((element) => element.job?.type)),
    forms: [...new Set(forms)],
  };
}
