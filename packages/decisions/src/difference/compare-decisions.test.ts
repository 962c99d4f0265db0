import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decision, dmn, inputData, literal, type TableParts, table } from '../testing.ts';
import { compareDecisions } from './compare-decisions.ts';

const discount: TableParts = {
  inputs: ['level', 'total: number'],
  outputs: [{ name: 'percent', type: 'number' }],
  rules: [
    ['"gold"', '>= 1000', '12'],
    ['"gold"', '< 1000', '10'],
    ['"silver"', '-', '3'],
  ],
};

function between(before: string, after: string) {
  return compareDecisions(dmn(before), dmn(after));
}

function tables(changes: Partial<TableParts>) {
  return between(
    decision('discount', table(discount)),
    decision('discount', table({ ...discount, ...changes })),
  );
}

const itself = { decision: '_discount', name: 'discount', element: 'decision', change: 'changed' };

test('a cell', async () => {
  const [first, , third] = discount.rules;
  expect(await tables({ rules: [first!, ['"gold"', '< 1000', '11'], third!] })).toEqual([
    {
      ...itself,
      rules: [{ change: 'changed', before: 2, after: 2, cells: [{ column: 3, before: '10', after: '11' }] }],
    },
  ]);
});

test('a rule put in between and one taken out', async () => {
  const [first, second] = discount.rules;
  expect(await tables({ rules: [first!, ['"bronze"', '', '1'], second!] })).toEqual([
    {
      ...itself,
      rules: [
        {
          change: 'added',
          after: 2,
          cells: [
            { column: 1, after: '"bronze"' },
            { column: 2, after: '-' },
            { column: 3, after: '1' },
          ],
        },
        {
          change: 'removed',
          before: 3,
          cells: [
            { column: 1, before: '"silver"' },
            { column: 2, before: '-' },
            { column: 3, before: '3' },
          ],
        },
      ],
    },
  ]);
});

test('rules in another order, with nothing else changed', async () => {
  const [first, second, third] = discount.rules;
  expect(await tables({ rules: [third!, first!, second!] })).toEqual([
    { ...itself, rules: [{ change: 'changed', before: 3, after: 1, cells: [] }] },
  ]);
});

test('a column put in moves the others and changes only the cells that say something in it', async () => {
  const found = await tables({
    inputs: ['country', 'level', 'total: number'],
    rules: [
      ['-', '"gold"', '>= 1000', '12'],
      ['"DE"', '"gold"', '< 1000', '10'],
      ['', '"silver"', '-', '3'],
    ],
  });
  expect(found).toEqual([
    {
      ...itself,
      columns: [{ change: 'added', name: 'country', after: 1 }],
      rules: [{ change: 'changed', before: 2, after: 2, cells: [{ column: 1, after: '"DE"' }] }],
    },
  ]);
});

test('a column taken out, and another with a new type and values', async () => {
  const found = await tables({
    inputs: ['level'],
    outputs: [{ name: 'percent', type: 'string', values: '"low", "high"', otherwise: '"low"' }],
    rules: discount.rules.map(([level = '', , percent = '']) => [level, percent]),
  });
  expect(found).toMatchObject([
    {
      columns: [
        {
          ...{ change: 'changed', name: 'percent', before: 3, after: 2 },
          text: { before: 'percent (number)', after: 'percent (string) in "low", "high", else "low"' },
        },
        { change: 'removed', name: 'total', before: 2 },
      ],
      rules: [
        { before: 1, after: 1, cells: [{ column: 2, before: '>= 1000' }] },
        { before: 2, after: 2, cells: [{ column: 2, before: '< 1000' }] },
      ],
    },
  ]);
});

test('the hit policy', async () => {
  expect(await tables({ policy: 'COLLECT', aggregation: 'SUM' })).toEqual([
    { ...itself, hitPolicy: { before: 'UNIQUE', after: 'COLLECT SUM' } },
  ]);
});

test('an annotation', async () => {
  const described = (text: string) =>
    decision('discount', table(discount)).replace('<rule>', `<rule><description>${text}</description>`);
  expect(await between(described('Agreed in May'), described('Agreed in June'))).toMatchObject([
    {
      rules: [
        { before: 1, after: 1, cells: [], annotation: { before: 'Agreed in May', after: 'Agreed in June' } },
      ],
    },
  ]);
});

