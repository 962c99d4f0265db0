import type { ModelElement } from '../compile/model.ts';
import type { CaseEvent } from '../event.ts';
import type { Json, Variables } from '../json.ts';
import type { Instance } from '../state.ts';
import { finishedOf, forget, release, remember } from './compensation.ts';
import {
  type Applier,
  advance,
  type Draft,
  drop,
  elementNamed,
  present,
  putTokens,
  replace,
  takeTokens,
} from './draft.ts';
import { noteStep } from './step.ts';

type Activated = Extract<CaseEvent, { type: 'element.activated' }>;

export const elementActivated: Applier<'element.activated'> = (draft, event, model) => {
  takeTokens(draft, event.scope, event.took);
  if (event.interrupts) draft.tokens = draft.tokens.filter((token) => token.scope !== event.scope);
  draft.instances.push(newInstance(draft, event, elementNamed(model, event.element)));
};

export const elementPassed: Applier<'element.passed'> = (draft, event, model) => {
  takeTokens(draft, event.scope, event.took);
  putTokens(draft, event.scope, event.flows);
  const { instance: key, element, scope } = event;
  remember(draft, elementNamed(model, element), { key, element, scope });
  noteStep(draft, model, event.scope, event.element);
};

export const elementCompleted: Applier<'element.completed'> = (draft, event, model) => {
  const instance = advance(draft, event.instance, event.type);
  drop(draft, instance.key);
  takeTokens(draft, instance.scope, event.took);
  putTokens(draft, instance.scope, event.flows);
  remember(draft, elementNamed(model, instance.element), finishedOf(instance));
  noteStep(draft, model, instance.scope, event.element);
  if (instance.loop !== undefined)
    collect(draft, present(draft, instance.scope), instance.loop, event.output);
};

export const elementTerminated: Applier<'element.terminated'> = (draft, event, model) => {
  const instance = advance(draft, event.instance, event.type);
  drop(draft, instance.key);
  release(draft, instance);
  if (event.keep) remember(draft, elementNamed(model, instance.element), finishedOf(instance, true));
  else forget(draft, elementNamed(model, instance.element), instance.key);
};

function newInstance(draft: Draft, event: Activated, element: ModelElement): Instance {
  const { instance: key, scope, loop, items } = event;
  const plain: Instance = { key, element: element.id, scope };
  if (loop !== undefined) return { ...plain, variables: loopVariables(draft, event, element, loop), loop };
  if (element.behaviour === 'complex-gateway') return { ...plain, got: event.took ?? [] };
  if (items === undefined) return plain;
  const outputs = element.loop?.outputCollection === undefined ? undefined : items.map(() => null);
  return { ...plain, items, ...(outputs && { outputs }), done: 0 };
}

/** An inner instance knows its place and its item; its output variable is its own. */
function loopVariables(draft: Draft, event: Activated, element: ModelElement, loop: number): Variables {
  const { inputElement, outputVariable } = element.loop ?? {};
  const item = present(draft, event.scope).items?.[loop - 1] ?? null;
  return {
    loopCounter: loop,
    ...(outputVariable !== undefined && { [outputVariable]: null }),
    ...(inputElement !== undefined && { [inputElement]: item }),
  };
}

function collect(draft: Draft, body: Instance, loop: number, output: Json | undefined): void {
  const outputs = output === undefined ? body.outputs : body.outputs?.with(loop - 1, output);
  replace(draft, { ...body, ...(outputs && { outputs }), done: (body.done ?? 0) + 1 });
}
