import { Random } from '../packages/feel/test/random.ts';
import { drawingOf, playBoth } from '../packages/processes/test/naive/lockstep.ts';
import {
  checkAgainstAllOrders,
  checkWalks,
  checkWaysToDeadlocks,
  graphOf,
} from '../packages/processes/test/soundness.ts';

/** So many runs of each random process. */
const runs = 100;

/** The engine and the naive interpreter wait for the same after every step of every run, and replay gives the same state. */
export async function playProcess(seed: number): Promise<void> {
  await playBoth(drawingOf(seed), walksOf(seed));
}

/** What the check says about a random drawing, sound or not, is what all orders of moves and all runs of the engine show. */
export async function checkSoundness(seed: number): Promise<void> {
  const graph = graphOf(seed);
  await checkAgainstAllOrders(graph);
  await checkWalks(graph, walksOf(seed));
  await checkWaysToDeadlocks(graph);
}

function walksOf(seed: number): readonly (readonly number[])[] {
  const random = new Random(seed);
  return Array.from({ length: runs }, () => Array.from({ length: 40 }, () => random.below(10_000)));
}
