import { describe, expect, it } from 'vitest';
import { decision, inputData, literal, modelOf, table } from '../testing.ts';

describe('a model', () => {
  it('decides through required decisions, each once, and explains the way', async () => {
    const model = await modelOf(
      inputData('amount', 'number') +
        decision(
          'discount',
          table({
            inputs: ['amount'],
            outputs: [{}],
            rules: [
              ['< 100', '0'],
              ['>= 100', '0.1'],
            ],
          }),
          { needs: ['amount'] },
        ) +
        decision('price', literal('amount * (1 - discount)'), { needs: ['amount'], requires: ['discount'] }) +
        decision('saved', literal('amount - price + discount * 0'), {
          needs: ['amount'],
          requires: ['price', 'discount'],
        }),
    );
    expect(model.decisions.map(({ name, inputs }) => [name, inputs.map((input) => input.name)])).toEqual([
      ['discount', ['amount']],
      ['price', ['amount']],
      ['saved', ['amount']],
    ]);
    expect(model.decide('saved', { amount: 199.9 })).toEqual({
      ok: true,
      output: 19.99,
      value: 19.99,
      explanation: [
        {
          decision: '_discount',
          name: 'discount',
          rules: [2],
          inputs: [{ expression: 'amount', value: 199.9 }],
          output: 0.1,
        },
        {
          decision: '_price',
          name: 'price',
          inputs: [
            { expression: 'amount', value: 199.9 },
            { expression: 'discount', value: 0.1 },
          ],
          output: 179.91,
        },
        {
          decision: '_saved',
          name: 'saved',
          inputs: [
            { expression: 'amount', value: 199.9 },
            { expression: 'price', value: 179.91 },
            { expression: 'discount', value: 0.1 },
          ],
          output: 19.99,
        },
      ],
      warnings: [],
    });
  });

  it('reads dates, times and durations from JSON where the type says so', async () => {
    const model = await modelOf(
      inputData('ordered', 'date') +
        inputData('wait', 'days and time duration') +
        decision('due', literal('ordered + wait'), { needs: ['ordered', 'wait'], type: 'date' }),
    );
    expect(model.decide('due', { ordered: '2026-02-27', wait: 'P3D' })).toMatchObject({
      ok: true,
      output: '2026-03-02',
    });
    expect(model.decide('due', { ordered: '2026-02-30', wait: 'P3D' })).toMatchObject({
      ok: false,
      sentence: "ordered is text '2026-02-30', a date was expected.",
    });
  });

  it('refuses data of the wrong kind instead of guessing', async () => {
    const model = await modelOf(
      inputData('age', 'number') +
        decision(
          'T',
          table({
            inputs: ['age'],
            outputs: [{}],
            rules: [
              ['< 18', '"child"'],
              ['not(< 18)', '"adult"'],
            ],
          }),
          { needs: ['age'] },
        ),
    );
    expect(model.decide('T', { age: '42' })).toMatchObject({
      ok: false,
      sentence: "age is text '42', a number was expected.",
    });
    expect(model.decide('T', { age: null })).toMatchObject({ ok: true, output: null });
    expect(model.decide('T', {})).toMatchObject({
      ok: true,
      output: null,
      warnings: [{ sentence: 'age is not given.' }],
    });
    expect(model.decide('U', {})).toMatchObject({ ok: false, sentence: 'Model has no decision U.' });
  });

  it('holds data to the types of the model, down to entries and items', async () => {
    const model = await modelOf(
      `<itemDefinition name="tLine"><itemComponent name="article"><typeRef>string</typeRef></itemComponent>
       <itemComponent name="day"><typeRef>date</typeRef></itemComponent>
       <itemComponent name="grade"><typeRef>string</typeRef><allowedValues><text>"A", "B"</text></allowedValues></itemComponent></itemDefinition>
       <itemDefinition name="tLines" isCollection="true"><typeRef>tLine</typeRef></itemDefinition>` +
        inputData('lines', 'tLines') +
        decision('T', literal('lines[1].day.month'), { needs: ['lines'] }),
    );
    const line = { article: 'x', day: '2026-05-01', grade: 'A' };
    expect(model.decide('T', { lines: [line] })).toMatchObject({ ok: true, output: 5 });
    expect(model.decide('T', { lines: line })).toMatchObject({ ok: true, output: 5 });
    expect(model.decide('T', { lines: [line, { ...line, day: 'soon' }] })).toMatchObject({
      sentence: "lines[2].day is text 'soon', a date was expected.",
    });
    expect(model.decide('T', { lines: [{ ...line, grade: 'C' }] })).toMatchObject({
      sentence: `lines[1].grade is text 'C', which is none of the allowed values "A", "B".`,
    });
  });

  it('calls knowledge models, also through a boxed invocation, and they themselves', async () => {
    const model = await modelOf(
      `<businessKnowledgeModel id="_fact" name="fact"><variable name="fact"/><encapsulatedLogic>
         <formalParameter name="n" typeRef="number"/>${literal('if n <= 1 then 1 else n * fact(n - 1)')}</encapsulatedLogic></businessKnowledgeModel>
       <businessKnowledgeModel id="_twice" name="twice"><encapsulatedLogic><formalParameter name="n"/>
         <context><contextEntry><variable name="one"/>${literal('fact(n)')}</contextEntry><contextEntry>${literal('one + one')}</contextEntry></context>
         </encapsulatedLogic><knowledgeRequirement><requiredKnowledge href="#_fact"/></knowledgeRequirement></businessKnowledgeModel>` +
        inputData('x', 'number') +
        decision('text', literal('twice(x) + fact(n: 3)'), { needs: ['x'], knows: ['twice', 'fact'] }) +
        decision(
          'boxed',
          `<invocation>${literal('twice')}<binding><parameter name="n"/>${literal('x + 1')}</binding></invocation>`,
          { needs: ['x'], knows: ['twice'] },
        ),
    );
    expect(model.decide('text', { x: 4 })).toMatchObject({ ok: true, output: 54 });
    expect(model.decide('boxed', { x: 4 })).toMatchObject({ ok: true, output: 240 });
    expect(model.decide('text', { x: 1e6 })).toMatchObject({
      ok: false,
      sentence: 'Functions call each other more than 250 deep.',
    });
  });

  it('shows the table of a knowledge model in the explanation', async () => {
    const model = await modelOf(
      `<businessKnowledgeModel id="_grade" name="grade"><encapsulatedLogic><formalParameter name="points"/>
        ${table({
          inputs: ['points'],
          outputs: [{}],
          rules: [
            ['< 50', '"C"'],
            ['>= 50', '"A"'],
          ],
        })}</encapsulatedLogic></businessKnowledgeModel>` +
        inputData('score') +
        decision('T', literal('grade(score * 2)'), { needs: ['score'], knows: ['grade'] }),
    );
    const result = model.decide('T', { score: 30 });
    expect(result.ok && result.explanation.map(({ name, rules, output }) => [name, rules, output])).toEqual([
      ['grade', [2], 'A'],
      ['T', undefined, 'A'],
    ]);
  });

  it.each([
    [
      'context',
      `<context><contextEntry><variable name="a"/>${literal('x + 1')}</contextEntry><contextEntry><variable name="b"/>${literal('a * 2')}</contextEntry></context>`,
      { a: 4, b: 8 },
    ],
    ['list', `<list>${literal('x')}${literal('x + 1')}</list>`, [3, 4]],
    [
      'relation',
      `<relation><column name="a"/><column name="b"/><row>${literal('1')}${literal('x')}</row></relation>`,
      [{ a: 1, b: 3 }],
    ],
    [
      'conditional',
      `<conditional><if>${literal('x > 2')}</if><then>${literal('"big"')}</then><else>${literal('"small"')}</else></conditional>`,
      'big',
    ],
    [
      'for',
      `<for iteratorVariable="i"><in>${literal('[1, 2]')}</in><return>${literal('i * x + count(partial)')}</return></for>`,
      [3, 7],
    ],
    [
      'some',
      `<some iteratorVariable="i"><in>${literal('[1, 5]')}</in><satisfies>${literal('i > x')}</satisfies></some>`,
      true,
    ],
    [
      'every',
      `<every iteratorVariable="i"><in>${literal('[1, 5]')}</in><satisfies>${literal('i > x')}</satisfies></every>`,
      false,
    ],
    [
      'filter',
      `<filter><in>${literal('[{a: 1}, {a: 9}]')}</in><match>${literal('a > x and item.a < 10')}</match></filter>`,
      [{ a: 9 }],
    ],
    [
      'function',
      `<context><contextEntry><variable name="f"/><functionDefinition><formalParameter name="n"/>${literal('n + x')}</functionDefinition></contextEntry><contextEntry>${literal('f(1)')}</contextEntry></context>`,
      4,
    ],
  ])('evaluates a boxed %s', async (_, logic, expected) => {
    const content = inputData('x', 'number') + decision('T', logic, { needs: ['x'] });
    expect(await (await modelOf(content)).decide('T', { x: 3 })).toMatchObject({
      ok: true,
      output: expected,
    });
  });

  it('calls a decision service with data of its own', async () => {
    const model = await modelOf(
      inputData('a', 'number') +
        decision('double', literal('a * 2'), { needs: ['a'] }) +
        decision('plus', literal('double + 1'), { requires: ['double'] }) +
        `<decisionService id="_s" name="s"><outputDecision href="#_plus"/><encapsulatedDecision href="#_double"/><inputData href="#_a"/></decisionService>` +
        decision('T', literal('[s(10), s(20), plus]'), { requires: ['plus'], knows: ['s'] }),
    );
    expect(model.decide('T', { a: 1 })).toMatchObject({ ok: true, output: [21, 41, 3] });
  });

  it('takes names it was not drawn to need from the data, and says so', async () => {
    const model = await modelOf(
      decision('T', table({ inputs: ['season: string'], outputs: [{}], rules: [['"Winter"', '"stew"']] })),
    );
    expect(model.decisions[0]?.inputs).toEqual([{ name: 'season', type: 'string' }]);
    expect(model.decide('T', { season: 'Winter' })).toMatchObject({ ok: true, output: 'stew' });
  });

  it('takes the moment from outside, and gives the same answer every time', async () => {
    const model = await modelOf(decision('T', literal('today()')));
    expect(model.decide('T', {}, { now: '2026-11-19T09:14:02.000Z' })).toMatchObject({
      output: '2026-11-19',
    });
    expect(model.decide('T', {}, { now: '2027-01-01T00:00:00.000Z' })).toMatchObject({
      output: '2027-01-01',
    });
  });
});
