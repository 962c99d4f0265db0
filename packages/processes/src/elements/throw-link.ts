import type { Behaviour } from '../behaviour/behaviour.ts';
import { passThrough } from '../behaviour/pass-through.ts';
import { pass } from './pass.ts';

/** Jumps to the link target of the same name in the same scope. */
export const throwLink: Behaviour = {
  ...pass,
  activate: (turn, element, { scope, took }) => {
    const instance = turn.env.newKey();
    turn.cause = turn.emit({
      type: 'element.passed',
      element: element.id,
      instance,
      scope,
      ...(took && { took }),
    });
    if (element.linkTarget !== undefined) passThrough(turn, element.linkTarget, { scope });
  },
  resume: (turn, element, { key, scope }) => {
    turn.cause = turn.emit({ type: 'element.completed', element: element.id, instance: key });
    if (element.linkTarget !== undefined) passThrough(turn, element.linkTarget, { scope });
  },
};
