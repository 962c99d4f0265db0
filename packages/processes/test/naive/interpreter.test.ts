import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileProcess, readProcesses, type Variables } from '../../src/index.ts';
import { Play } from '../play.ts';
import { Interpreter } from './interpreter.ts';
import { drawingFile, randomDrawing } from './random-drawing.ts';

const mostSteps = 40;

test('the engine and the naive interpreter wait for the same after every step', {
  timeout: 60_000,
}, async () => {
  const choices = fc.array(fc.nat({ max: 10_000 }), { minLength: 5, maxLength: mostSteps });
  await fc.assert(
    fc.asyncProperty(randomDrawing, choices, async (drawing, numbers) => {
      const read = await readProcesses(drawingFile(drawing));
      if (!read.ok || read.processes[0] === undefined) throw new Error('not read');
      const [definition] = read.processes;
      const play = new Play(compileProcess(definition)).start();
      const naive = new Interpreter(definition);
      naive.start();
      for (let step = 0; step < mostSteps; step++) {
        expect(play.open().toSorted()).toEqual(naive.open());
        expect(play.state?.ended).toBe(naive.ended);
        if (naive.ended !== undefined) return;
        const number = numbers[step % numbers.length] ?? 0;
        const open = naive.open();
        move(play, naive, open[number % open.length] ?? '', number, definition);
      }
    }),
    { numRuns: 150 },
  );
});

function move(
  play: Play,
  naive: Interpreter,
  wait: string,
  number: number,
  { elements }: { elements: readonly { id: string; name?: string }[] },
): void {
  const [kind = '', id = ''] = wait.split(' ');
  if (kind === 'task') {
    const name = elements.find((element) => element.id === id)?.name;
    const variables = name === undefined ? {} : { [`pick${id}`]: pickOf(name, number) };
    play.complete(id, variables);
    naive.complete(id, variables);
    return;
  }
  if (kind === 'timer') play.fire(id);
  else if (kind === 'signal') play.signal(id);
  else play.message(id);
  naive.happen(id);
}

/** One of the ways, or for an inclusive gateway some of them. */
function pickOf(name: string, number: number): Variables[string] {
  const [gateway, ways] = name.split(' ');
  const all = Array.from({ length: Number(ways) }, (_, way) => way);
  if (gateway === 'exclusiveGateway') return [number % all.length];
  const some = all.filter((way) => (number >> way) & 1);
  return some.length > 0 ? some : all;
}
