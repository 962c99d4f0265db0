import type { FeelValue, Json } from '@throughline/feel';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contains } from '../regions/region.ts';
import { decision, inputData, modelOf, table } from '../testing.ts';
import type { AnalysedTable } from './analysis.ts';
import { sourceOf } from './model-source.ts';
import { tablesOf } from './model-tables.ts';

const answers = ['a', 'b', 'c'];
const first = fc.array(
  fc.tuple(
    fc.constantFrom('< 1', '>= 1', '1', '[0..2]', '> 5', '[7..6]', '-'),
    fc.constantFrom('"a"', '"b"', '"c"', 'null', 'if amount > 0 then "a" else "b"'),
  ),
  { maxLength: 4 },
);
const next = fc.array(fc.constantFrom('"a"', '"b"', '"d"', 'not("a")', '"a", "c"', 'null', '-'), {
  minLength: 1,
  maxLength: 3,
});

it('takes for possible in a table just what the table before it answers', async () => {
  await fc.assert(
    fc.asyncProperty(first, fc.constantFrom('FIRST', 'PRIORITY'), next, async (rules, policy, cells) => {
      const values = [-1, 0, 0.5, 1, 1.5, 2, 3, 5, 6];
      const risk = table({ policy, inputs: ['amount'], outputs: [{ values: '"c", "b", "a"' }], rules });
      const route = table({
        policy: 'FIRST',
        inputs: ['Risk'],
        outputs: [{}],
        rules: cells.map((cell, at) => [cell, String(at + 1)]),
      });
      const model = await modelOf(
        inputData('amount', 'number') +
          decision('Risk', risk, { needs: ['amount'] }) +
          decision('Route', route, { requires: ['Risk'] }),
      );
      const outputOf = (id: string, amount: number): Json => {
        const result = model.decide(id, { amount });
        return result.ok ? result.output : 'no answer';
      };
      const source = sourceOf(model);
      if (source === undefined) throw new Error('no source');
      const analysed = tablesOf(source, { most: 1000, steps: 1_000_000 })[1] as AnalysedTable;
      const choices = rules.some(([, answer]) => answer.startsWith('if'));
      const unanswered = values.filter((amount) => outputOf('Route', amount) === null);
      const expected = new Set(unanswered.map((amount) => outputOf('Risk', amount)));
      const found = gapsIn(analysed);
      // A choice may be thought to give more than it does, where its rule narrows its condition.
      if (choices) expect([...expected].filter((value) => !found.has(value))).toEqual([]);
      else expect(found).toEqual(expected);
      const used = values.map((amount) => outputOf('Route', amount));
      for (const rule of analysed.analysis.dead) expect(used).not.toContain(rule);
    }),
    { numRuns: 150 },
  );
}, 60_000);

/** Which of the answers, and null, lie in a gap of a table with one column. */
function gapsIn({ table: { axes }, analysis }: AnalysedTable): ReadonlySet<Json> {
  const [only] = axes;
  if (only === undefined) return new Set();
  const classes = (analysis.gaps?.parts ?? []).flatMap((part) =>
    (part[0] ?? []).flatMap(([from, end]) => only.axis.classes.slice(from, end)),
  );
  const values: FeelValue[] = [...answers, null];
  return new Set(
    values.filter((value) => classes.some((region) => contains(region, value))) as readonly Json[],
  );
}
