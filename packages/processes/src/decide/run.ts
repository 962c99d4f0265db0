import { compensateNext } from '../behaviour/compensation.ts';
import { Fault } from '../behaviour/fault.ts';
import { raiseIncident } from '../behaviour/incident.ts';
import type { OpenTurn, Work } from '../behaviour/open-turn.ts';
import type { ModelElement, ModelFlow } from '../compile/model.ts';
import { takeNextItem } from '../elements/multi-instance.ts';
import type { Key } from '../json.ts';
import { instanceOf } from '../look/look-up.ts';
import { choices } from '../look/steps.ts';
import type { ConditionWatch } from './condition-watch.ts';

/** So many steps may a turn take without looking for loops; then so many times each element in a scope. */
const freeSteps = 10_000;
const mostVisits = 1_000;

/** Lets everything move that can, first come, first served, until the case is quiet. */
export function runUntilQuiet(turn: OpenTurn, conditions: ConditionWatch): void {
  const loops = new LoopWatch();
  do drain(turn, loops, conditions);
  while (!loops.halted && openJoin(turn, loops));
  reportStarvedJoin(turn);
}

/** A signal is thrown when nothing beside it can move, so that whoever is on the way to wait for it hears it. */
function drain(turn: OpenTurn, loops: LoopWatch, conditions: ConditionWatch): void {
  const held: Work[] = [];
  conditions.look();
  for (let next = 0; ; next++) {
    const fresh = turn.work[next];
    const work = fresh ?? held.shift();
    if (work === undefined) break;
    if (fresh !== undefined && throwsSignal(turn, fresh)) {
      held.push(fresh);
      continue;
    }
    if (fresh === undefined) next--;
    turn.cause = work.cause;
    if (work.kind === 'next') nextRun(turn, work.body, loops);
    else if (work.kind === 'compensate') compensateNext(turn, work.by, work.scope);
    else if (!loops.halted) arrive(turn, work.flow, work.scope, loops);
    conditions.look();
  }
  turn.work.length = 0;
}

function throwsSignal({ model }: OpenTurn, work: Work): boolean {
  if (work.kind === 'next' || work.kind === 'compensate') return false;
  const target = model.flowOf.get(work.flow)?.target;
  return target?.behaviour === 'throw-event' && target.triggers.some(({ type }) => type === 'signal');
}

/** A join may wait for a token that then went elsewhere: lets one go on that need not wait any longer. */
function openJoin(turn: OpenTurn, loops: LoopWatch): boolean {
  for (const [target, scope] of waitingJoins(turn)) {
    const took = turn.behaviour(target).ready?.(turn, target, scope);
    if (took === undefined) continue;
    turn.cause = turn.events.length > 0 ? turn.events.length - 1 : undefined;
    if (loops.isEndless(target, scope)) halt(turn, target, scope, took);
    else turn.behaviour(target).activate(turn, target, { scope, took });
    return true;
  }
  return false;
}

/** The joins before which a token rests, and the complex gateways that wait for their reset. */
function* waitingJoins({ draft, model }: OpenTurn): Generator<readonly [ModelElement, Key]> {
  for (const { flow, scope } of draft.tokens) yield [(model.flowOf.get(flow) as ModelFlow).target, scope];
  for (const { started, element, scope } of draft.instances)
    if (started) yield [model.elementOf.get(element) as ModelElement, scope];
}

/**
 * Nothing can ever come when tokens rest at a join and the case waits for nothing: a person must decide.
 * A second try lets the join go on without the missing tokens.
 */
function reportStarvedJoin(turn: OpenTurn): void {
  const { ended, waits, tokens } = turn.draft;
  const [first] = tokens;
  if (ended !== undefined || waits.length > 0 || first === undefined) return;
  if (choices(turn.model, turn.draft).length > 0) return;
  const { target } = turn.model.flowOf.get(first.flow) as ModelFlow;
  const arrived = target.incoming
    .filter((flow) => isResting(turn, flow.id, first.scope))
    .map((flow) => flow.id);
  const missing = target.incoming
    .filter((flow) => !arrived.includes(flow.id))
    .map((flow) => `“${flow.source.name}”`);
  const awaited = missing.length === 0 ? 'more tokens' : `a token from ${missing.join(' and ')}`;
  const sentence = `“${target.name}” still waits for ${awaited}, but none can come any more.`;
  const mend = 'Try again to go on without it, or cancel the case.';
  stop(turn, target, first.scope, arrived, new Fault('join-starved', `${sentence} ${mend}`));
}

