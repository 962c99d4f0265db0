import type { ModdleElement } from 'bpmn-moddle';
import { child, children, flag, localName, text } from '../../read/moddle.ts';
import { type Breach, breach, called, lower, type Model, type StandardRule, sameItem } from './breach.ts';

/** Rules about what activities need and what they pass. */
export const checkActivities: StandardRule = function* (model) {
  for (const activity of model.of('Activity')) {
    yield* counted(activity);
    yield* served(activity);
    yield* looped(activity);
  }
  for (const role of model.of('ResourceRole')) yield* resource(role);
  for (const script of model.of('ScriptTask')) {
    if (text(script, 'script') === undefined || text(script, 'scriptFormat') !== undefined) continue;
    const what = 'has a script, but does not say in which language (scriptFormat).';
    yield breach('script-format-missing', script, what, 'Write the script as FEEL in <zeebe:script>.');
  }
  yield* calls(model);
  for (const callable of model.of('CallableElement')) yield* offered(callable);
};

function* counted(activity: ModdleElement): Generator<Breach> {
  for (const property of ['startQuantity', 'completionQuantity']) {
    const count = activity[property];
    if (count === undefined || (typeof count === 'number' && Number.isInteger(count) && count >= 1)) continue;
    const what = `has ${String(count)} as ${property}; it must be at least 1.`;
    yield breach('quantity', activity, what, 'Write a whole number from 1 on, or remove it.');
  }
}

function messageOf(operation: ModdleElement | undefined, which: 'in' | 'out'): ModdleElement | undefined {
  return child(child(operation, `${which}MessageRef`), 'itemRef');
}

/** Service, send and receive tasks carry what their operation or message carries. */
function* served(activity: ModdleElement): Generator<Breach> {
  const io = child(activity, 'ioSpecification');
  const inputs = children(io, 'dataInputs');
  const outputs = children(io, 'dataOutputs');
  if (activity.$type === 'bpmn:ServiceTask') {
    const operation = child(activity, 'operationRef');
    if (operation === undefined) return;
    yield* carries(
      activity,
      inputs,
      messageOf(operation, 'in'),
      'input',
      child(operation, 'inMessageRef'),
      1,
    );
    yield* carries(
      activity,
      outputs,
      messageOf(operation, 'out'),
      'output',
      child(operation, 'outMessageRef'),
      1,
    );
  }
  const message = child(activity, 'messageRef');
  const item = child(message, 'itemRef');
  if (activity.$type === 'bpmn:SendTask') yield* carries(activity, inputs, item, 'input', message, 0);
  if (activity.$type === 'bpmn:ReceiveTask') yield* carries(activity, outputs, item, 'output', message, 0);
}

function* carries(
  activity: ModdleElement,
  data: readonly ModdleElement[],
  item: ModdleElement | undefined,
  what: 'input' | 'output',
  message: ModdleElement | undefined,
  least: number,
): Generator<Breach> {
  if (message === undefined) return;
  if (data.length > 1 || data.length < least) {
    const count = `has ${data.length} data ${what}s; its message carries one.`;
    yield breach('data-of-message', activity, count, `Give it one data ${what}, of the type of the message.`);
  }
  for (const one of data) {
    if (sameItem(child(one, 'itemSubjectRef'), item)) continue;
    const other = `has a data ${what} of another type than ${lower(called(message))}.`;
    yield breach('data-of-message', activity, other, 'Let both refer to the same item definition.');
    return;
  }
}

function* resource(role: ModdleElement): Generator<Breach> {
  const refers = child(role, 'resourceRef') !== undefined;
  const says = child(role, 'resourceAssignmentExpression') !== undefined;
  if (refers && says) {
    const what = 'names a resource and has an expression for it; only one can be meant.';
    yield breach('resource-ambiguous', role, what, 'Remove one of them.');
  }
  if (!refers && children(role, 'resourceParameterBindings').length > 0) {
    const what = 'has parameters for a resource, but names none.';
    yield breach('resource-missing', role, what, 'Name the resource, or remove the parameters.');
  }
}

