import type { ModelElement, ModelLoop } from '../compile/model.ts';
import type { Json, Key } from '../json.ts';
import type { Instance } from '../state.ts';
import { evaluate, inWords } from './evaluate.ts';
import { Fault } from './fault.ts';
import { raiseIncident } from './incident.ts';
import { loopThrows, throwFromLoop } from './loop-events.ts';
import type { OpenTurn } from './open-turn.ts';
import { finishRound } from './rounds.ts';
import { finishInstance, isOpenScope, terminateInside } from './scope.ts';

/** The end of one inner instance of an activity with a loop; of a multi-instance one: its output is collected, the next one or the end follows. */
export function finishInner(turn: OpenTurn, element: ModelElement, inner: Instance): void {
  const loop = element.loop as ModelLoop;
  if (loop.standard !== undefined) finishRound(turn, element, inner);
  else finishItem(turn, element, loop, inner);
}

function finishItem(turn: OpenTurn, element: ModelElement, loop: ModelLoop, inner: Instance): void {
  const done = endOf(turn, element, loop, inner);
  if (done instanceof Fault) raiseIncident(turn, element, inner.key, done);
  else leaveInner(turn, loop, inner, done);
}

function endOf(turn: OpenTurn, element: ModelElement, loop: ModelLoop, inner: Instance): Done | Fault {
  const output = outputOf(turn, element, loop, inner);
  if (output instanceof Fault) return output;
  const enough = isEnough(turn, element, loop, inner);
  if (enough instanceof Fault) return enough;
  const acts = loopThrows(turn, element, loop, inner, countsOf(turn, inner.scope));
  if (acts instanceof Fault) return acts;
  return { output, enough, throws: (body) => throwFromLoop(turn, element, acts, body) };
}

/** How an inner instance ends: what it gives, whether it was the last one needed, what it throws. */
interface Done {
  readonly output: Json | undefined;
  readonly enough: boolean;
  readonly throws: (body: Instance) => boolean;
}

/** A run that somebody took out counts as done without a result: else the others would wait for it for ever. */
export function giveUpInner(turn: OpenTurn, loop: ModelLoop, inner: Instance): void {
  leaveInner(turn, loop, inner, { output: undefined, enough: false, throws: () => false });
}

function leaveInner(
  turn: OpenTurn,
  loop: ModelLoop,
  inner: Instance,
  { output, enough, throws }: Done,
): void {
  const event = { type: 'element.completed', element: inner.element, instance: inner.key } as const;
  const index = turn.emit(output === undefined ? event : { ...event, output });
  const body = turn.instance(inner.scope);
  const ends = throws(body);
  if (!isOpenScope(turn, body.key)) return;
  if (ends || enough || body.done === body.items?.length) {
    terminateInside(turn, body.key);
    finishInstance(turn, body.key);
  } else if (loop.sequential) turn.work.push({ kind: 'next', body: body.key, cause: index });
}

function outputOf(
  turn: OpenTurn,
  element: ModelElement,
  loop: ModelLoop,
  inner: Instance,
): Json | Fault | undefined {
  if (loop.outputCollection === undefined || loop.outputElement === undefined) return undefined;
  const what = `The output element of “${element.name}”`;
  return evaluate(turn, loop.outputElement, inner.key, { code: 'output-failed', what });
}

/** The completion condition, which also sees how many inner instances there are and were. */
function isEnough(turn: OpenTurn, element: ModelElement, loop: ModelLoop, inner: Instance): boolean | Fault {
  if (loop.completionCondition === undefined) return false;
  const what = `The completion condition of “${element.name}”`;
  const counts = countsOf(turn, inner.scope);
  const value = evaluate(
    turn,
    loop.completionCondition,
    inner.key,
    { code: 'condition-failed', what },
    counts,
  );
  if (typeof value === 'boolean' || value instanceof Fault) return value;
  return new Fault('condition-failed', `${what} should give true or false, but gave ${inWords(value)}.`);
}

function countsOf(turn: OpenTurn, key: Key) {
  const body = turn.instance(key);
  const active = turn.draft.instances.filter((instance) => instance.scope === key).length;
  return {
    numberOfInstances: body.items?.length ?? 0,
    numberOfActiveInstances: active - 1,
    numberOfCompletedInstances: (body.done ?? 0) + 1,
    numberOfTerminatedInstances: 0,
  };
}
