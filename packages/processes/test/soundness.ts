import fc from 'fast-check';
import type { Finding } from '../src/index.ts';
import { seeAllOrders } from './all-orders.ts';
import { type Graph, graphFile, randomGraph } from './random-graph.ts';
import { readDrawing } from './read-drawing.ts';
import { Runner } from './runner.ts';
import { completeAt, follow, openTasks } from './walk-graph.ts';

/** The same drawing for the same seed. */
export function graphOf(seed: number): Graph {
  return fc.sample(randomGraph, { seed, numRuns: 1 })[0] as Graph;
}

/** Of more states a drawing is not gone through in all orders. */
const mostStates = 3_000;

/** Moving one element at a time shows what all orders of all moves show. Throws what differs. */
export async function checkAgainstAllOrders(graph: Graph): Promise<void> {
  const seen = seeAllOrders(graph, mostStates);
  if (seen === undefined) return;
  const { findings } = await readDrawing(graphFile(graph));
  same('piled', has(findings, 'token-pile-up', 'improper-end'), seen.piled);
  if (seen.endless || seen.piled) return;
  same('stuck', has(findings, 'deadlock', 'inclusive-join-stuck'), seen.stuck);
  same('circles', has(findings, 'livelock'), seen.circles);
  for (const { code, element } of findings) {
    if (code === 'dead-element')
      same(`${element} entered`, seen.entered.has(Number(element?.slice(1))), false);
  }
}

/** A process called sound never gets stuck, whatever the numbers choose; without pile-ups no task is open twice. */
export async function checkWalks(graph: Graph, walks: readonly (readonly number[])[]): Promise<void> {
  const { findings, model } = await readDrawing(graphFile(graph));
  if (has(findings, 'deadlock', 'inclusive-join-stuck', 'livelock', 'check-stopped-early')) return;
  for (const numbers of walks) {
    const runner = new Runner(model).start();
    for (let step = 0; step < 60 && runner.state?.ended === undefined; step++) {
      const number = numbers[step % numbers.length] ?? 0;
      const tasks = openTasks(runner);
      same('stuck', tasks.length, runner.open().length);
      if (!has(findings, 'token-pile-up')) same('tasks open once', new Set(tasks).size, tasks.length);
      completeAt(runner, tasks[number % tasks.length] ?? '', (node) => picked(graph, node, number));
    }
  }
}

function picked({ nodes }: Graph, node: number, number: number): readonly number[] {
  const edges = nodes[node]?.outOf ?? [];
  const some = edges.filter((_edge, at) => (number >> at) & 1);
  return some.length > 0 ? some : edges;
}

/** The way to each deadlock leads a case there. */
export async function checkWaysToDeadlocks(graph: Graph): Promise<void> {
  const { findings, model } = await readDrawing(graphFile(graph));
  if (has(findings, 'token-pile-up')) return;
  for (const { code, path = [] } of findings) {
    if (code !== 'deadlock' && code !== 'inclusive-join-stuck') continue;
    const runner = new Runner(model).start();
    follow(runner, path);
    const starved = runner.events.some(
      (event) => event.type === 'incident.raised' && event.code === 'join-starved',
    );
    same(`starved after ${path.join(', ')}`, starved, true);
    same('tasks open', openTasks(runner).length, 0);
  }
}

function has(findings: readonly Finding[], ...codes: string[]): boolean {
  return findings.some(({ code }) => codes.includes(code));
}

function same<Value>(what: string, found: Value, expected: Value): void {
  if (found !== expected) throw new Error(`Expected ${what} to be ${expected}, but it is ${found}.`);
}
