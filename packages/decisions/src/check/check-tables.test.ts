import { describe, expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import { decision, inputData, literal, modelOf, type TableParts, table } from '../testing.ts';
import { checkTables } from './check-tables.ts';

const tier = `<itemDefinition name="tier"><typeRef>string</typeRef>
  <allowedValues><text>"gold", "silver"</text></allowedValues></itemDefinition>`;
const data = tier + inputData('amount', 'number') + inputData('customer', 'tier');

describe('checking tables', () => {
  it('finds nothing in a table that is whole', async () => {
    const rules = [
      ['< 100', '-', '0'],
      ['>= 100', '"gold"', '10'],
      ['>= 100', '"silver"', '5'],
    ];
    expect(await check({ rules })).toEqual([]);
  });

  it('shows an input that no rule answers, and the rule to add', async () => {
    const rules = [
      ['< 100', '-', '0'],
      ['> 100', '"gold"', '10'],
      ['>= 100', '"silver"', '5'],
    ];
    expect(await check({ rules })).toEqual([
      {
        code: 'table-gap',
        severity: 'warning',
        sentence: 'No rule of Discount answers when amount is 100 and customer is "gold".',
        mend: 'Add a rule for amount 100 and customer "gold", widen a rule beside it, or give the table a default.',
        example: { amount: 100, customer: 'gold' },
        ...place,
      },
    ]);
  });

  it('takes a gap between whole numbers for one', async () => {
    const [gap] = await check({
      inputs: ['amount'],
      rules: [
        ['<= 5', '0'],
        ['>= 6', '1'],
      ],
    });
    expect(gap?.sentence).toBe('No rule of Discount answers when amount is 5.5.');
    expect(gap?.mend).toContain('amount (5..6)');
  });

  it('joins the parts of a gap, and shows the widest first', async () => {
    const rules = [
      ['[0..10]', '"gold"', '1'],
      ['[5..20]', '"gold"', '1'],
    ];
    const found = await check({ policy: 'FIRST', rules });
    expect(sentences(found)).toEqual([
      'warning No rule of Discount answers when amount is 21.',
      'warning No rule of Discount answers when amount is 0 and customer is "silver".',
    ]);
    expect(found[1]?.mend).toContain('amount [0..20] and customer "silver"');
  });

  it('minds a gap less where there is a default', async () => {
    const outputs = [{ type: 'number', otherwise: '7' }];
    expect(sentences(await check({ inputs: ['amount'], rules: [['< 100', '0']], outputs }))).toEqual([
      'advice No rule of Discount answers when amount is 100; its default does.',
    ]);
  });

  it('shows where two rules both answer, and the cells to part', async () => {
    const rules = [
      ['<= 100', '-', '0'],
      ['>= 100', '-', '10'],
    ];
    expect(await check({ rules })).toEqual(
      [
        {
          code: 'column-unused',
          severity: 'advice',
          sentence: 'No rule of Discount asks for customer: every cell of its column is -.',
          mend: 'Remove the column, or fill in what the rules depend on.',
          cells: [
            { rule: 1, column: 2 },
            { rule: 2, column: 2 },
          ],
          ...place,
        },
        {
          code: 'table-overlap',
          severity: 'error',
          sentence: 'Rules 1 and 2 of Discount both answer when amount is 100, but only one may.',
          mend: 'Amount is <= 100 in rule 1 and >= 100 in rule 2: part them there.',
          rules: [1, 2],
          cells: [
            { rule: 1, column: 1 },
            { rule: 2, column: 1 },
          ],
          example: { amount: 100 },
          ...place,
        },
      ].reverse(),
    );
  });

  it('tells of a rule that meets many others once', async () => {
    const rules = [...['< 1', '[1..2)', '[2..3)', '>= 3'].map((cell) => [cell, '1']), ['-', '2']];
    expect(sentences(await check({ inputs: ['amount'], rules }))).toEqual([
      'error Rule 5 of Discount answers together with rules 1, 2, 3 and 4, but only one rule may: with rule 1 when amount is 0.',
    ]);
  });

  it('lets rules under ANY meet that answer alike', async () => {
    const rules = [
      ['< 10', '1'],
      ['< 5', '0 + 1'],
      ['>= 5', '2'],
      ['> 3', 'amount'],
    ];
    expect(sentences(await check({ policy: 'ANY', inputs: ['amount'], rules }))).toEqual([
      'error Rules 1 and 3 of Discount both answer when amount is 5, but not alike.',
      'warning Rule 2 of Discount says nothing that rule 1 does not say, too.',
      'advice Rules 1 and 4 of Discount both answer when amount is 4, and perhaps not alike.',
      'advice Discount has 2 more such overlaps.',
    ]);
  });

  it('names rules that others always come before', async () => {
    const rules = [
      ['< 5', '1'],
      ['>= 3', '2'],
      ['4', '3'],
      ['-', '4'],
    ];
    expect(sentences(await check({ policy: 'FIRST', inputs: ['amount'], rules }))).toEqual([
      'warning Rule 3 of Discount is never reached: rule 1 comes first wherever it would match.',
      'warning Rule 4 of Discount is never reached: rules 1 and 2 together come first wherever it would match.',
    ]);
    const outputs = [{ type: 'number', values: '4, 3, 2, 1' }];
    expect(sentences(await check({ policy: 'PRIORITY', inputs: ['amount'], outputs, rules }))).toEqual([
      'warning Rules 1, 2 and 3 of Discount are never reached: rule 4 comes first wherever they would match.',
    ]);
  });

  it('names answers that cannot be added up', async () => {
    const rules = [
      ['< 5', '1'],
      ['> 2', '"two"'],
      ['-', 'duration("P1D")'],
    ];
    const logic = table({ policy: 'COLLECT', aggregation: 'SUM', inputs: ['amount'], outputs: [{}], rules });
    const model = await modelOf(
      inputData('amount', 'number') + decision('Fee', logic, { needs: ['amount'] }),
    );
    expect(checkTables(model)).toMatchObject([
      {
        severity: 'error',
        sentence: 'Rule 2 of Fee answers "two", but the answers of Fee are added up.',
        cells: [{ rule: 2, column: 2 }],
      },
    ]);
  });

  it('names cells of the wrong type, values never had, and answers not allowed', async () => {
    const rules = [
      ['"many"', '-', '1'],
      ['< 5', '"golden"', '4'],
      ['(9..9)', '-', '"much"'],
      ['-', '-', '2'],
    ];
    const outputs = [{ type: 'number', values: '1, 2, 3' }];
    expect(sentences(await check({ policy: 'FIRST', rules, outputs }))).toEqual([
      'error Rule 1 of Discount compares amount, which is a number, with "many".',
      'error Rule 2 of Discount answers 4, which is none of the allowed values 1, 2, 3.',
      'error Rule 3 of Discount answers "much", but a number is asked for.',
      'warning Rule 2 of Discount waits for "golden", which is none of the allowed values of customer.',
      'warning Rule 3 of Discount can never match: no value is (9..9).',
    ]);
  });

  it('says what it cannot reason about, and assumes nothing of it', async () => {
    const rules = [
      ['< limit', '1'],
      ['>= 5', '2'],
      ['< 3', '3'],
    ];
    const found = await check({ inputs: ['amount'], rules }, ['amount', 'limit']);
    expect(sentences(found)).toEqual([
      'advice Discount is not checked in full, since it depends on more than its inputs or calls functions: amount in rule 1 (< limit).',
    ]);
    expect(found[0]?.cells).toEqual([{ rule: 1, column: 1 }]);
  });

  it('takes a name for a text without its quotes where one is near', async () => {
    const rules = [
      ['-', 'gold', '1'],
      ['-', '"silver"', '2'],
    ];
    const found = await check({ rules });
    expect(found.find(({ code }) => code === 'cell-unknown-name')).toMatchObject({
      sentence: 'Rule 1 of Discount uses gold, which is not known there.',
      mend: 'Did you mean "gold"?',
    });
  });

  it('does not take for certain what hangs together', async () => {
    const rules = [
      ['< 5', 'true', '1'],
      ['>= 5', '-', '2'],
    ];
    expect(sentences(await check({ inputs: ['amount', 'amount < 5'], rules }))).toEqual([
      'advice No rule of Discount answers when amount is 0 and amount < 5 is false; whether that can be is not known.',
    ]);
  });

  it('knows that two columns may ask for the same', async () => {
    const rules = [
      ['>= 0', '< 5', '1'],
      ['>= 5', '-', '2'],
      ['< 0', '-', '3'],
    ];
    expect(await check({ inputs: ['amount', 'amount'], rules })).toEqual([]);
  });

  it('knows that nothing lies between two days, and what lies between two hours', async () => {
    const day = decision(
      'Day',
      table({
        inputs: ['due'],
        outputs: [{}],
        rules: [
          ['<= date("2026-02-28")', '1'],
          ['>= date("2026-03-01")', '2'],
        ],
      }),
      { needs: ['due'] },
    );
    expect(await checked(inputData('due', 'date') + day)).toEqual([]);
    const hour = decision(
      'Hour',
      table({
        inputs: ['at'],
        outputs: [{}],
        rules: [
          ['< @"09:00:00"', '1'],
          ['(@"09:00:00"..@"17:00:00"]', '2'],
          ['> @"17:00:00"', '2'],
        ],
      }),
      { needs: ['at'] },
    );
    expect(await checked(inputData('at', 'time') + hour)).toEqual([
      'warning No rule of Hour answers when at is 09:00:00.',
    ]);
  });

  it('checks tables inside other logic', async () => {
    const inner = table({
      inputs: ['size'],
      outputs: [{}],
      rules: [
        ['< 5', '1'],
        ['(5..9)', '2'],
      ],
    });
    const logic = `<context>
      <contextEntry><variable name="size"/><literalExpression><text>amount * 2</text></literalExpression></contextEntry>
      <contextEntry>${inner}</contextEntry></context>`;
    expect(
      await checked(inputData('amount', 'number') + decision('Nested', logic, { needs: ['amount'] })),
    ).toEqual(['advice No rule of Nested answers when size is 5; whether that can be is not known.']);
  });

  it('checks models that are drawn without a graph', async () => {
    const lone = decision(
      'Lone',
      table({
        inputs: ['amount'],
        outputs: [{}],
        rules: [
          ['< 5', '1'],
          ['> 5', '2'],
        ],
      }),
    );
    expect(await checked(lone)).toEqual(['warning No rule of Lone answers when amount is 5.']);
  });

  it('minds null where a cell thinks of it', async () => {
    const rules = [
      ['null', '1'],
      ['not(5)', '2'],
    ];
    expect(sentences(await check({ inputs: ['amount'], rules }))).toEqual([
      'error Rules 1 and 2 of Discount both answer when amount is null, but only one may; rule 1 lies wholly inside rule 2.',
      'warning No rule of Discount answers when amount is 5.',
    ]);
  });
});

describe('checking tables that depend on each other', () => {
  const risk = (rules: string[][], otherwise?: string) =>
    decision(
      'Risk',
      table({
        policy: 'FIRST',
        inputs: ['amount'],
        outputs: [otherwise === undefined ? {} : { otherwise }],
        rules,
      }),
      {
        needs: ['amount'],
      },
    );
  const route = (rules: string[][], policy = 'UNIQUE') =>
    decision('Route', table({ policy, inputs: ['Risk'], outputs: [{}], rules }), { requires: ['Risk'] });
  const levels = [
    ['< 5', '"low"'],
    ['-', '"high"'],
    ['< 2', '"never"'],
  ];

  it('takes what one can answer for all that the next is asked', async () => {
    const whole = route([
      ['"low"', '1'],
      ['"high"', '2'],
    ]);
    const unreached = 'warning Rule 3 of Risk is never reached: rule 1 comes first wherever it would match.';
    expect(await checked(data + risk(levels) + whole)).toContain(unreached);
    expect(await checked(data + risk(levels.slice(0, 2)) + whole)).toEqual([
      'advice No decision uses customer.',
    ]);
    expect(
      await checked(
        data +
          risk(levels) +
          route([
            ['"low"', '1'],
            ['"never"', '2'],
          ]),
      ),
    ).toEqual(
      expect.arrayContaining([
        'warning No rule of Route answers when Risk is "high".',
        'warning Rule 2 of Route waits for "never", which is nothing that Risk answers.',
      ]),
    );
  });

  it('knows that a table with a gap answers null', async () => {
    const next = route([['"low"', '1']]);
    expect(await checked(data + risk([['< 5', '"low"']]) + next)).toContain(
      'warning No rule of Route answers when Risk is null.',
    );
    expect(await checked(data + risk([['< 5', '"low"']], '"low"') + next)).not.toContain(
      'warning No rule of Route answers when Risk is null.',
    );
  });

  it('knows what a choice between constants can answer', async () => {
    const choice = decision('Risk', literal('if amount > 5 then "high" else "low"'), { needs: ['amount'] });
    expect(await checked(data + choice + route([['"low"', '1']]))).toContain(
      'warning No rule of Route answers when Risk is "high".',
    );
  });

  it('does not know what an expression can answer', async () => {
    const sum = decision('Risk', literal('amount + 1'), { needs: ['amount'], type: 'number' });
    expect(
      await checked(
        data +
          sum +
          route([
            ['< 5', '1'],
            ['>= 5', '2'],
          ]),
      ),
    ).toEqual(['advice No decision uses customer.']);
  });
});

const place = { element: '_Discount', name: 'Discount', decision: '_Discount' };

async function check(parts: Partial<TableParts> & Pick<TableParts, 'rules'>, needs = ['amount', 'customer']) {
  const inputs = parts.inputs ?? ['amount', 'customer'];
  const logic = table({ inputs, outputs: [{ type: 'number' }], ...parts });
  const model = await modelOf(data + inputData('limit', 'number') + decision('Discount', logic, { needs }));
  return checkTables(model).filter(({ code }) => code !== 'input-unused');
}

async function checked(content: string): Promise<readonly string[]> {
  return sentences(checkTables(await modelOf(content)));
}

function sentences(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ severity, sentence }) => `${severity} ${sentence}`);
}

it('gives up on a table with more columns than anybody reads, and says so', async () => {
  const inputs = Array.from({ length: 1000 }, (_, at) => `x${at}`);
  const rules = Array.from({ length: 20 }, (_, at) => [...inputs.map(() => `> ${at}`), '1']);
  const model = await modelOf(decision('Wide', table({ inputs, outputs: [{}], rules })));
  expect(checkTables(model)).toMatchObject([
    { severity: 'advice', sentence: 'Wide is too tangled to find all gaps and all overlaps in it.' },
  ]);
});
