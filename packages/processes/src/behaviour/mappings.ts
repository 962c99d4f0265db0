import type { Mapping, ModelElement } from '../compile/model.ts';
import type { Json, Key, Variables } from '../json.ts';
import { scopeWith, variableOf } from '../look/look-up.ts';
import { valueOfText } from './evaluate.ts';
import { Fault } from './fault.ts';
import type { OpenTurn } from './open-turn.ts';
import { storeValues, writeStores } from './stores.ts';

/** Evaluates the input mapping into local variables of the instance, beside those it has for itself. */
export function applyInputs(turn: OpenTurn, element: ModelElement, instance: Key): Fault | undefined {
  if (element.inputs.length + element.locals.length === 0) return undefined;
  const values = evaluateMappings(turn, element.inputs, instance, 'input');
  if (values instanceof Fault) return values;
  const locals = Object.fromEntries(element.locals.map((name) => [name, null]));
  turn.emit({ type: 'variables.set', scope: instance, values: { ...locals, ...values } });
  return undefined;
}

/** What the input mapping makes, as seen from the scope; nothing when there is none. */
export function inputValues(
  turn: OpenTurn,
  element: ModelElement,
  scope: Key,
): Variables | undefined | Fault {
  return element.inputs.length === 0 ? undefined : evaluateMappings(turn, element.inputs, scope, 'input');
}

/** Evaluates the output mapping as seen from `from`; the results go to where the variables are, from `to` outwards. */
export function applyOutputs(
  turn: OpenTurn,
  element: ModelElement,
  from: Key,
  to: Key,
  extra?: Variables,
): Fault | undefined {
  if (element.outputs.length === 0) return undefined;
  const values = evaluateMappings(turn, element.outputs, from, 'output', extra, to);
  if (values instanceof Fault) return values;
  setNearest(turn, to, writeStores(turn, element, from, values));
  return undefined;
}

/** Sets each variable in the innermost scope that has it, a new one on the top level. */
export function setNearest(turn: OpenTurn, scope: Key, values: Variables): void {
  const byScope = new Map<Key, [string, Json][]>();
  for (const entry of Object.entries(values)) {
    const owner = scopeWith(turn.draft, scope, entry[0]) ?? turn.draft.key;
    const entries = byScope.get(owner);
    if (entries) entries.push(entry);
    else byScope.set(owner, [entry]);
  }
  for (const [owner, entries] of byScope) {
    turn.emit({ type: 'variables.set', scope: owner, values: Object.fromEntries(entries) });
  }
}

/**
 * A later mapping sees what an earlier one set. A target inside a context (`order.total`) changes that part;
 * an output adds to the context that is there, an input begins a new one.
 */
function evaluateMappings(
  turn: OpenTurn,
  mappings: readonly Mapping[],
  scope: Key,
  direction: 'input' | 'output',
  extra?: Variables,
  target?: Key,
): Variables | Fault {
  const code = direction === 'input' ? 'input-failed' : 'output-failed';
  let values: Variables = {};
  for (const mapping of mappings) {
    const { source, target: path } = mapping;
    const what = `The ${direction} mapping to “${path.join('.')}”`;
    const stores = storeValues(turn, mapping);
    if (stores instanceof Fault) return new Fault(code, stores.sentence);
    const value = valueOfText(turn, source, scope, { code, what }, { ...extra, ...stores, ...values });
    if (value instanceof Fault) return value;
    const [name = '', ...inner] = path;
    const outside = mapping.store === name ? stores[name] : outerValue(turn, target, name);
    const before = values[name] ?? outside;
    values = { ...values, [name]: inner.length === 0 ? value : setInside(before, inner, value) };
  }
  return values;
}

function outerValue({ draft }: OpenTurn, target: Key | undefined, name: string): Json | undefined {
  return target === undefined ? undefined : variableOf(draft, target, name);
}

function setInside(before: Json | undefined, path: readonly string[], value: Json): Json {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const context = isContext(before) ? before : {};
  return { ...context, [name]: setInside(context[name], rest, value) };
}

function isContext(value: Json | undefined): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
