import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decision, inputData, modelOf, table } from '../testing.ts';

const sizeCell = fc.oneof(
  fc.constantFrom('-', 'null', 'not(null)', '> limit', '"x"'),
  fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 9 })).map(([a, b]) => `[${a}..${b})`),
  fc.integer({ min: 0, max: 9 }).map((least) => `>= ${least}`),
);
const colourCell = fc.constantFrom('-', '"red"', '"green", "blue"', 'not("red")', 'null');
const rules = fc.array(
  fc.tuple(sizeCell, colourCell, fc.constantFrom('1', '2', '3')).map((cells) => [...cells]),
  { minLength: 6, maxLength: 12 },
);
const given = fc.record(
  {
    size: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 10 }) },
      fc.constantFrom('7', null, true, 2.5),
    ),
    colour: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('red', 'green', 'black') },
      fc.constantFrom(1, null, ['red']),
    ),
    limit: fc.constantFrom(3, null, 'x'),
  },
  { requiredKeys: [] },
);

/** A table is gone through when it is asked for the first time, and looked up from then on. */
describe('a table that is looked up answers, explains and warns as one that is gone through', () => {
  it.each([
    ['UNIQUE'],
    ['ANY'],
    ['FIRST'],
    ['PRIORITY'],
    ['OUTPUT ORDER'],
    ['RULE ORDER'],
    ['COLLECT'],
    ['COLLECT', 'SUM'],
    ['COLLECT', 'MIN'],
    ['COLLECT', 'MAX'],
    ['COLLECT', 'COUNT'],
  ])('%s %s', async (policy, aggregation?: string) => {
    await fc.assert(
      fc.asyncProperty(rules, fc.array(given, { minLength: 1, maxLength: 4 }), async (list, questions) => {
        const xml = tableOf(policy, aggregation, list);
        const asked = await modelOf(xml);
        asked.decide('T', {});
        for (const inputs of questions) {
          const fresh = await modelOf(xml);
          expect(asked.decide('T', inputs)).toEqual(fresh.decide('T', inputs));
        }
      }),
      { numRuns: 25 },
    );
  });
});

function tableOf(policy: string, aggregation: string | undefined, list: readonly string[][]): string {
  const logic = table({
    policy,
    ...(aggregation && { aggregation }),
    inputs: ['size', 'colour'],
    outputs: [{ values: '2, 3, 1' }],
    rules: list,
  });
  return (
    inputData('size') +
    inputData('colour') +
    inputData('limit') +
    decision('T', logic, { needs: ['size', 'colour', 'limit'] })
  );
}
