import type { ModdleElement } from 'bpmn-moddle';
import { readData } from './data.ts';
import type {
  AdHocDefinition,
  CallDefinition,
  ElementDefinition,
  ErrorDefinition,
  JobDefinition,
  MappingDefinition,
  MessageDefinition,
  SignalDefinition,
  TimerDefinition,
  TriggerDefinition,
} from './definition.ts';
import { body, child, children, extension, flag, localName, text } from './moddle.ts';
import { readLoop } from './read-loop.ts';

/** Where an element lies: what its definition needs to know of its surroundings. */
export interface Surroundings {
  readonly scope?: string;
  readonly lines: ReadonlyMap<string, number>;
  /** The functions of nodes by their lanes. */
  readonly functions: ReadonlyMap<ModdleElement, string>;
  /** The function of the sub-process around. */
  readonly outerFunction?: string;
}

export function readElement(node: ModdleElement, around: Surroundings): ElementDefinition {
  const id = text(node, 'id') ?? '';
  const mapping = extension(node, 'zeebe:IoMapping');
  const data = readData(node);
  return {
    id,
    name: text(node, 'name'),
    type: typeOf(node),
    scope: around.scope,
    line: around.lines.get(id),
    function: functionOf(node, around),
    stage: text(node, 'stage'),
    says: text(node, 'says'),
    why: text(node, 'why'),
    next: text(node, 'next'),
    defaultFlow: flowId(child(node, 'default')),
    attachedTo: text(child(node, 'attachedToRef'), 'id'),
    interrupting: flag(node, 'cancelActivity', flag(node, 'isInterrupting', true)),
    together: flag(node, 'parallelMultiple', text(node, 'eventGatewayType') === 'Parallel') || undefined,
    instantiates: flag(node, 'instantiate', false) || undefined,
    triggers: [...children(node, 'eventDefinitions'), ...children(node, 'eventDefinitionRef')].map(
      readTrigger,
    ),
    startQuantity: quantity(node, 'startQuantity'),
    completionQuantity: quantity(node, 'completionQuantity'),
    forCompensation: flag(node, 'isForCompensation', false),
    loop: readLoop(child(node, 'loopCharacteristics'), readTrigger),
    adHoc: readAdHoc(node),
    activationCondition: body(node, 'activationCondition'),
    locals: data.locals,
    inputs: [...data.inputs, ...children(mapping, 'inputParameters').map(readMapping)],
    outputs: [...children(mapping, 'outputParameters').map(readMapping), ...data.outputs],
    correlationKey: text(node, 'correlationKey'),
    message: readMessage(child(node, 'messageRef')),
    ...readWork(node),
  };
}

/** Its own, its lane's, that of the activity it sits on, or that of the sub-process around. */
function functionOf(node: ModdleElement, { functions, outerFunction }: Surroundings): string | undefined {
  const activity = child(node, 'attachedToRef');
  const host = activity && (text(activity, 'function') ?? functions.get(activity));
  return text(node, 'function') ?? functions.get(node) ?? host ?? outerFunction;
}

/** The id of a sequence flow; one without id is named by its ends. */
export function flowId(flow: ModdleElement | undefined): string | undefined {
  if (flow === undefined) return undefined;
  const source = text(child(flow, 'sourceRef'), 'id') ?? '';
  const target = text(child(flow, 'targetRef'), 'id') ?? '';
  return text(flow, 'id') ?? `${source}->${target}`;
}

function typeOf(node: ModdleElement): string {
  if (node.$type === 'bpmn:SubProcess' && flag(node, 'triggeredByEvent', false)) return 'eventSubProcess';
  return localName(node.$type);
}

/** What a task does, from its zeebe extension elements. */
function readWork(node: ModdleElement): Partial<ElementDefinition> {
  const assignment = extension(node, 'zeebe:AssignmentDefinition');
  const schedule = extension(node, 'zeebe:TaskSchedule');
  const decision = extension(node, 'zeebe:CalledDecision');
  const script = extension(node, 'zeebe:Script');
  return {
    job: readJob(node),
    assignment: assignment && {
      assignee: text(assignment, 'assignee'),
      groups: text(assignment, 'candidateGroups'),
      users: text(assignment, 'candidateUsers'),
    },
    form: text(extension(node, 'zeebe:FormDefinition'), 'formId'),
    due: text(schedule, 'dueDate'),
    followUp: text(schedule, 'followUpDate'),
    priority: text(extension(node, 'zeebe:PriorityDefinition'), 'priority'),
    call: readCall(node),
    decision: decision && {
      id: text(decision, 'decisionId') ?? '',
      resultVariable: text(decision, 'resultVariable') ?? '',
    },
    script: script && {
      expression: text(script, 'expression') ?? '',
      resultVariable: text(script, 'resultVariable') ?? '',
    },
  };
}

