import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkProcess, compileProcess, type Finding, readProcesses } from '../src/index.ts';
import { seeAllOrders } from './all-orders.ts';
import { Play } from './play.ts';
import { type Graph, graphFile, randomGraph } from './random-graph.ts';
import { completeAt, follow, openTasks } from './walk-graph.ts';

async function checked(graph: Graph) {
  const read = await readProcesses(graphFile(graph));
  if (!read.ok || read.processes[0] === undefined) throw new Error('not read');
  const [definition] = read.processes;
  const findings = checkProcess(definition);
  if (findings.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(findings));
  return { findings, model: compileProcess(definition) };
}

function has(findings: readonly Finding[], ...codes: string[]): boolean {
  return findings.some(({ code }) => codes.includes(code));
}

const numRuns = 120;

test('moving one element at a time shows what all orders of all moves show', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(randomGraph, async (graph) => {
      const seen = seeAllOrders(graph, 3_000);
      if (seen === undefined) return;
      const { findings } = await checked(graph);
      expect(has(findings, 'token-pile-up', 'improper-end')).toBe(seen.piled);
      if (seen.endless || seen.piled) return;
      expect(has(findings, 'deadlock', 'inclusive-join-stuck')).toBe(seen.stuck);
      expect(has(findings, 'livelock')).toBe(seen.circles);
      const dead = findings.filter(({ code }) => code === 'dead-element').map(({ element }) => element);
      for (const element of dead) expect(seen.entered.has(Number(element?.slice(1)))).toBe(false);
    }),
    { numRuns },
  );
});

test('a process called sound never gets stuck, whatever is chosen', { timeout: 60_000 }, async () => {
  const choices = fc.array(fc.nat({ max: 1_000 }), { minLength: 5, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(randomGraph, choices, async (graph, numbers) => {
      const { findings, model } = await checked(graph);
      if (has(findings, 'deadlock', 'inclusive-join-stuck', 'livelock', 'check-stopped-early')) return;
      const play = new Play(model).start();
      for (let step = 0; step < 60 && play.state?.ended === undefined; step++) {
        const number = numbers[step % numbers.length] ?? 0;
        const tasks = openTasks(play);
        expect(tasks.length).toBeGreaterThan(0);
        if (!has(findings, 'token-pile-up')) expect(new Set(tasks).size).toBe(tasks.length);
        const edges = (node: number) => graph.nodes[node]?.outOf ?? [];
        const picked = (node: number) => edges(node).filter((_edge, at) => (number >> at) & 1);
        const choose = (node: number) => (picked(node).length > 0 ? picked(node) : edges(node));
        completeAt(play, tasks[number % tasks.length] ?? '', choose);
      }
    }),
    { numRuns },
  );
});

test('the way to a deadlock leads a case there', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomGraph, async (graph) => {
      const { findings, model } = await checked(graph);
      if (has(findings, 'token-pile-up')) return;
      for (const { code, path = [] } of findings) {
        if (code !== 'deadlock' && code !== 'inclusive-join-stuck') continue;
        const play = new Play(model).start();
        follow(play, path);
        expect(play.of('incident.raised').map((incident) => incident.code)).toContain('join-starved');
        expect(openTasks(play)).toEqual([]);
      }
    }),
    { numRuns },
  );
});
