import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decision, inputData, literal, modelOf, table } from '../testing.ts';
import type { WhyDecision } from './why.ts';

const inputs = inputData('amount', 'number') + inputData('region', 'string') + inputData('since', 'date');
const needs = { needs: ['amount', 'region', 'since'] };
const columns = ['amount: number', 'region: string', 'since: date'];

async function why(logic: string, given: object): Promise<WhyDecision> {
  const model = await modelOf(inputs + decision('Level', logic, needs));
  const { decisions } = model.explain('Level', { ...given });
  return decisions.at(-1) as WhyDecision;
}

describe('the explanation of a table', () => {
  const first = table({
    policy: 'FIRST',
    inputs: columns,
    outputs: [{}],
    rules: [
      ['> 100000', '"AT", "CH"', '-', '"Gold"'],
      ['[5000..100000)', 'not("DE")', '< date("2020-01-01")', '"Silver"'],
      ['-', '-', '-', '"None"'],
    ],
  });

  it('says with which values the rule that decided was met, and which others step back', async () => {
    const found = await why(first, { amount: 184600, region: 'AT', since: '2021-02-03' });
    expect(found.sentences).toEqual([
      'Level is "Gold".',
      'Rule 1 decided: amount 184600 is over 100000 and region is "AT".',
      'Rule 3 matched too, but rule 1 comes first: it asks for nothing.',
      'Rule 2 did not: amount is 184600, the rule asks for 5000 to under 100000.',
    ]);
    expect(found.rules?.map(({ rule, matched, decided }) => [rule, matched, decided])).toEqual([
      [1, true, true],
      [2, false, false],
      [3, true, false],
    ]);
    expect(found.rules?.[0]?.met).toEqual([
      { column: 1, cell: '> 100000', value: 184600 },
      { column: 2, cell: '"AT", "CH"', value: 'AT' },
    ]);
  });

  it('names the first cell that failed of every other rule', async () => {
    const found = await why(first, { amount: 7000.5, region: 'FR', since: '2021-02-03' });
    expect(found.rules?.map(({ failed }) => failed?.sentence)).toEqual([
      'amount is 7000.5, the rule asks for over 100000.',
      'since is 2021-02-03, the rule asks for before 2020-01-01.',
      undefined,
    ]);
    expect(found.rules?.[1]?.failed).toMatchObject({
      column: 3,
      cell: '< date("2020-01-01")',
      value: '2021-02-03',
    });
  });

  it('speaks of durations, dates, lists and of no value as people do', async () => {
    const logic = table({
      policy: 'FIRST',
      inputs: ['wait: dayTimeDuration', 'region: string', 'term: yearMonthDuration'],
      outputs: [{}],
      rules: [
        ['[duration("PT36H")..duration("P3D"))', '-', '-', '1'],
        ['-', '"A", "B", "C"', '-', '2'],
        ['-', 'null', '< duration("P18M")', '3'],
        ['-', 'not("X", "Y")', '> duration("P1Y")', '4'],
      ],
    });
    const data = inputData('wait', 'days and time duration') + inputData('region', 'string');
    const model = await modelOf(
      data +
        inputData('term', 'years and months duration') +
        decision('T', logic, { needs: ['wait', 'region', 'term'] }),
    );
    const told = (given: object) => model.explain('T', { ...given }).decisions.at(-1)?.sentences;
    expect(told({ wait: 'PT1H30M', region: 'X', term: 'P2Y1M' })).toEqual([
      'T has no answer.',
      'No rule matched.',
      'Rule 2 did not: region is "X", the rule asks for "A", "B" or "C".',
      'Rule 3 did not: region is "X", the rule asks for no value.',
      'Rule 4 did not: region is "X", the rule asks for anything but "X" or "Y".',
      'Rule 1 did not: wait is 1 hour 30 minutes, the rule asks for 1 day 12 hours to under 3 days.',
    ]);
    expect(told({ wait: 'P9D', region: 'Z', term: 'P2Y1M' })).toContain(
      'Rule 4 decided: region "Z" is not "X" or "Y" and term 2 years 1 month is over 1 year.',
    );
  });

  it('says what is not given', async () => {
    const found = await why(first, { amount: 200000, since: '2019-02-03' });
    expect(found.sentences).toContain('Rule 1 did not: region is not given, the rule asks for "AT" or "CH".');
  });

  it.each([
    ['UNIQUE', undefined, ['Level has no answer.', 'The rules 1 and 2 match together, but only one may.']],
    ['ANY', undefined, ['The rules 1 and 2 match together, but do not answer alike.']],
    ['COLLECT', 'SUM', ['Level is 3.', 'The answers of the rules 1 and 2 are added up.']],
    ['COLLECT', 'MAX', ['Level is 2.', 'The greatest answer counts.']],
    ['RULE ORDER', undefined, ['Level is [1, 2].', 'Rule 2 matched: amount 7 is from 6 to 8.']],
  ])('says how several rules of %s %s come together', async (policy, aggregation, sentences) => {
    const rules = [
      ['> 5', '-', '-', '1'],
      ['[6..8]', '-', '-', '2'],
      ['< 5', '-', '-', '3'],
    ];
    const logic = table({
      policy,
      ...(aggregation && { aggregation }),
      inputs: columns,
      outputs: [{}],
      rules,
    });
    const found = await why(logic, { amount: 7 });
    expect(found.sentences).toEqual(expect.arrayContaining(sentences));
    expect(found.hitPolicy).toBe(aggregation === undefined ? policy : `${policy} ${aggregation}`);
  });

  it('says that no rule matched and whether a default answers', async () => {
    const rules = [['> 5', '-', '-', '1']];
    const without = table({ inputs: columns, outputs: [{}], rules });
    expect((await why(without, { amount: 1 })).sentences.slice(0, 2)).toEqual([
      'Level has no answer.',
      'No rule matched.',
    ]);
    const withDefault = table({ inputs: columns, outputs: [{ otherwise: '9' }], rules });
    expect((await why(withDefault, { amount: 1 })).sentences.slice(0, 2)).toEqual([
      'Level is 9.',
      'No rule matched, so the default of the table answers.',
    ]);
  });

  it('goes through a table that is asked a thousand times as it does the first time', async () => {
    const model = await modelOf(inputs + decision('Level', first, needs));
    const given = { amount: 7000, region: 'FR', since: '2019-01-01' };
    const before = model.explain('Level', given);
    for (let count = 0; count < 1000; count++) model.decide('Level', given);
    expect(model.explain('Level', given)).toEqual(before);
  });
});