test('logic that is no table, as text', async () => {
  const context = (text: string) => `<context>
    <contextEntry><variable name="net"/>${literal('total')}</contextEntry>
    <contextEntry>${literal(text)}</contextEntry></context>`;
  expect(
    await between(decision('sum', context('net * 1.19')), decision('sum', context('net * 1.2'))),
  ).toMatchObject([
    { text: { before: '{\n  net: total,\n  net * 1.19\n}', after: '{\n  net: total,\n  net * 1.2\n}' } },
  ]);
});

test('a table that became an expression', async () => {
  const found = await between(decision('discount', table(discount)), decision('discount', literal('12')));
  expect(found).toMatchObject([
    { text: { before: expect.stringContaining('"gold" | >= 1000 | 12'), after: '12' } },
  ]);
  expect(found[0]).not.toHaveProperty('rules');
});

test('elements put in, taken out, renamed, given another type and other requirements', async () => {
  const found = await between(
    inputData('total', 'number') +
      inputData('level', 'string') +
      decision('discount', literal('1'), { needs: ['level'] }),
    inputData('total', 'string') +
      decision('bonus', literal('2')) +
      decision('discount', literal('1'), { needs: ['total'], type: 'number' }).replace(
        'name="discount"',
        'name="rebate"',
      ),
  );
  expect(found).toEqual([
    {
      decision: '_total',
      name: 'total',
      element: 'input data',
      change: 'changed',
      type: { before: 'number', after: 'string' },
    },
    { decision: '_bonus', name: 'bonus', element: 'decision', change: 'added' },
    {
      ...{ ...itself, name: 'rebate' },
      renamed: { before: 'discount', after: 'rebate' },
      type: { before: '', after: 'number' },
      requires: { before: ['level'], after: ['total'] },
    },
    { decision: '_level', name: 'level', element: 'input data', change: 'removed' },
  ]);
});

test('knowledge models, services and types', async () => {
  const parts = (rate: string, answer: string, allowed: string) => `
    <itemDefinition name="tPercent"><typeRef>number</typeRef><allowedValues><text>${allowed}</text></allowedValues></itemDefinition>
    <businessKnowledgeModel id="vat" name="vat"><encapsulatedLogic><formalParameter name="net" typeRef="number"/>
      ${literal(`net * ${rate}`)}</encapsulatedLogic></businessKnowledgeModel>
    ${decision('a', literal('1'))}${decision('b', literal('2'))}
    <decisionService id="s" name="s"><outputDecision href="#_${answer}"/></decisionService>`;
  expect(await between(parts('0.19', 'a', '[0..100]'), parts('0.2', 'b', '[0..50]'))).toMatchObject([
    {
      ...{ decision: 'vat', element: 'knowledge model' },
      text: { before: 'function(net: number)\n  net * 0.19', after: 'function(net: number)\n  net * 0.2' },
    },
    { decision: 's', element: 'decision service', text: { after: 'answers: b\ndecides: \nis given: ' } },
    {
      decision: 'tPercent',
      element: 'type',
      text: { before: 'number in [0..100]', after: 'number in [0..50]' },
    },
  ]);
});

test('a file that is no DMN is refused with the reason', async () => {
  await expect(compareDecisions(dmn(''), '<a/>')).rejects.toThrow('The file is no DMN model');
});

test('a table changed at random differs in the cells that were changed, and nowhere else', async () => {
  const rows = fc.array(fc.constantFrom('1', '2', '-', '"a"'), { minLength: 3, maxLength: 3 });
  const rules = fc.array(rows, { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(rules, fc.nat(5), fc.nat(2), async (before, row, column) => {
      const at = row % before.length;
      const inputs = before.map(([a, b]) => `${a} ${b}`);
      // A twin may take the place of the row that was changed.
      fc.pre(new Set(inputs).size === inputs.length);
      const after = before.map((cells, index) =>
        index === at ? cells.map((cell, place) => (place === column ? '"changed"' : cell)) : cells,
      );
      const parts = (given: readonly string[][]) =>
        decision('d', table({ policy: 'FIRST', inputs: ['a', 'b'], outputs: [{}], rules: given }));
      expect(await between(parts(before), parts(before))).toEqual([]);
      const [found] = await between(parts(before), parts(after));
      expect(found?.rules).toEqual([
        {
          ...{ change: 'changed', before: at + 1, after: at + 1 },
          cells: [{ column: column + 1, before: before[at]?.[column], after: '"changed"' }],
        },
      ]);
    }),
    { numRuns: 30 },
  );
});
