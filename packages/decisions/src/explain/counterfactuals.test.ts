import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decision, inputData, literal, modelOf, table } from '../testing.ts';

interface Rule {
  readonly low: number;
  readonly high: number;
  readonly colour: string;
  readonly answer: number;
}

const colours = ['red', 'green', 'blue'];
const rule: fc.Arbitrary<Rule> = fc.record({
  low: fc.integer({ min: 0, max: 60 }),
  high: fc.integer({ min: 0, max: 60 }),
  colour: fc.constantFrom('-', ...colours),
  answer: fc.integer({ min: 0, max: 3 }),
});
const rules = fc.array(rule, { minLength: 1, maxLength: 8 });
const given = fc.record({ size: fc.integer({ min: 0, max: 60 }), colour: fc.constantFrom(...colours) });

describe('counterfactuals', () => {
  it('really give another answer, and nothing nearer at a boundary does', async () => {
    await fc.assert(
      fc.asyncProperty(rules, given, async (list, inputs) => {
        const model = await modelOf(tableOf(list));
        const answerTo = (other: object) => {
          const result = model.decide('T', { ...inputs, ...other });
          return result.ok ? JSON.stringify(result.output) : 'none';
        };
        const found = model.counterfactuals('T', inputs);
        for (const { input, to, output } of found) {
          expect(answerTo({ [input]: to })).toBe(JSON.stringify(output));
          expect(JSON.stringify(output)).not.toBe(answerTo({}));
        }
        const boundaries = list.flatMap(({ low, high }) => [low, high].flatMap((at) => [at - 1, at, at + 1]));
        const turning = boundaries.filter((size) => answerTo({ size }) !== answerTo({}));
        const nearest = Math.min(...turning.map((size) => Math.abs(size - inputs.size)));
        const change = found.find(({ input }) => input === 'size');
        if (change === undefined) expect(turning).toEqual([]);
        else expect(Math.abs((change.to as number) - inputs.size)).toBe(nearest);
        const others = colours.filter((colour) => answerTo({ colour }) !== answerTo({}));
        const named = others.filter((colour) => list.some((one) => one.colour === colour));
        expect(found.some(({ input }) => input === 'colour')).toBe(named.length > 0);
      }),
      { numRuns: 100 },
    );
  });

  it('come nearest first, at most as many as wanted', async () => {
    const model = await modelOf(
      inputData('a', 'number') +
        inputData('b', 'number') +
        inputData('c', 'boolean') +
        decision('T', literal('if a > 100 or b > 11 or c then "yes" else "no"'), { needs: ['a', 'b', 'c'] }),
    );
    const inputs = { a: 50, b: 10, c: false };
    expect(model.counterfactuals('T', inputs)).toEqual([
      change('b', 10, 12, 'yes', 'If b were 12 instead of 10, T would be "yes".'),
      change('c', false, true, 'yes', 'If c were true instead of false, T would be "yes".'),
      change('a', 50, 101, 'yes', 'If a were 101 instead of 50, T would be "yes".'),
    ]);
    expect(model.counterfactuals('T', inputs, { most: 1 })).toHaveLength(1);
  });

  it('find where an answer turns that is reckoned first', async () => {
    const model = await modelOf(
      inputData('price', 'number') +
        decision('Total', literal('price * 1.19 + 4.9'), { needs: ['price'] }) +
        decision('Free', literal('Total >= 100'), { requires: ['Total'] }),
    );
    expect(model.counterfactuals('Free', { price: 50.5 })).toMatchObject([
      { input: 'price', to: 80, output: true },
    ]);
    expect(model.counterfactuals('Free', { price: 90 })).toMatchObject([
      { input: 'price', to: 79, output: false },
    ]);
  });

  it.each([
    ['date', '2026-03-01', '< date("2026-01-01")', '2025-12-31'],
    ['time', '10:00:00', '> time("12:00:00")', '12:00:01'],
    [
      'date and time',
      '2026-03-01T10:00:00',
      '>= date and time("2026-03-02T00:00:00")',
      '2026-03-02T00:00:00',
    ],
    ['days and time duration', 'P3D', '> duration("P7D")', 'P8D'],
    ['years and months duration', 'P3M', '> duration("P1Y")', 'P1Y1M'],
    ['number', 0.5, '< 0.25', 0.24],
  ])('move a %s by a step that people understand', async (type, from, cell, to) => {
    const model = await modelOf(
      inputData('x', type) +
        decision(
          'T',
          table({
            policy: 'FIRST',
            inputs: ['x'],
            outputs: [{}],
            rules: [
              [cell, '1'],
              ['-', '2'],
            ],
          }),
          { needs: ['x'] },
        ),
    );
    expect(model.counterfactuals('T', { x: from })).toMatchObject([{ input: 'x', from, to, output: 1 }]);
  });

  it('change entries of contexts, and keep to the values that are allowed', async () => {
    const model = await modelOf(
      `<itemDefinition name="tGrade"><typeRef>string</typeRef><allowedValues><text>"A", "B", "C"</text></allowedValues></itemDefinition>` +
        inputData('customer') +
        inputData('grade', 'tGrade') +
        decision(
          'T',
          table({
            policy: 'FIRST',
            inputs: ['customer.age', 'customer.level', 'grade'],
            outputs: [{}],
            rules: [
              ['< 18', '-', '-', '"child"'],
              ['-', '"gold"', 'not("B")', '"gold"'],
              ['-', '-', '-', '"other"'],
            ],
          }),
          { needs: ['customer', 'grade'] },
        ),
    );
    const found = model.counterfactuals('T', { customer: { age: 20, level: 'iron' }, grade: 'A' });
    expect(found.map(({ input, to, output }) => [input, to, output])).toEqual([
      ['customer.age', 17, 'child'],
      ['customer.level', 'gold', 'gold'],
    ]);
    const gold = model.counterfactuals('T', { customer: { age: 40, level: 'gold' }, grade: 'A' });
    expect(gold).toContainEqual(
      expect.objectContaining({ input: 'grade', from: 'A', to: 'B', output: 'other' }),
    );
  });

  it('say what could be given where nothing was', async () => {
    const model = await modelOf(inputData('a', 'number') + decision('T', literal('a > 3'), { needs: ['a'] }));
    expect(model.counterfactuals('T', {})[0]?.sentence).toMatch(
      /^If a were given as \d, T would be (true|false)\.$/,
    );
  });

  it('stay within bounds on a large table', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => [`[${at}..${at + 1})`, `"${at}"`]);
    const model = await modelOf(
      inputData('x', 'number') +
        decision('T', table({ inputs: ['x'], outputs: [{}], rules: many }), { needs: ['x'] }),
    );
    expect(model.counterfactuals('T', { x: 500.5 })).toMatchObject([{ to: 501, output: '501' }]);
  });
});

function change(input: string, from: unknown, to: unknown, output: unknown, sentence: string) {
  return { input, from, to, output, sentence };
}

function tableOf(list: readonly Rule[]): string {
  const cells = list.map(({ low, high, colour, answer }) => [
    `[${low}..${high})`,
    colour === '-' ? '-' : `"${colour}"`,
    String(answer),
  ]);
  const logic = table({ policy: 'FIRST', inputs: ['size', 'colour'], outputs: [{}], rules: cells });
  return (
    inputData('size', 'number') +
    inputData('colour', 'string') +
    decision('T', logic, { needs: ['size', 'colour'] })
  );
}

it('says of an answer with entries only what would be other', async () => {
  const logic = literal('{ name: "disk", allowed: n > 5, reasons: if n > 5 then [] else ["too small"] }');
  const model = await modelOf(inputData('n', 'number') + decision('Bundle', logic, { needs: ['n'] }));
  expect(model.counterfactuals('Bundle', { n: 7 })[0]?.sentence).toBe(
    'If n were 5 instead of 7, Bundle would be allowed false and reasons ["too small"].',
  );
});
