import fc from 'fast-check';
import type { Variables } from '../../src/index.ts';
import { readDrawing } from '../read-drawing.ts';
import { Runner } from '../runner.ts';
import { Interpreter } from './interpreter.ts';
import { type Drawing, drawingFile, randomDrawing } from './random-drawing.ts';

const mostSteps = 40;

/** The same drawing for the same seed. */
export function drawingOf(seed: number): Drawing {
  return fc.sample(randomDrawing, { seed, numRuns: 1 })[0] as Drawing;
}

/** What blocks that are nested properly never do. */
const falseAlarms = new Set([
  'deadlock',
  'inclusive-join-stuck',
  'token-pile-up',
  'improper-end',
  'livelock',
  'check-stopped-early',
]);

/**
 * Plays the drawing on each path with the engine and with the naive interpreter. Throws where they differ, and when the
 * check sees a trap in it.
 */
export async function playBoth(drawing: Drawing, paths: readonly (readonly number[])[]): Promise<void> {
  const { definition, findings, model } = await readDrawing(drawingFile(drawing));
  const alarm = findings.find(({ code }) => falseAlarms.has(code));
  if (alarm !== undefined) throw new Error(`A false alarm: ${alarm.sentence}`);
  const choices = new Map(definition.elements.map(({ id, name }) => [id, name]));
  for (const numbers of paths) {
    const runner = new Runner(model).start();
    const naive = new Interpreter(definition);
    naive.start();
    for (let step = 0; step < mostSteps; step++) {
      compare(runner, naive);
      if (naive.ended !== undefined) break;
      const number = numbers[step % numbers.length] ?? 0;
      const open = naive.open();
      move(runner, naive, open[number % open.length] ?? '', number, choices);
    }
  }
}

function compare(runner: Runner, naive: Interpreter): void {
  const [engine, plain] = [runner.open().toSorted().join(', '), naive.open().join(', ')];
  if (engine !== plain)
    throw new Error(`The engine waits for ${engine}; the naive interpreter for ${plain}.`);
  const { ended } = runner.state ?? {};
  if (ended !== naive.ended)
    throw new Error(`The engine ended ${ended}; the naive interpreter ${naive.ended}.`);
}

function move(
  runner: Runner,
  naive: Interpreter,
  wait: string,
  number: number,
  choices: ReadonlyMap<string, string | undefined>,
): void {
  const [kind = '', id = ''] = wait.split(' ');
  if (kind !== 'task') {
    runner.happen(wait);
    naive.happen(id);
    return;
  }
  const choice = choices.get(id);
  const variables = choice === undefined ? {} : { [`pick${id}`]: pickOf(choice, number) };
  runner.complete(id, variables);
  naive.complete(id, variables);
}

/** Of `exclusiveGateway 3` one of the ways, of `inclusiveGateway 3` some of them. */
function pickOf(choice: string, number: number): Variables[string] {
  const [gateway, ways] = choice.split(' ');
  const all = Array.from({ length: Number(ways) }, (_, way) => way);
  if (gateway === 'exclusiveGateway') return [number % all.length];
  const some = all.filter((way) => (number >> way) & 1);
  return some.length > 0 ? some : all;
}
