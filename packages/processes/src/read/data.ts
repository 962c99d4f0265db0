import type { ModdleElement } from 'bpmn-moddle';
import { isName } from '../compile/name.ts';
import type { MappingDefinition } from './definition.ts';
import { body, child, children, text } from './moddle.ts';

/** The data of an element: what is copied in and out, and the variables it has for itself. */
interface DataDefinition {
  readonly inputs: readonly MappingDefinition[];
  readonly outputs: readonly MappingDefinition[];
  readonly locals: readonly string[];
}

/**
 * The variable that holds a data object, property, data input or data output: its name when a variable can be
 * called so, else its id. References to data objects and data stores stand for what they refer to.
 */
export function dataVariable(node: ModdleElement): string {
  const meant = child(node, 'dataObjectRef') ?? child(node, 'dataStoreRef') ?? node;
  const name = text(meant, 'name');
  if (name !== undefined && isName(name)) return name;
  const id = (text(meant, 'id') ?? '').replace(/[^\p{L}\p{N}_]/gu, '_');
  return isName(id) ? id : `_${id}`;
}

/** Data associations are mappings; properties and the data objects of a sub-process are its own variables. */
export function readData(node: ModdleElement): DataDefinition {
  const loop = child(node, 'loopCharacteristics');
  const into = children(node, 'dataInputAssociations').filter(
    (one) =>
      child(one, 'targetRef') !== child(loop, 'loopDataInputRef') || loop?.loopDataInputRef === undefined,
  );
  const outOf = children(node, 'dataOutputAssociations').filter(
    (one) => sources(one)[0] !== child(loop, 'loopDataOutputRef') || loop?.loopDataOutputRef === undefined,
  );
  const inner = node.$type === 'bpmn:Process' ? [] : children(node, 'flowElements');
  const results = outOf.flatMap((one) => sources(one).filter(({ $type }) => $type === 'bpmn:DataOutput'));
  return {
    inputs: into.flatMap((one) => mappingsOf(one)),
    outputs: outOf.flatMap((one) => mappingsOf(one)),
    locals: [
      ...children(node, 'properties').filter((one) => !isPlaceholder(one)),
      ...inner.filter(({ $type }) => $type === 'bpmn:DataObject'),
      ...(/Event$/.test(node.$type) ? [] : results),
    ].map(dataVariable),
  };
}

/** The variable a multi-instance activity goes through or fills: that of its data input or output is outside. */
export function loopVariable(
  loop: ModdleElement,
  property: 'loopDataInputRef' | 'loopDataOutputRef',
): string | undefined {
  const data = child(loop, property);
  if (data === undefined) return undefined;
  const activity = loop.$parent;
  const outside =
    property === 'loopDataInputRef'
      ? children(activity, 'dataInputAssociations').find((one) => child(one, 'targetRef') === data)
      : children(activity, 'dataOutputAssociations').find((one) => sources(one)[0] === data);
  const meant =
    property === 'loopDataInputRef' ? outside && sources(outside)[0] : child(outside, 'targetRef');
  return dataVariable(meant ?? data);
}

/** One that only draws a line to a data object copies nothing. */
function mappingsOf(association: ModdleElement): readonly MappingDefinition[] {
  const target = child(association, 'targetRef');
  if (target === undefined || isPlaceholder(target)) return [];
  const from = sources(association);
  const reads = from.filter(isStore).map(dataVariable);
  const common = {
    ...(reads.length > 0 && { reads }),
    ...(isStore(target) && { store: dataVariable(target) }),
  };
  const assignments = children(association, 'assignment');
  if (assignments.length > 0) {
    return assignments.map((one) => ({
      source: body(one, 'from') ?? '',
      target: (body(one, 'to') ?? dataVariable(target)).replace(/^\s*=\s*/, ''),
      ...common,
    }));
  }
  const [first] = from;
  const source = body(association, 'transformation') ?? (first && `= ${dataVariable(first)}`);
  return source === undefined ? [] : [{ source, target: dataVariable(target), ...common }];
}

function sources(association: ModdleElement): readonly ModdleElement[] {
  return children(association, 'sourceRef');
}

function isStore({ $type }: ModdleElement): boolean {
  return $type === 'bpmn:DataStoreReference' || $type === 'bpmn:DataStore';
}

/** Drawing tools put one where a data input would have to be. */
function isPlaceholder(node: ModdleElement): boolean {
  return text(node, 'name') === '__targetRef_placeholder';
}
