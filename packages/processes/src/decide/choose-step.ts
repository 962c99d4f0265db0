import { chooseFlows } from '../behaviour/choose-flows.ts';
import { Fault } from '../behaviour/fault.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { settleStep } from '../behaviour/scope.ts';
import type { CommandOf } from '../command.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Rejection } from '../engine.ts';
import type { Key } from '../json.ts';
import { instanceOf } from '../look/look-up.ts';
import { isEnabled, mayChoose, tokenBefore } from '../look/steps.ts';
import { rejection } from './rejection.ts';

/** Begins a step of an ad-hoc sub-process; one that was done before is done again. */
export function chooseStep(
  turn: OpenTurn,
  { scope, element }: CommandOf<'chooseStep'>,
): Rejection | undefined {
  const step = stepOf(turn, scope, element);
  if ('code' in step) return step;
  const flow = tokenBefore(turn.draft, step, scope);
  turn.behaviour(step).activate(turn, step, { scope, ...(flow !== undefined && { took: [flow] }) });
  return undefined;
}

/** Goes on as if the step had been done. */
export function skipStep(turn: OpenTurn, { scope, element }: CommandOf<'skipStep'>): Rejection | undefined {
  const step = stepOf(turn, scope, element);
  if ('code' in step) return step;
  const flows = chooseFlows(turn, step, scope);
  if (flows instanceof Fault) return rejection('invalid', flows.sentence);
  const flow = tokenBefore(turn.draft, step, scope);
  const index = turn.emit({
    type: 'step.skipped',
    element,
    scope,
    ...(flow !== undefined && { took: [flow] }),
    ...(flows.length > 0 && { flows }),
  });
  turn.send(flows, scope, index);
  settleStep(turn, scope);
  return undefined;
}

function stepOf(turn: OpenTurn, scope: Key, id: string): ModelElement | Rejection {
  const instance = instanceOf(turn.draft, scope);
  const element = instance && turn.elementOf(instance);
  if (instance === undefined || element?.adHoc === undefined) {
    return rejection('not-found', `Expected an open ad-hoc sub-process ${scope}, but this case has none.`);
  }
  const step = element.adHoc.steps.find((one) => one.id === id);
  if (step === undefined) {
    return rejection('not-found', `Expected a step ${id} in “${element.name}”, but it has none.`);
  }
  if (!mayChoose(turn.draft, element, instance)) {
    const why = instance.closed ? 'it is about to end' : 'another step is under way';
    return rejection('wrong-state', `Expected to choose a step of “${element.name}” now, but ${why}.`);
  }
  if (isEnabled(turn.draft, step, instance)) return step;
  return rejection(
    'wrong-state',
    `Expected “${step.name}” to be possible now, but the steps before it are not done.`,
  );
}
