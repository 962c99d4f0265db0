import { compileExpression, toJson } from '@throughline/feel';
import type { Json, Variables, Worker } from '@throughline/processes';
import type { ExecutionCase } from './case-file.ts';

/** Does what the case's stubs and scripts say. */
export function workerFor({ stubs = {}, expressions = [] }: ExecutionCase): Worker {
  const done = new Map<string, number>();
  return ({ element, variables }, now) => {
    const script = expressions.find((one) => one.element === element && one.what === 'script');
    if (script !== undefined) return { variables: evaluate(script.feel, variables, now) };
    const stub = Object.hasOwn(stubs, element) ? stubs[element] : undefined;
    if (stub === undefined) return undefined;
    const times = (done.get(element) ?? 0) + 1;
    done.set(element, times);
    const over = stub.times !== undefined && times > stub.times;
    if (over || stub.kind === 'noop') return { variables: over ? undefined : stub.set };
    return { error: stub.code ?? '', variables: stub.set };
  };
}

/** A script gives a context; each entry becomes a variable. */
function evaluate(feel: string, variables: Variables, now: string): Variables {
  const compiled = compileExpression(feel.replace(/^\s*=/, ''), {});
  if (!compiled.ok) throw new Error(`The script ${feel} cannot be read.`);
  return toJson(compiled.expression.evaluate(variables, { now }).value) as { [name: string]: Json };
}