describe('what is explained of a table', () => {
  const cell = fc.constantFrom('-', '> 3', '[2..5)', '1, 7', 'not(4)', '<= 6', 'null');
  const rules = fc.array(fc.tuple(cell, cell, fc.constantFrom('1', '2')), { maxLength: 8 });
  const value = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.constant(null));

  it('agrees with how it was decided', async () => {
    await fc.assert(
      fc.asyncProperty(rules, value, value, async (list, a, b) => {
        const logic = table({ policy: 'COLLECT', inputs: ['a', 'b'], outputs: [{}], rules: list });
        const model = await modelOf(
          inputData('a') + inputData('b') + decision('T', logic, { needs: ['a', 'b'] }),
        );
        const { answer, decisions } = model.explain('T', { a, b });
        const { rules: told = [], output } = decisions.at(-1) as WhyDecision;
        const kept = model.decide('T', { a, b });
        expect(answer).toEqual(kept);
        if (!kept.ok) throw new Error(kept.sentence);
        expect(output).toEqual(kept.output);
        expect(told.filter(({ matched }) => matched).map(({ rule }) => rule)).toEqual(
          kept.explanation[0]?.rules,
        );
        for (const { rule, failed } of told) {
          if (failed === undefined) continue;
          const { column } = failed;
          expect(failed.cell).toBe((list[rule - 1] as readonly string[])[column - 1]);
          expect(failed.value).toBe([a, b][column - 1]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the explanation of other logic', () => {
  it('goes through the graph, knowledge models and entries of contexts, in the order they were needed', async () => {
    const model = await modelOf(
      inputs +
        `<businessKnowledgeModel id="_vat" name="vat"><encapsulatedLogic><formalParameter name="net"/>
         ${literal('net * 0.19')}</encapsulatedLogic></businessKnowledgeModel>` +
        decision('net', literal('amount - 1'), { needs: ['amount'] }) +
        decision(
          'Price',
          `<context><contextEntry><variable name="tax"/>${literal('vat(net)')}</contextEntry>
           <contextEntry>${literal('net + tax')}</contextEntry></context>`,
          { requires: ['net'], knows: ['vat'] },
        ),
    );
    const { answer, decisions } = model.explain('Price', { amount: 101 });
    expect(answer).toMatchObject({ ok: true, output: 119 });
    expect(decisions.map(({ name, kind, output }) => [name, kind, output])).toEqual([
      ['net', 'expression', 100],
      ['vat', 'expression', 19],
      ['Price', 'context', 119],
    ]);
    expect(decisions.flatMap(({ sentences }) => sentences)).toEqual([
      'Net is 100, computed as amount - 1; amount is 101.',
      'Vat is 19, computed as net * 0.19; net is 100.',
      'Price is 119; net is 100.',
      'Its entry tax is 19.',
    ]);
    expect(decisions[2]?.entries).toEqual([{ name: 'tax', value: 19 }]);
  });

  it('counts data inside data instead of writing them out', async () => {
    const told = async (text: string) =>
      (await why(literal(text), { amount: 3 })).sentences[0]?.split(';')[0];
    expect(await told('{ok: true, reasons: [], parts: [{a: 1}, {a: 2}], of: {b: 1}}')).toBe(
      'Level is ok true, reasons empty, parts 2 entries and of 1 entry',
    );
    expect(await told('[[1], [2]]')).toBe('Level is 2 entries');
    const long = (name: string) => `${name}: "${'x'.repeat(60)}"`;
    expect(await told(`{${long('a')}, ${long('b')}, ${long('c')}}`)).toBe(
      `Level is a "${'x'.repeat(60)}" and 2 more`,
    );
  });

  it('leaves out formulas that nobody can read in a sentence', async () => {
    const told = async (text: string) => (await why(literal(text), { amount: 3, region: 'AT' })).sentences[0];
    expect(await told('amount + 1')).toBe(
      'Level is 4, computed as amount + 1; amount is 3, region is "AT" and since is not given.',
    );
    const rest = '; amount is 3, region is "AT" and since is not given.';
    expect(await told('if amount < 2 then "few"\nelse "many"')).toBe(`Level is "many"${rest}`);
    expect(await told('{ total: amount * 2 }.total')).toBe(`Level is 6${rest}`);
    expect(await told(`amount${' + amount'.repeat(9)}`)).toBe(`Level is 30${rest}`);
  });

  it('answers to a name there is not', async () => {
    const model = await modelOf(inputs);
    expect(model.explain('X', {})).toEqual({
      answer: { ok: false, sentence: 'Model has no decision X.', warnings: [] },
      decisions: [],
    });
    expect(model.counterfactuals('X', {})).toEqual([]);
  });

  it('keeps the decision that was asked for, however many tables were called', async () => {
    const logic = table({ inputs: ['n'], outputs: [{}], rules: [['-', 'n']] });
    const model = await modelOf(
      inputs +
        `<businessKnowledgeModel id="_f" name="f"><encapsulatedLogic><formalParameter name="n"/>${logic}</encapsulatedLogic></businessKnowledgeModel>` +
        decision('All', literal('sum(for i in 1..200 return f(i))'), { knows: ['f'] }),
    );
    expect(model.explain('All', {}).decisions.at(-1)).toMatchObject({ name: 'All', output: 20100 });
    const result = model.decide('All', {});
    expect(result.ok && result.explanation.at(-1)).toMatchObject({ name: 'All' });
    expect(result.ok && result.explanation.length).toBe(100);
  });
});

it('an explanation is left out where it is not wanted', async () => {
  const model = await modelOf(inputs + decision('Level', literal('amount + 1'), { needs: ['amount'] }));
  expect(model.decide('Level', { amount: 1 }, { explain: false })).toMatchObject({
    output: 2,
    explanation: [],
  });
});
