import { World } from '@throughline/processes';
import { expect, test } from 'vitest';
import { START } from '../bpmn/clock.ts';
import { deploy } from '../bpmn/deploy.ts';
import { waitingAt } from '../bpmn/history.ts';
import { showingOf } from './every-element.ts';
import { elementRows, titleOf } from './rows.ts';

test.each(elementRows().map((row) => [titleOf(row), row] as const))('%s', async (_, row) => {
  const { xml, steps } = showingOf(row);
  const deployed = await deploy([xml]);
  if (!deployed.ok) throw new Error(deployed.why);
  const world = new World(deployed.models, { now: START });
  for (const [step, waiting] of steps) {
    step(world);
    world.settle();
    expect(world.running().flatMap(waitingAt).sort()).toEqual(waiting);
  }
});
