import type { NodeOf } from '../parse/tree.ts';
import { FeelFunction } from '../values/function.ts';
import type { FeelValue } from '../values/value.ts';
import type { Run } from './run.ts';
import { type Code, compileTurn, newSlot, type Scope, withLocals } from './scope.ts';

/**
 * A function written in FEEL. It keeps the local variables as they are when it is made; `self` is the slot of the
 * name it is being given, which it may use to call itself.
 */
export function compileFunction(node: NodeOf<'function'>, scope: Scope, self?: number): Code {
  const slots = node.parameters.map((parameter) => [parameter.name, newSlot(scope)] as const);
  const { code: body, cost } = compileTurn(node.body, withLocals(scope, new Map(slots)));
  return (run) => {
    keepFrame(run);
    const kept = run.frame.slice();
    const { context, data, input } = run;
    const made = new FeelFunction('', node.parameters, (args, caller) => {
      (caller as Run).spend(cost + (kept.length >> 6));
      const frame = kept.slice();
      slots.forEach(([, slot], at) => {
        frame[slot] = args[at] as FeelValue;
      });
      return callIn(caller as Run, frame, () => {
        const active = caller as Run;
        active.context = context;
        active.data = data;
        active.input = input;
        return body(active);
      });
    });
    if (self !== undefined) kept[self] = made;
    return made;
  };
}

/** A function keeps all local variables there are. */
function keepFrame(run: Run): void {
  run.spend(run.frame.length >> 6);
  run.allocate(functionBytes + run.frame.length * 8);
}

const functionBytes = 200;

/** Runs a function's body with its own local variables, and puts back the caller's afterwards. */
function callIn(run: Run, frame: FeelValue[], body: () => FeelValue): FeelValue {
  const { frame: outerFrame, context, data, input } = run;
  run.enterCall();
  run.frame = frame;
  try {
    return body();
  } finally {
    run.frame = outerFrame;
    run.context = context;
    run.data = data;
    run.input = input;
    run.leaveCall();
  }
}
