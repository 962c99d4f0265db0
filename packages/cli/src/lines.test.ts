import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf } from './lines.ts';

it('gives the same lines however the text is cut', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', 'é', '🙂', '\r'), maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(40)), async (whole, cuts) => {
      const bytes = new TextEncoder().encode(whole);
      const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const pieces = places.map((from, at) => bytes.subarray(from, places[at + 1] ?? from));
      const lines: string[] = [];
      for await (const packet of linesOf(inTurn(pieces))) lines.push(...packet);
      const expected = whole.split('\n');
      expect(lines).toEqual(expected.at(-1) === '' ? expected.slice(0, -1) : expected);
    }),
  );
});

it('gives a line as soon as its end is there', async () => {
  const packets = linesOf(inTurn(['a\nb', 'c\n', 'd'].map((text) => new TextEncoder().encode(text))));
  const seen: (readonly string[])[] = [];
  for await (const packet of packets) seen.push(packet);
  expect(seen).toEqual([['a'], ['bc'], ['d']]);
});

async function* inTurn(pieces: readonly Uint8Array[]) {
  yield* pieces;
}
