import { expect, test } from 'vitest';
import { readTests } from './read-tests.ts';

const good = {
  model: 'rules',
  tests: [
    { name: 'Small order', decision: 'discount', inputs: { total: 10 }, expected: 0 },
    {
      name: 'Last year',
      decision: 'discount',
      inputs: {},
      expected: { percent: 5 },
      now: '2025-12-31T23:59:59Z',
      from: { case: '7402', seq: 18 },
    },
  ],
};

test('a file is read as it stands', () => {
  expect(readTests(JSON.stringify(good, null, 2))).toEqual({ ok: true, file: good, findings: [] });
});

test.each([
  ['', 1, 1, 'The text ends where a value was expected.'],
  ['{\n  "model": "rules"\n  "tests": []\n}', 3, 3, 'Here stands ", but a comma or } was expected.'],
  ['{ "model": rules }', 1, 12, 'Here stands r, but a value was expected.'],
  ['{ "model": "rules }', 1, 12, 'The text in quotes that begins here does not end.'],
  ['{ "model": "ru\nles" }', 1, 12, 'The text in quotes holds a line break'],
  ['{ model: "rules" }', 1, 3, 'Here stands m, but a name in quotes was expected.'],
  ['{ "model": "a",\n "model": "b" }', 2, 2, 'The entry "model" stands twice.'],
  ['{} {}', 1, 4, 'The text goes on after its end.'],
  ['['.repeat(5000), 1, 102, 'The text nests more than 100 levels deep.'],
])('broken JSON is found at its place (%#)', (text, line, column, sentence) => {
  expect(readTests(text)).toEqual({
    ok: false,
    findings: [
      expect.objectContaining({
        ...{ code: 'tests-broken', severity: 'error', line, column },
        sentence: expect.stringContaining(sentence),
      }),
    ],
  });
});

test.each([
  ['[]', '1:1 The file must be an object with "model", "tests".'],
  ['{ "model": "m" }', '1:1 The file needs a list "tests".'],
  ['{ "tests": [] }', '1:1 The file needs a text "model".'],
  [
    '{ "model": "m", "tests": [],\n "test": [] }',
    '2:10 The file has an entry "test" that is not known. Did you mean "tests"?',
  ],
  [oneTest({ name: '' }), '1:31 Test 1 needs a text "name".'],
  [oneTest({ decision: 7 }), 'Test "T" needs a text "decision".'],
  [oneTest({ inputs: [1] }), 'Test "T" needs "inputs": an object with the data by their names.'],
  [oneTest({ expected: undefined }), 'Test "T" needs "expected": the answer that is right.'],
  [oneTest({ now: 'yesterday' }), '"now" of Test "T" must be a moment like "2026-11-19T09:14:00Z".'],
  [oneTest({ from: { case: 1, seq: 2 } }), '"from" of Test "T" must name the "case"'],
])('a form that is wrong is told: %s', (text, sentence) => {
  const reading = readTests(text);
  expect(reading.ok).toBe(false);
  const told = reading.findings.map(({ line, column, sentence: what }) => `${line}:${column} ${what}`);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(sentence);
});

test('two tests of one name are a warning, and run all the same', () => {
  const [first] = good.tests;
  const reading = readTests(JSON.stringify({ model: 'rules', tests: [first, first] }));
  expect(reading.ok).toBe(true);
  expect(reading.findings).toMatchObject([
    { severity: 'warning', sentence: 'Two tests are named "Small order".' },
  ]);
});

test('a file that is wrong all over is told about so far that it can be mended', () => {
  const reading = readTests(JSON.stringify({ model: 'm', tests: Array(500).fill({}) }));
  expect(reading.ok).toBe(false);
  expect(reading.findings).toHaveLength(50);
});

test('names that objects have by birth are data like others', () => {
  const text = oneTest({}).replace('"inputs":{', '"inputs":{"__proto__":1,"constructor":2,');
  const reading = readTests(text);
  if (!reading.ok) throw new Error(reading.findings[0]?.sentence);
  expect(Object.keys(reading.file.tests[0]?.inputs ?? {})).toEqual(['__proto__', 'constructor', 'a']);
});

function oneTest(changes: object): string {
  const test = { name: 'T', decision: 'd', inputs: { a: 1 }, expected: 1, ...changes };
  return JSON.stringify({ model: 'm', tests: [test] });
}
