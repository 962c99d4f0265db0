import type { ModdleElement } from 'bpmn-moddle';
import { child, children, flag } from '../../read/moddle.ts';
import { type Breach, breach, isA, type StandardRule, sameItem, triggersOf } from './breach.ts';

/** Rules about data: its types, the sets it belongs to, and what passes it on. */
export const checkData: StandardRule = function* (model) {
  for (const item of model.of('DataInput', 'DataOutput', 'DataObject', 'DataStore')) yield* collection(item);
  for (const io of model.of('InputOutputSpecification')) yield* sets(io);
  for (const one of model.of('DataAssociation')) yield* association(one);
  for (const event of model.of('Event')) yield* ofEvent(event);
};

function* collection(item: ModdleElement): Generator<Breach> {
  const type = child(item, 'itemSubjectRef');
  if (type === undefined || flag(type, 'isCollection', false) === flag(item, 'isCollection', false)) return;
  const what = 'and its item definition do not agree on whether it is a list.';
  yield breach('collection-mismatch', item, what, 'Mark both with isCollection, or none.');
}

function* sets(io: ModdleElement): Generator<Breach> {
  const owner = io.$parent;
  if (isA(owner, 'SubProcess')) {
    const what = 'belongs to a sub-process, which sees the data around it.';
    yield breach('data-of-sub-process', io, what, 'Remove it.');
  }
  for (const [all, every, refs, optional] of [
    ['dataInputs', 'inputSets', 'dataInputRefs', 'optionalInputRefs'],
    ['dataOutputs', 'outputSets', 'dataOutputRefs', 'optionalOutputRefs'],
  ] as const) {
    const named = children(io, every).flatMap((set) => children(set, refs));
    for (const data of children(io, all)) {
      if (named.includes(data)) continue;
      yield breach('data-in-no-set', data, 'belongs to no set of data.', 'Name it in a set of its owner.');
    }
    for (const set of children(io, every)) {
      const extra = [optional, optional.replace('optional', 'whileExecuting')].flatMap((one) =>
        children(set, one),
      );
      if (extra.every((data) => children(set, refs).includes(data))) continue;
      const what = 'names optional data that is not in it.';
      yield breach('data-set-optional', set, what, 'Name it in the set, too.');
    }
  }
  yield* rules(io);
}

/** Where input and output sets refer to each other, both do. */
function* rules(io: ModdleElement): Generator<Breach> {
  const pairs = [
    ...crossing(children(io, 'inputSets'), 'outputSetRefs', 'inputSetRefs'),
    ...crossing(children(io, 'outputSets'), 'inputSetRefs', 'outputSetRefs'),
  ];
  if (pairs.every((mutual) => mutual)) return;
  const what = 'has sets of data that refer to each other in one direction only.';
  yield breach('data-sets-cross', io, what, 'Let both sets refer to each other.');
}

function crossing(sets: readonly ModdleElement[], there: string, back: string): readonly boolean[] {
  return sets.flatMap((set) => children(set, there).map((other) => children(other, back).includes(set)));
}

function* association(one: ModdleElement): Generator<Breach> {
  const sources = children(one, 'sourceRef');
  const target = child(one, 'targetRef');
  const isTransformed = child(one, 'transformation') !== undefined;
  if (isOfProcess(target, 'DataInput')) {
    const what = 'writes an input of the process, which only comes from outside.';
    yield breach('data-direction', one, what, 'Write a data object or an output.');
  }
  if (sources.some((source) => isOfProcess(source, 'DataOutput'))) {
    const what = 'reads an output of the process, which only goes outside.';
    yield breach('data-direction', one, what, 'Read a data object or an input.');
  }
  if (sources.length > 1 && !isTransformed) {
    const what = 'has several sources, but no transformation that makes one value of them.';
    yield breach('data-sources', one, what, 'Add a transformation, or keep one source.');
  }
  const [from, to] = [typeOf(sources[0]), typeOf(target)];
  if (isTransformed || children(one, 'assignment').length > 0 || from === undefined || to === undefined)
    return;
  if (sameItem(from, to)) return;
  const what = 'passes data of one type to data of another without a transformation.';
  yield breach(
    'data-types',
    one,
    what,
    'Use item definitions with the same structure, or add a transformation.',
  );
}

function isOfProcess(data: ModdleElement | undefined, type: 'DataInput' | 'DataOutput'): boolean {
  const io = data?.$parent;
  return isA(data, type) && io?.$type === 'bpmn:InputOutputSpecification' && isA(io.$parent, 'Process');
}

function typeOf(data: ModdleElement | undefined): ModdleElement | undefined {
  return child(data, 'itemSubjectRef') ?? child(child(data, 'dataObjectRef'), 'itemSubjectRef');
}

/** An event that carries data carries that of its triggers, in their order. */
function* ofEvent(event: ModdleElement): Generator<Breach> {
  const data = [...children(event, 'dataInputs'), ...children(event, 'dataOutputs')];
  if (data.length === 0) return;
  const carried = triggersOf(event).flatMap((definition) => {
    const item = itemOf(definition);
    return item === undefined ? [] : [item];
  });
  const fits =
    data.length === carried.length &&
    data.every((one, index) => sameItem(child(one, 'itemSubjectRef'), carried[index]));
  if (fits) return;
  const what = 'carries other data than its triggers do.';
  yield breach(
    'data-of-event',
    event,
    what,
    'Give it one data item for each trigger that has one, of its type.',
  );
}

function itemOf(definition: ModdleElement): ModdleElement | undefined {
  const referred = ['messageRef', 'signalRef', 'escalationRef', 'errorRef'].map((one) =>
    child(definition, one),
  );
  const thing = referred.find((one) => one !== undefined);
  return child(thing, 'itemRef') ?? child(thing, 'structureRef');
}
