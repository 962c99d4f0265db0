import {
  dueOf,
  elementAt,
  type Variables,
  type Wait,
  type World,
  type WorldCase,
} from '@throughline/processes';
import { jsonObject } from './json-object.ts';

/** What is done from outside, as the command line gives it: `NAME`, or `NAME=MORE`. */
export interface PlayStep {
  readonly does: 'complete' | 'error' | 'message' | 'signal' | 'advance';
  readonly text: string;
}

export interface Refused {
  readonly sentence: string;
  readonly mend: string;
}

/** Starts the process and takes the steps, each after all has come to rest; the first that cannot be taken ends it. */
export function play(
  world: World,
  process: string,
  variables: Variables,
  steps: readonly PlayStep[],
): Refused | undefined {
  const acts = [
    () => void world.start(process, { variables }),
    ...steps.map((step) => () => take(world, step)),
  ];
  for (const act of acts) {
    const refused = act();
    if (refused !== undefined) return refused;
    world.settle();
    const [rejection] = world.refusals;
    if (rejection !== undefined) {
      return { sentence: rejection.sentence, mend: rejection.mend ?? `What waits: ${inWords(world)}.` };
    }
  }
  return undefined;
}

function take(world: World, { does, text }: PlayStep): Refused | undefined {
  const at = text.indexOf('=');
  const [name, more] = at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
  switch (does) {
    case 'complete':
      return complete(world, name, more);
    case 'error':
      return fail(world, name, more ?? '');
    case 'message':
      if (world.publish({ name, ...(more === undefined ? {} : { key: more }) })) return undefined;
      return { sentence: `Nobody waits for the message ${text}.`, mend: `What waits: ${inWords(world)}.` };
    case 'signal':
      return void world.broadcast(name);
    case 'advance':
      return advance(world, text);
  }
}

function complete(world: World, element: string, json: string | undefined): Refused | undefined {
  const variables = json === undefined ? {} : jsonObject(`--complete ${element}`, json);
  const found = waitsAt(world, element);
  if (found === undefined) return nothingThere(world, element);
  const [one, wait] = found;
  if (wait.kind === 'task') world.tell(one, { type: 'completeTask', task: wait.key, variables });
  else if (wait.kind === 'job') world.tell(one, { type: 'completeJob', job: wait.key, variables });
  else
    return { sentence: `${element} waits for a ${wait.kind}.`, mend: 'Only tasks and jobs are completed.' };
  return undefined;
}

function fail(world: World, element: string, code: string): Refused | undefined {
  const [one, wait] = waitsAt(world, element) ?? [];
  if (one === undefined || wait?.kind !== 'job') return nothingThere(world, element);
  world.tell(one, { type: 'throwJobError', job: wait.key, code });
  return undefined;
}

function advance(world: World, duration: string): Refused | undefined {
  const due = dueOf('duration', duration, world.now);
  if (due === undefined)
    return { sentence: `"${duration}" is no duration.`, mend: 'Write it like PT1H30M or P2D.' };
  world.advanceTo(due.due);
  return undefined;
}

function nothingThere(world: World, element: string): Refused {
  return { sentence: `Nothing waits at ${element}.`, mend: `What waits: ${inWords(world)}.` };
}

/** The oldest task or job that is open at an element. */
function waitsAt(world: World, element: string): readonly [WorldCase, Wait] | undefined {
  return waits(world).find(
    ([one, wait]) =>
      wait.kind !== 'incident' && wait.kind !== 'timer' && elementAt(one.state!, wait) === element,
  );
}

function waits(world: World): readonly (readonly [WorldCase, Wait])[] {
  return world.running().flatMap((one) => one.state!.waits.map((wait) => [one, wait] as const));
}

/** What is open, each with its kind: `check (task)`. */
export function waiting(world: World): readonly string[] {
  return waits(world).map(([one, wait]) => `${elementAt(one.state!, wait) ?? one.model.id} (${wait.kind})`);
}

function inWords(world: World): string {
  const open = waiting(world);
  return open.length === 0 ? 'nothing' : open.join(', ');
}
