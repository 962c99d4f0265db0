import type { Json } from '@throughline/feel';
import { beforeAll, expect, test } from 'vitest';
import type { DecisionModel } from '../decide/model.ts';
import { decision, inputData, literal, modelOf, table } from '../testing.ts';
import { runTests } from './run-tests.ts';
import type { TestCase } from './test-case.ts';
import { testFindings } from './test-findings.ts';

let model: DecisionModel;
beforeAll(async () => {
  model = await modelOf(
    [
      inputData('total', 'number'),
      inputData('level', 'string'),
      decision(
        'discount',
        table({
          inputs: ['level', 'total: number'],
          outputs: [{ type: 'number' }],
          rules: [
            ['"gold"', '>= 1000', '12'],
            ['"gold"', '< 1000', '10'],
            ['"silver"', '-', '0.1 + 0.2'],
          ],
        }),
        { needs: ['total', 'level'] },
      ),
      decision('offer', literal('{ percent: discount, items: [1, total], until: date("2026-01-31") }'), {
        needs: ['total'],
        requires: ['discount'],
      }),
      decision('wait', literal('duration("P1D")')),
      decision('moment', literal('date and time("2026-01-01T00:00:00Z")')),
      `<decisionService id="s" name="service"><outputDecision href="#_discount"/>
        <inputData href="#_level"/><inputData href="#_total"/></decisionService>`,
      `<businessKnowledgeModel id="k" name="twice"><encapsulatedLogic><formalParameter name="n" typeRef="number"/>
        ${literal('n * 2')}</encapsulatedLogic></businessKnowledgeModel>`,
      decision('third', literal('1 / 3')),
      decision('today', literal('string(today())')),
      decision('word', literal('"P1D"')),
    ].join(''),
  );
});

const gold = { level: 'gold', total: 2000 };

test.each([
  ['discount', gold, 12],
  ['_discount', { level: 'silver', total: 1 }, 0.3],
  ['discount', { level: 'bronze', total: 1 }, null],
  ['offer', gold, { until: '2026-01-31', items: [1, 2000], percent: 12 }],
  ['wait', {}, 'PT24H'],
  ['moment', {}, '2026-01-01T01:00:00+01:00'],
  ['third', {}, 0.3333333333333333],
  ['service', { level: 'gold', total: 1000 }, 12],
  ['twice', { n: 0.1 }, 0.2],
])('%s of %j passes', (asked, inputs, expected) => {
  const { results } = run({ decision: asked, inputs, expected });
  expect(results).toMatchObject([{ name: 'T', decision: asked, passed: true, expected }]);
  expect(results[0]?.sentence).toMatch(/^Test "T": \w+ is as expected\.$/);
});

test.each<[string, Record<string, Json>, Json, string]>([
  ['discount', gold, 10, 'Test "T": expected discount 10, got 12.'],
  ['_discount', gold, '12', 'Test "T": expected discount "12", got 12.'],
  ['discount', gold, null, 'Test "T": expected discount null, got 12.'],
  ['offer', gold, 7, 'Test "T": expected offer 7, got {percent: 12, items: [1, 2000], until: "2026-01-31"}.'],
  [
    'offer',
    gold,
    { percent: 10, items: [1, 2000], until: '2026-01-31' },
    'Test "T": expected percent 10, got 12.',
  ],
  [
    'offer',
    gold,
    { percent: 12, items: [1, 2], until: '2026-01-31' },
    'Test "T": expected items[2] 2, got 2000.',
  ],
  [
    'offer',
    gold,
    { percent: 12, items: [1], until: '2026-01-31' },
    'Test "T": expected items [1], got [1, 2000].',
  ],
  [
    'offer',
    gold,
    { percent: 12, items: [1, 2000] },
    'Test "T": expected until nothing of that name, got "2026-01-31".',
  ],
  ['wait', {}, 'PT25H', 'Test "T": expected wait "PT25H", got "P1D".'],
  ['word', {}, 'PT24H', 'Test "T": expected word "PT24H", got "P1D".'],
  [
    'discount',
    { level: 'gold', total: 'much' },
    10,
    'Test "T": discount gave no answer. total is text \'much\', a number was expected.',
  ],
  [
    'rebate',
    gold,
    10,
    'Test "T": rebate gave no answer. Model has no decision of that name. It has discount, offer',
  ],
])('%s of %j is not %j, and a sentence says so', (asked, inputs, expected, sentence) => {
  const [result] = run({ decision: asked, inputs, expected }).results;
  expect(result?.passed).toBe(false);
  expect(result?.sentence).toContain(sentence);
});

test('a test may fix its moment; the others are run at the moment given', () => {
  const { results } = runTests(
    model,
    [
      { name: 'then', decision: 'today', inputs: {}, expected: '2025-02-28', now: '2025-02-28T12:00:00Z' },
      { name: 'now', decision: 'today', inputs: {}, expected: '2026-11-19' },
    ],
    { now: '2026-11-19T09:14:00Z' },
  );
  expect(results.map(({ passed }) => passed)).toEqual([true, true]);
});

function run(test: Omit<TestCase, 'name'>) {
  return runTests(model, [{ name: 'T', ...test }]);
}

test('findings name what failed', () => {
  const findings = testFindings(model, run({ decision: 'discount', inputs: gold, expected: 10 }));
  expect(findings.filter(({ code }) => code === 'test-failed')).toEqual([
    {
      ...{
        code: 'test-failed',
        severity: 'error',
        element: '_discount',
        name: 'discount',
        decision: '_discount',
      },
      ...{ sentence: 'Test "T": expected discount 10, got 12.', mend: expect.any(String) },
    },
  ]);
});

test('coverage counts the rules that matched in any test, table by table', () => {
  const tests = [gold, { level: 'silver', total: 1 }].map((inputs) => ({
    ...{ name: 'T', decision: 'offer', inputs, expected: null },
  }));
  const ran = runTests(model, tests);
  expect(ran.coverage).toEqual([
    { decision: '_discount', name: 'discount', rules: 3, reached: [1, 3], unreached: [2] },
  ]);
  expect(testFindings(model, ran).filter(({ code }) => code === 'rule-untested')).toEqual([
    {
      ...{ code: 'rule-untested', severity: 'advice', element: '_discount', name: 'discount' },
      ...{ decision: '_discount', rules: [2] },
      ...{ sentence: 'No test reaches rule 2 of discount.', mend: 'Add a test for each of them.' },
    },
  ]);
});
