import { describe, expect, it } from 'vitest';
import { compileExpression, compileUnaryTests } from '../src/index.ts';
import { context, makeExpression } from './expressions.ts';
import { Random } from './random.ts';
import { tckTexts } from './tck-texts.ts';

const names = Object.keys(context);
const made = Array.from({ length: 150 }, (_, seed) => makeExpression(new Random(seed), 4));

/** Every beginning of a text is read, or refused with a place inside it and a sentence. */
function checkBeginnings(text: string): void {
  for (let end = 1; end <= text.length; end++) {
    const half = text.slice(0, end);
    for (const compile of [compileExpression, compileUnaryTests]) {
      const compiled = compile(half, { names });
      for (const error of compiled.ok ? [] : compiled.errors) {
        const { offset, length, line, column, sentence } = error;
        const fits = offset >= 0 && length >= 0 && offset + length <= half.length && line > 0 && column > 0;
        expect([half, fits]).toEqual([half, true]);
        expect([half, /^[^\n]{5,}\.$/s.test(sentence)]).toEqual([half, true]);
      }
    }
  }
}

describe('what is half typed', () => {
  it('is read or has a place for the error', { timeout: 60_000 }, () => {
    for (const text of made) checkBeginnings(text);
  });

  const texts = tckTexts();
  it.skipIf(texts.length === 0)('so are all texts of the DMN TCK', { timeout: 240_000 }, () => {
    for (const text of texts) checkBeginnings(text);
  });
});
