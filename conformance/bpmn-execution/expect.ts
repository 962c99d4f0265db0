import { isDeepStrictEqual } from 'node:util';
import type { World } from '@throughline/processes';
import { completed, completedIn, waitingAt } from '../bpmn/history.ts';
import type { Expectation } from './case-file.ts';

/** What a step did that is not seen in the world after it. */
export interface Effect {
  /** Why it was refused, when it was. */
  readonly refused?: string;
  /** The sentence of an incident it led to. */
  readonly incident?: string;
  readonly changed: boolean;
}

/** What is not as expected, in words; nothing when all is. */
export function differences(expected: Expectation, world: World, effect: Effect): readonly string[] {
  return [...ofEffect(expected, effect), ...ofWorld(expected, world)];
}

function* ofEffect(expected: Expectation, { refused, incident, changed }: Effect): Generator<string> {
  if (expected.incident && incident === undefined && refused === undefined)
    yield 'an incident was expected, but the step went well';
  if (expected.refused && changed) yield 'the step was expected to change nothing, but it did';
  if (expected.incident === undefined && incident !== undefined) yield `there is an incident: ${incident}`;
  if (expected.incident === undefined && expected.refused === undefined && refused !== undefined)
    yield `the step was refused: ${refused}`;
}

function* ofWorld(expected: Expectation, world: World): Generator<string> {
  const { waiting, ended, variables = {}, visited, counts = {} } = expected;
  if (waiting !== undefined) {
    const found = [...world.running().flatMap(waitingAt)].sort();
    if (!isDeepStrictEqual(found, [...waiting].sort()))
      yield `expected to wait at [${[...waiting].sort()}], but it waits at [${found}]`;
  }
  if (ended !== undefined && ended !== (world.running().length === 0))
    yield ended
      ? 'expected all instances to have ended, but one runs'
      : 'expected a running instance, but all ended';
  const first = world.cases[0];
  for (const [name, value] of Object.entries(variables)) {
    const found = first?.state?.variables[name] ?? null;
    if (!isDeepStrictEqual(found, value))
      yield `expected ${name} = ${JSON.stringify(value)}, but it is ${JSON.stringify(found)}`;
  }
  if (visited !== undefined) {
    const done = world.cases.map(completedIn);
    if (!done.some((path) => holdsInOrder(path, visited)) && !holdsInOrder(done.flat(), visited))
      yield `expected the way ${visited.join(', ')}, but it was ${done.flat().join(', ')}`;
  }
  const all = completed(world);
  for (const [element, count] of Object.entries(counts)) {
    const found = all.filter((one) => one === element).length;
    if (found !== count) yield `expected ${element} to complete ${count} times, but it did ${found} times`;
  }
}

function holdsInOrder(path: readonly string[], wanted: readonly string[]): boolean {
  let next = 0;
  for (const element of path) if (element === wanted[next]) next++;
  return next === wanted.length;
}