/** What a loop goes through is a collection, and its items are of one type. */
function* looped(activity: ModdleElement): Generator<Breach> {
  const loop = child(activity, 'loopCharacteristics');
  for (const [collection, item] of [
    [child(loop, 'loopDataInputRef'), child(loop, 'inputDataItem')],
    [child(loop, 'loopDataOutputRef'), child(loop, 'outputDataItem')],
  ]) {
    const outer = child(collection, 'itemSubjectRef');
    const inner = child(item, 'itemSubjectRef');
    if (outer === undefined || inner === undefined) continue;
    if (flag(inner, 'isCollection', false)) {
      const what = 'goes through a list, but calls each item a list, too.';
      yield breach('loop-item', activity, what, 'Use an item definition that is no collection.');
    } else if (!sameItem(outer, inner)) {
      const what = 'goes through a list, but its item is of another type.';
      yield breach('loop-item', activity, what, 'Use item definitions with the same structure.');
    }
  }
}

/** A call passes exactly what the called element takes and gives, and can begin there. */
function* calls({ of }: Model): Generator<Breach> {
  const callables = of('CallableElement');
  for (const call of of('CallActivity')) {
    const called = callables.find(
      (one) => text(one, 'id') === text(call, 'calledElement')?.replace(/^.*:/, ''),
    );
    if (called === undefined) continue;
    yield* passes(call, called);
    const starts = children(called, 'flowElements').filter(({ $type }) => $type === 'bpmn:StartEvent');
    if (starts.length === 0 || starts.some((one) => !hasTrigger(one))) continue;
    const what = 'calls a process that has no start event without trigger.';
    yield breach('call-of-unstartable', call, what, 'Give the called process a plain start event.');
  }
}

function hasTrigger(event: ModdleElement): boolean {
  return children(event, 'eventDefinitions').length + children(event, 'eventDefinitionRef').length > 0;
}

function* passes(call: ModdleElement, to: ModdleElement): Generator<Breach> {
  const own = child(call, 'ioSpecification');
  const theirs = child(to, 'ioSpecification');
  if (own === undefined || theirs === undefined) return;
  for (const [property, what] of [
    ['dataInputs', 'inputs'],
    ['dataOutputs', 'outputs'],
  ] as const) {
    const given = children(own, property).map((one) => child(one, 'itemSubjectRef'));
    const wanted = children(theirs, property).map((one) => child(one, 'itemSubjectRef'));
    const fits =
      given.length === wanted.length && given.every((item, index) => sameItem(item, wanted[index]));
    if (fits) continue;
    const sentence = `has other data ${what} than ${lower(called(to))}.`;
    yield breach(
      'data-of-call',
      call,
      sentence,
      'Let both have the same data, of the same types, in the same order.',
    );
    return;
  }
}

/** What offers an interface says how its data is bound to the operations. */
function* offered(callable: ModdleElement): Generator<Breach> {
  const kind = localName(callable.$type);
  const bindings = children(callable, 'ioBinding');
  if (children(callable, 'supportedInterfaceRef').length > 0 && bindings.length === 0) {
    const what = `offers an interface, but no binding of its data to the operations (ioBinding of the ${kind}).`;
    yield breach('binding-missing', callable, what, 'Bind its data, or remove the interface.');
  }
  for (const binding of bindings) {
    const operation = child(binding, 'operationRef');
    const fits =
      sameItem(child(dataOf(callable, binding, 'input'), 'itemSubjectRef'), messageOf(operation, 'in')) &&
      sameItem(child(dataOf(callable, binding, 'output'), 'itemSubjectRef'), messageOf(operation, 'out'));
    if (fits) continue;
    const what = 'binds data of other types than those of the operation.';
    yield breach('binding-type', callable, what, 'Bind data with the item definitions of the messages.');
  }
}

/** The data a binding names; it refers to the data itself, or to the set around it. */
function dataOf(
  callable: ModdleElement,
  binding: ModdleElement,
  which: 'input' | 'output',
): ModdleElement | undefined {
  const referred = child(binding, `${which}DataRef`);
  const all = children(child(callable, 'ioSpecification'), which === 'input' ? 'dataInputs' : 'dataOutputs');
  return all.find((one) => one === referred) ?? all[0];
}
