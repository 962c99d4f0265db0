import { type Compilation, compileExpression, compileUnaryTests, toJson } from '@throughline/feel';
import { context, makeExpression } from '../packages/feel/test/expressions.ts';
import { Random } from '../packages/feel/test/random.ts';
import { checkSoundness, playProcess } from './processes.ts';
import { makeText } from './texts.ts';

/** Something that is tried with one input after the other; a seed makes the input. Throws when it went wrong. */
export type Subject = (seed: number) => void | Promise<void>;

const names = Object.keys(context);
const options = { now: '2026-11-23T12:00:00Z', budget: 20_000, memory: 4_000_000 };

export const subjects: Readonly<Record<string, Subject>> = {
  /** Any text is read, or refused with a place inside it. */
  parser: (seed) => {
    const text = makeText(new Random(seed));
    const compile = seed % 2 === 0 ? compileExpression : compileUnaryTests;
    saying(text, () => checkPlaces(text, compile(text, { names })));
  },
  /** Any expression has a value that can be written as JSON, the same one each time. */
  evaluation: (seed) => {
    const text = makeExpression(new Random(seed), 5);
    saying(text, () => {
      const first = writtenValue(text);
      if (first !== writtenValue(text)) throw new Error('Two evaluations gave different values.');
    });
  },
  processes: playProcess,
  soundness: checkSoundness,
};

function checkPlaces(text: string, compiled: Compilation): void {
  if (compiled.ok) return;
  for (const { sentence, offset, length, line, column } of compiled.errors) {
    const inside = offset >= 0 && length >= 0 && offset + length <= text.length && line > 0 && column > 0;
    if (!inside) throw new Error(`The place ${offset}+${length} of an error lies outside the text.`);
    if (!sentence.endsWith('.')) throw new Error(`"${sentence}" is no sentence.`);
  }
}

function writtenValue(text: string): string | undefined {
  const compiled = compileExpression(text, { names });
  if (!compiled.ok) return compiled.errors[0]?.sentence;
  const before = JSON.stringify(context);
  const { value, warnings } = compiled.expression.evaluate(context, { ...options, input: 5 });
  if (JSON.stringify(context) !== before) throw new Error('The context was changed.');
  return JSON.stringify([toJson(value), warnings]);
}

function saying(text: string, work: () => void): void {
  try {
    work();
  } catch (reason) {
    throw new Error(
      `${reason instanceof Error ? (reason.stack ?? reason.message) : reason}\nThe text was: ${text}`,
    );
  }
}