function readJob(node: ModdleElement): JobDefinition | undefined {
  const job = extension(node, 'zeebe:TaskDefinition');
  if (job === undefined) return undefined;
  const headers = children(extension(node, 'zeebe:TaskHeaders'), 'values');
  return {
    type: text(job, 'type') ?? '',
    retries: text(job, 'retries'),
    headers: Object.fromEntries(headers.map((one) => [text(one, 'key') ?? '', text(one, 'value') ?? ''])),
  };
}

/** BPMN's own attribute names the process, too; the extension says more. */
function readCall(node: ModdleElement): CallDefinition | undefined {
  if (node.$type !== 'bpmn:CallActivity') return undefined;
  const call = extension(node, 'zeebe:CalledElement');
  const process = text(call, 'processId') ?? text(node, 'calledElement');
  if (process === undefined) return undefined;
  return {
    process,
    binding: text(call, 'bindingType'),
    version: text(call, 'version'),
    versionTag: text(call, 'versionTag'),
    propagateAllParentVariables: flag(call, 'propagateAllParentVariables', true),
    propagateAllChildVariables: flag(call, 'propagateAllChildVariables', true),
  };
}

function readMapping(node: ModdleElement): MappingDefinition {
  return { source: text(node, 'source') ?? '', target: text(node, 'target') ?? '' };
}

function readTrigger(node: ModdleElement): TriggerDefinition {
  return {
    type: localName(node.$type).replace(/EventDefinition$/, ''),
    timer: readTimer(node),
    message: readMessage(child(node, 'messageRef')),
    error: readError(child(node, 'errorRef')),
    signal: readSignal(child(node, 'signalRef')),
    escalation: readEscalation(child(node, 'escalationRef')),
    condition: body(node, 'condition'),
    compensation: readCompensation(node),
    link: node.$type === 'bpmn:LinkEventDefinition' ? text(node, 'name') : undefined,
  };
}

function readError(node: ModdleElement | undefined): ErrorDefinition | undefined {
  return node && { id: text(node, 'id') ?? '', code: text(node, 'errorCode') };
}

function readEscalation(node: ModdleElement | undefined): ErrorDefinition | undefined {
  return node && { id: text(node, 'id') ?? '', code: text(node, 'escalationCode') };
}

function readSignal(node: ModdleElement | undefined): SignalDefinition | undefined {
  return node && { id: text(node, 'id') ?? '', name: text(node, 'name') };
}

function readCompensation(node: ModdleElement): TriggerDefinition['compensation'] {
  if (node.$type !== 'bpmn:CompensateEventDefinition') return undefined;
  return { activity: text(child(node, 'activityRef'), 'id'), waits: flag(node, 'waitForCompletion', true) };
}

function readTimer(node: ModdleElement): TimerDefinition | undefined {
  const date = body(node, 'timeDate');
  if (date !== undefined) return { kind: 'date', text: date };
  const duration = body(node, 'timeDuration');
  if (duration !== undefined) return { kind: 'duration', text: duration };
  const cycle = body(node, 'timeCycle');
  return cycle === undefined ? undefined : { kind: 'cycle', text: cycle };
}

function readMessage(node: ModdleElement | undefined): MessageDefinition | undefined {
  if (node === undefined) return undefined;
  return {
    id: text(node, 'id') ?? '',
    name: text(node, 'name'),
    correlationKey: text(extension(node, 'zeebe:Subscription'), 'correlationKey'),
  };
}

function readAdHoc(node: ModdleElement): AdHocDefinition | undefined {
  if (node.$type !== 'bpmn:AdHocSubProcess') return undefined;
  return {
    sequential: text(node, 'ordering') === 'Sequential',
    cancelRemaining: flag(node, 'cancelRemainingInstances', true),
    completionCondition: body(node, 'completionCondition'),
    activeElements: text(extension(node, 'zeebe:AdHoc'), 'activeElementsCollection'),
  };
}

/** A number of tokens other than the usual one. */
function quantity(node: ModdleElement, property: 'startQuantity' | 'completionQuantity'): number | undefined {
  const count = node[property];
  return typeof count === 'number' && count > 1 ? count : undefined;
}
