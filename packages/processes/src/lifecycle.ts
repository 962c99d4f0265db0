import type { CaseEventType } from './event.ts';

/** Where an element instance stands: working, only having to leave, or gone. It is active from its activation on. */
export type Stage = 'active' | 'completing' | 'gone';

interface Transition {
  readonly from: readonly Stage[];
  readonly to: Stage;
}

const waits: Transition = { from: ['active'], to: 'active' };
const answered: Transition = { from: ['active'], to: 'completing' };
const leaves: Transition = { from: ['active', 'completing'], to: 'gone' };

/**
 * The life of an element instance as data: which event may happen to it in which stage, and where that
 * leads. Events that are not listed do not change the stage. Those of timers and subscriptions count
 * for an instance only when they are its own, not a boundary event's.
 */
export const transitions: { readonly [Type in CaseEventType]?: Transition } = {
  'task.created': waits,
  'job.created': waits,
  'call.started': waits,
  'timer.started': waits,
  'subscription.opened': waits,
  'signal.subscribed': waits,
  'condition.watched': waits,
  'task.completed': answered,
  'job.completed': answered,
  'call.returned': answered,
  'timer.fired': answered,
  'subscription.correlated': answered,
  'signal.caught': answered,
  'condition.met': answered,
  'decision.evaluated': answered,
  'element.completed': leaves,
  'element.terminated': leaves,
  'element.compensated': leaves,
};

/** Where the event leads. Throws when the table forbids it: the log or the engine is broken, nothing to go on with. */
export function nextStage(stage: Stage, type: CaseEventType): Stage {
  const transition = transitions[type];
  if (transition === undefined) return stage;
  if (!transition.from.includes(stage)) {
    throw new Error(
      `Expected an element instance that is ${transition.from.join(' or ')} for ${type}, but it is ${stage}.`,
    );
  }
  return transition.to;
}
