import type { LoopThrow, ModelElement, ModelLoop } from '../compile/model.ts';
import type { Variables } from '../json.ts';
import type { Instance } from '../state.ts';
import { chooseFlows } from './choose-flows.ts';
import { throwEscalation } from './escalations.ts';
import { evaluate, inWords } from './evaluate.ts';
import { Fault } from './fault.ts';
import { addressOf, throwTo } from './messages.ts';
import type { OpenTurn } from './open-turn.ts';
import { passThrough } from './pass-through.ts';
import { isOpenScope } from './scope.ts';
import { signalOf } from './signals.ts';
import { throwSignal } from './throw-signal.ts';

/** Throws one event in the name of the loop's body; gives the boundary events on it that hear it. */
type Throw = (body: Instance) => readonly ModelElement[];

/**
 * What an inner instance that is about to be done throws (BPMN 2.0.2, 13.3.7), worked out while its variables
 * are there; `counts` are the runtime attributes of the multi-instance activity.
 */
export function loopThrows(
  turn: OpenTurn,
  element: ModelElement,
  { throws }: ModelLoop,
  inner: Instance,
  counts: Variables,
): readonly Throw[] | Fault {
  const acts: Throw[] = [];
  for (const one of throws ?? []) {
    const due =
      one.when === 'first'
        ? counts.numberOfCompletedInstances === 1
        : isDue(turn, element, one, inner, counts);
    if (due instanceof Fault) return due;
    const act = due ? prepare(turn, element, one, inner, counts) : undefined;
    if (act instanceof Fault) return act;
    if (act !== undefined) acts.push(act);
  }
  return acts;
}

/**
 * Throws them. A boundary event on the activity that hears one goes on along its flows without ending the
 * activity: it learns of one instance, not of all. True when one of complex behaviour interrupts: then the
 * remaining instances end, and the activity is done.
 */
export function throwFromLoop(
  turn: OpenTurn,
  element: ModelElement,
  acts: readonly Throw[],
  body: Instance,
): boolean {
  const { cause } = turn;
  let ends = false;
  for (const act of acts) {
    turn.cause = cause;
    for (const boundary of act(body)) {
      if (!isOpenScope(turn, body.scope)) return false;
      passThrough(turn, boundary, { scope: body.scope }, chooseFlows);
      ends ||= boundary.interrupting && element.loop?.complex === true;
    }
  }
  turn.cause = cause;
  return ends;
}

function isDue(
  turn: OpenTurn,
  element: ModelElement,
  { condition }: LoopThrow,
  inner: Instance,
  counts: Variables,
): boolean | Fault {
  if (condition === undefined) return true;
  const what = `The condition of the complex behaviour of “${element.name}”`;
  const value = evaluate(turn, condition, inner.key, { code: 'condition-failed', what }, counts);
  if (typeof value === 'boolean' || value instanceof Fault) return value;
  return new Fault('condition-failed', `${what} should give true or false, but gave ${inWords(value)}.`);
}

function prepare(
  turn: OpenTurn,
  element: ModelElement,
  { trigger, attributes }: LoopThrow,
  inner: Instance,
  counts: Variables,
): Throw | Fault {
  if (trigger.type === 'escalation') return (body) => escalate(turn, element, trigger.code ?? '', body);
  if (trigger.type === 'message') {
    const address = addressOf(turn, element, inner.key, counts, trigger.message);
    if (address instanceof Fault) return address;
    return () => {
      throwTo(turn, element, address, undefined);
      return [];
    };
  }
  const name = signalOf(turn, element, trigger, inner.key, counts);
  return name instanceof Fault
    ? name
    : (body) => signal(turn, element, name, body, attributes ? counts : undefined);
}

function signal(
  turn: OpenTurn,
  element: ModelElement,
  name: string,
  { key }: Instance,
  variables: Variables | undefined,
): readonly ModelElement[] {
  const own = new Set<string>();
  for (const wait of turn.draft.waits)
    if (wait.kind === 'signal' && wait.instance === key && wait.signal === name) own.add(wait.element);
  throwSignal(turn, element, name, variables, key);
  return element.attached.filter((boundary) => own.has(boundary.id));
}

function escalate(
  turn: OpenTurn,
  element: ModelElement,
  code: string,
  body: Instance,
): readonly ModelElement[] {
  const heard = element.attached.filter(({ triggers }) =>
    triggers.some((one) => one.type === 'escalation' && (one.code === code || one.code === undefined)),
  );
  if (heard.length === 0) throwEscalation(turn, element, body.key, body.scope, code);
  else turn.cause = turn.emit({ type: 'escalation.thrown', element: element.id, instance: body.key, code });
  return heard.slice(0, 1);
}