/** The next run of a loop; a standard loop may be one without end. */
function nextRun(turn: OpenTurn, body: Key, loops: LoopWatch): void {
  const instance = instanceOf(turn.draft, body);
  if (instance === undefined) return;
  const element = turn.elementOf(instance);
  if (element.loop?.standard === undefined) takeNextItem(turn, body);
  else if (loops.isEndless(element, body)) raiseIncident(turn, element, body, endless(element));
  else takeNextItem(turn, body);
}

/** A token has come along a flow: its target is entered, unless it is a join that needs more of them. */
function arrive(turn: OpenTurn, id: string, scope: Key, loops: LoopWatch): void {
  if (!isResting(turn, id, scope)) return;
  const { target } = turn.model.flowOf.get(id) as ModelFlow;
  if (isToBeChosen(target)) return;
  const behaviour = turn.behaviour(target);
  const took = behaviour.ready ? behaviour.ready(turn, target, scope) : gathered(turn, target, scope, id);
  if (took === undefined) return;
  if (loops.isEndless(target, scope)) halt(turn, target, scope, took);
  else behaviour.activate(turn, target, { scope, took });
}

/** The tokens an activity begins with: the one that came, or as many as it needs, whichever way they came. */
function gathered(
  turn: OpenTurn,
  { startQuantity, incoming }: ModelElement,
  scope: Key,
  id: string,
): readonly string[] | undefined {
  if (startQuantity === undefined) return [id];
  const resting = turn.draft.tokens
    .filter((token) => token.scope === scope && incoming.some((flow) => flow.id === token.flow))
    .map(({ flow }) => flow);
  return resting.length < startQuantity ? undefined : resting.slice(0, startQuantity);
}

/** In an ad-hoc sub-process a token before a step only makes it possible to choose it. */
function isToBeChosen(target: ModelElement): boolean {
  const adHoc = target.parent?.adHoc;
  return adHoc !== undefined && adHoc.given === undefined && adHoc.steps.includes(target);
}

/** Stops a case that goes round and round without ever waiting; its other tokens rest where they are. */
function halt(turn: OpenTurn, element: ModelElement, scope: Key, took: readonly string[]): void {
  stop(turn, element, scope, took, endless(element));
}

function endless(element: ModelElement): Fault {
  const sentence = `“${element.name}” was passed ${mostVisits} times in one go without a wait: the process runs in a circle.`;
  const mend = 'Correct the variables that keep it going and try again, or cancel the case.';
  return new Fault('endless-loop', `${sentence} ${mend}`);
}

function stop(
  turn: OpenTurn,
  element: ModelElement,
  scope: Key,
  took: readonly string[],
  fault: Fault,
): void {
  const instance = turn.env.newKey();
  turn.emit({ type: 'element.activated', element: element.id, instance, scope, took });
  raiseIncident(turn, element, instance, fault);
}

function isResting(turn: OpenTurn, flow: string, scope: Key): boolean {
  return turn.draft.tokens.some((token) => token.flow === flow && token.scope === scope);
}

/** Costs nothing until a turn becomes suspiciously long. */
class LoopWatch {
  halted = false;
  #steps = 0;
  readonly #visits = new Map<string, number>();

  isEndless(element: ModelElement, scope: Key): boolean {
    if (++this.#steps <= freeSteps) return false;
    const place = `${element.index} ${scope}`;
    const visits = (this.#visits.get(place) ?? 0) + 1;
    this.#visits.set(place, visits);
    this.halted = visits > mostVisits;
    return this.halted;
  }
}
