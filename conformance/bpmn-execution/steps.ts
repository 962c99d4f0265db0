import { elementAt, type World } from '@throughline/processes';
import { after } from '../bpmn/clock.ts';
import { ownMessage } from '../bpmn/dialect.ts';
import type { Step } from './case-file.ts';

/** Does a step; the reason when it cannot be done. What follows from it waits for the world to settle. */
export function perform(world: World, step: Step, process: string | undefined): string | undefined {
  const before = world.refusals.length;
  const reason = act(world, step, process);
  return reason ?? world.refusals[before]?.sentence;
}

function act(world: World, step: Step, process: string | undefined): string | undefined {
  const { variables } = step;
  if (step.start !== undefined) {
    const id = step.start.process ?? process;
    if (id === undefined) return 'The step does not say which process.';
    world.start(id, { variables: step.start.variables });
  } else if (step.message !== undefined) {
    const key = step.correlationKey === undefined ? undefined : String(step.correlationKey);
    world.publish({ name: step.message, key, variables });
  } else if (step.signal !== undefined) world.broadcast(step.signal, variables);
  else if (step.complete !== undefined) return complete(world, step.complete, step);
  else if (step.setVariables !== undefined) setVariables(world, step);
  else if (step.advance !== undefined) world.advanceTo(after(world.now, step.advance));
  else if (step.throwError !== undefined) return throwError(world, step.throwError, step.code ?? '');
  else if (step.chooseAdHoc !== undefined) return world.choose(step.chooseAdHoc);
  else if (step.cancel) for (const one of world.running()) world.tell(one, { type: 'cancelCase' });
  return undefined;
}

function complete(world: World, element: string, { variables, index = 0 }: Step): string | undefined {
  const found = waitsAt(world, element)[index];
  if (found === undefined) return `Nothing waits at ${element}.`;
  const [one, wait] = found;
  if (wait.kind === 'task') world.tell(one, { type: 'completeTask', task: wait.key, variables });
  else if (wait.kind === 'job') world.tell(one, { type: 'completeJob', job: wait.key, variables });
  else if (wait.kind === 'subscription') {
    const message = ownMessage(element);
    world.tell(one, { type: 'correlateMessage', subscription: wait.key, message, variables });
  } else return `What waits at ${element} is a ${wait.kind}, which nobody completes.`;
  return undefined;
}

function throwError(world: World, element: string, code: string): string | undefined {
  const found = waitsAt(world, element)[0];
  if (found === undefined) return `Nothing waits at ${element}.`;
  const [one, wait] = found;
  if (wait.kind !== 'job')
    return `What waits at ${element} is a ${wait.kind}, which cannot fail with an error.`;
  world.tell(one, { type: 'throwJobError', job: wait.key, code });
  return undefined;
}

function setVariables(world: World, { setVariables: values = {}, scope: element }: Step): void {
  const [first] = world.cases;
  if (first === undefined) return;
  const scope = first.state?.instances.find((one) => one.element === element)?.key;
  world.tell(first, { type: 'setVariables', values, ...(scope && { scope }) });
}

/** What is open at an element in all running cases, in order of creation. */
function waitsAt(world: World, element: string) {
  return world
    .running()
    .flatMap((one) => (one.state?.waits ?? []).map((wait) => [one, wait] as const))
    .filter(([one, wait]) => wait.kind !== 'incident' && elementAt(one.state!, wait) === element);
}
