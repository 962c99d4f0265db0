import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decision, inputData, modelOf, type TableParts, table } from '../testing.ts';

interface Rule {
  readonly low: number;
  readonly high: number;
  readonly colour: string;
  readonly answer: number;
}

const colours = ['red', 'green', 'blue'];
const priorities = [2, 0, 1];
const rule: fc.Arbitrary<Rule> = fc.record({
  low: fc.integer({ min: 0, max: 4 }),
  high: fc.integer({ min: 0, max: 5 }),
  colour: fc.constantFrom('-', ...colours),
  answer: fc.integer({ min: 0, max: 2 }),
});
const rules = fc.array(rule, { maxLength: 6 });
const data = fc.record({ size: fc.integer({ min: 0, max: 5 }), colour: fc.constantFrom(...colours) });

describe('a decision table', () => {
  it.each<[string, string | undefined, (answers: number[]) => unknown]>([
    ['UNIQUE', undefined, (answers) => (answers.length > 1 ? 'refused' : (answers[0] ?? null))],
    ['ANY', undefined, (answers) => (new Set(answers).size > 1 ? 'refused' : (answers[0] ?? null))],
    ['FIRST', undefined, (answers) => answers[0] ?? null],
    ['PRIORITY', undefined, (answers) => byPriority(answers)[0] ?? null],
    ['OUTPUT ORDER', undefined, byPriority],
    ['RULE ORDER', undefined, (answers) => answers],
    ['COLLECT', undefined, (answers) => answers],
    ['COLLECT', 'SUM', (answers) => (answers.length === 0 ? null : answers.reduce((a, b) => a + b, 0))],
    ['COLLECT', 'COUNT', (answers) => answers.length],
    ['COLLECT', 'MIN', (answers) => (answers.length === 0 ? null : Math.min(...answers))],
    ['COLLECT', 'MAX', (answers) => (answers.length === 0 ? null : Math.max(...answers))],
  ])('%s %s answers as going through all rules by hand does', async (policy, aggregation, expected) => {
    await fc.assert(
      fc.asyncProperty(rules, fc.array(data, { minLength: 1, maxLength: 5 }), async (list, cases) => {
        const model = await modelOf(randomTable(policy, aggregation, list));
        for (const given of cases) {
          const rows = list.flatMap((one, at) => (holds(one, given) ? [at] : []));
          const result = model.decide('T', given);
          expect(result.ok ? result.output : 'refused').toEqual(
            expected(rows.map((row) => list[row]!.answer)),
          );
          if (!result.ok) continue;
          const shown = policy === 'FIRST' ? rows.slice(0, 1) : rows;
          expect(result.explanation[0]?.rules).toEqual(shown.map((row) => row + 1));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('with several outputs answers a context, and ranks by the first column first', async () => {
    const model = await modelOf(
      inputData('age', 'number') +
        decision(
          'T',
          table({
            policy: 'OUTPUT ORDER',
            inputs: ['age'],
            outputs: [
              { name: 'status', values: '"approved", "declined"' },
              { name: 'rate', values: '"best", "standard"' },
            ],
            rules: [
              ['-', '"declined"', '"best"'],
              ['> 17', '"approved"', '"standard"'],
              ['> 20', '"approved"', '"best"'],
            ],
          }),
          { needs: ['age'] },
        ),
    );
    expect(model.decide('T', { age: 30 })).toMatchObject({
      output: [
        { status: 'approved', rate: 'best' },
        { status: 'approved', rate: 'standard' },
        { status: 'declined', rate: 'best' },
      ],
    });
  });

  it('without a rule that matches answers its default', async () => {
    const parts: TableParts = {
      inputs: ['age'],
      outputs: [{ otherwise: '"none"' }],
      rules: [['> 100', '"old"']],
    };
    const model = await modelOf(inputData('age') + decision('T', table(parts), { needs: ['age'] }));
    expect(model.decide('T', { age: 5 })).toMatchObject({ ok: true, output: 'none' });
  });

  it('says which rules contradict each other', async () => {
    const parts: TableParts = {
      inputs: ['age'],
      outputs: [{}],
      rules: [
        ['> 1', '1'],
        ['-', '1'],
        ['> 2', '2'],
      ],
    };
    const model = await modelOf(inputData('age') + decision('Discount', table(parts), { needs: ['age'] }));
    expect(model.decide('Discount', { age: 5 })).toMatchObject({
      ok: false,
      sentence: 'The rules 1, 2 and 3 of Discount match together, but only one may.',
    });
  });

  it('refuses to add up what are no numbers', async () => {
    const parts: TableParts = {
      policy: 'COLLECT',
      aggregation: 'SUM',
      inputs: ['age'],
      outputs: [{}],
      rules: [
        ['-', '1'],
        ['-', '"x"'],
      ],
    };
    const model = await modelOf(inputData('age') + decision('T', table(parts), { needs: ['age'] }));
    expect(model.decide('T', { age: 5 })).toMatchObject({
      ok: false,
      sentence: 'The answers of the rules 1 and 2 of T cannot be combined.',
    });
  });
});

function randomTable(policy: string, aggregation: string | undefined, list: readonly Rule[]): string {
  const parts: TableParts = {
    policy,
    aggregation,
    inputs: ['size: number', 'colour: string'],
    outputs: [{ values: priorities.join(', ') }],
    rules: list.map(({ low, high, colour, answer }) => [
      `[${low}..${high})`,
      colour === '-' ? '-' : `"${colour}"`,
      String(answer),
    ]),
  };
  const needs = ['size', 'colour'];
  return inputData('size', 'number') + inputData('colour', 'string') + decision('T', table(parts), { needs });
}

function holds({ low, high, colour }: Rule, given: { size: number; colour: string }): boolean {
  return given.size >= low && given.size < high && (colour === '-' || colour === given.colour);
}

function byPriority(answers: number[]): number[] {
  return [...answers].sort((a, b) => priorities.indexOf(a) - priorities.indexOf(b));
}
