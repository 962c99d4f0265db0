import type { CallDefinition, ElementDefinition, MappingDefinition } from '../read/definition.ts';
import { behaviourName, triggerOf } from './behaviour-name.ts';
import { adHocOf } from './compile-ad-hoc.ts';
import { loopOf } from './compile-loop.ts';
import { codeOf, compileTriggers, messageOf, timerOf } from './compile-triggers.ts';
import { compileFeel, compileText, type Expression, must, type Text } from './expression.ts';
import type { Mapping, ModelElement, ModelTask } from './model.ts';

/** While compiling, links between elements and flows are still being set. */
export type Draft<Type> = { -readonly [Property in keyof Type]: Type[Property] };

/** An element without its links to others. */
export function compileElement(definition: ElementDefinition, index: number): Draft<ModelElement> {
  const behaviour = behaviourName(definition);
  if (behaviour === undefined)
    throw new Error(`Expected a checked process, but ${definition.id} cannot be run.`);
  const [trigger] = definition.triggers;
  return {
    index,
    id: definition.id,
    name: definition.name ?? definition.id,
    kind: definition.type,
    trigger: triggerOf(definition),
    triggers: compileTriggers(definition),
    together: definition.together === true && definition.triggers.length !== 1,
    instantiates: definition.instantiates === true,
    behaviour,
    function: definition.function,
    stage: definition.stage,
    says: textOf(definition.says),
    formId: definition.form,
    incoming: [],
    outgoing: [],
    outgoingIds: [],
    startQuantity: definition.startQuantity,
    completionQuantity: definition.completionQuantity,
    conditional: false,
    attached: [],
    boundaries: [],
    errorBoundaries: [],
    eventStarts: [],
    forCompensation: definition.forCompensation === true,
    compensates: trigger?.compensation,
    interrupting: definition.interrupting || definition.triggers.some(({ type }) => type === 'error'),
    loop: loopOf(definition),
    adHoc: adHocOf(definition),
    activation: feelOf(definition.activationCondition),
    locals: definition.locals ?? [],
    inputs: definition.inputs.map(mappingOf),
    outputs: definition.outputs.map(mappingOf),
    timer: timerOf(trigger?.timer),
    message: messageOf(definition.message ?? trigger?.message, definition.correlationKey),
    errorCode: codeOf(trigger?.error),
    ...workOf(definition),
  };
}

export function textOf(text: string | undefined): Text | undefined {
  return text === undefined ? undefined : must(compileText(text));
}

function feelOf(text: string | undefined): Expression | undefined {
  return text === undefined ? undefined : must(compileFeel(text));
}

function workOf(definition: ElementDefinition): Partial<ModelElement> {
  const { job, call, decision, script } = definition;
  return {
    task: definition.type === 'userTask' ? taskOf(definition) : undefined,
    job: job && {
      type: must(compileText(job.type)),
      retries: must(compileText(job.retries ?? '3')),
      headers: Object.keys(job.headers).length > 0 ? job.headers : undefined,
    },
    call: callOf(call),
    decision: decision && { ...decision, id: must(compileText(decision.id)) },
    script: script && { ...script, expression: must(compileFeel(script.expression)) },
  };
}

function callOf(call: CallDefinition | undefined): ModelElement['call'] {
  if (call === undefined) return undefined;
  const { propagateAllParentVariables, propagateAllChildVariables } = call;
  const process = must(compileText(call.process));
  return { process, binding: bindingOf(call), propagateAllParentVariables, propagateAllChildVariables };
}

function bindingOf({ binding, version, versionTag }: CallDefinition) {
  if (binding === 'deployment') return { kind: binding } as const;
  if (binding === 'version') return { kind: binding, version: must(compileText(version ?? '')) } as const;
  if (binding === 'versionTag') return { kind: binding, tag: must(compileText(versionTag ?? '')) } as const;
  return undefined;
}

function taskOf(definition: ElementDefinition): ModelTask {
  return {
    assignee: textOf(definition.assignment?.assignee),
    groups: textOf(definition.assignment?.groups),
    users: textOf(definition.assignment?.users),
    due: textOf(definition.due),
    followUp: textOf(definition.followUp),
    priority: textOf(definition.priority),
    why: textOf(definition.why),
    next: textOf(definition.next),
  };
}

function mappingOf({ source, target, reads, store }: MappingDefinition): Mapping {
  return { source: must(compileText(source)), target: target.split('.'), reads, store };
}
