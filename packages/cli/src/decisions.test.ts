import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answered } from '../test/answered.ts';

const home = mkdtempSync(join(tmpdir(), 'throughline-cli-decisions-'));
const at = (name: string) => join(home, name);

const MODEL = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="rules" name="Rules" namespace="http://example.org/rules">
  <inputData id="i1" name="total"><variable name="total" typeRef="number"/></inputData>
  <decision id="discount" name="Discount">
    <informationRequirement><requiredInput href="#i1"/></informationRequirement>
    <decisionTable hitPolicy="UNIQUE">
      <input><inputExpression typeRef="number"><text>total</text></inputExpression></input>
      <output typeRef="number"/>
      <rule><inputEntry><text>&gt;= 1000</text></inputEntry><outputEntry><text>12</text></outputEntry></rule>
      <rule><inputEntry><text>&lt; 1000</text></inputEntry><outputEntry><text>total / 100</text></outputEntry></rule>
    </decisionTable>
  </decision>
  <businessKnowledgeModel id="twice" name="Twice"><encapsulatedLogic><formalParameter name="n" typeRef="number"/>
    <literalExpression><text>n * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
  <decision id="year" name="Year"><literalExpression><text>today().year &gt; 2000</text></literalExpression></decision>
</definitions>`;
const big = { name: 'Big order', decision: 'Discount', inputs: { total: 2000 }, expected: 12 };
const small = { name: 'Small order', decision: 'discount', inputs: { total: 50 }, expected: 0.5 };

beforeAll(() => {
  writeFileSync(at('rules.dmn'), MODEL);
  writeFileSync(at('broken.dmn'), MODEL.replace('>total<', '>total +<'));
  writeFileSync(at('rules.tests.json'), JSON.stringify({ model: 'rules', tests: [big, small] }));
  writeFileSync(
    at('wrong.json'),
    JSON.stringify({
      model: 'rules',
      tests: [
        { ...big, expected: 10 },
        { ...big, name: 'Same' },
      ],
    }),
  );
  writeFileSync(at('other.json'), JSON.stringify({ model: 'bundle', tests: [big] }));
  writeFileSync(at('half.json'), '{ "model": "rules",\n  "tests": [}');
  writeFileSync(
    at('orders.jsonl'),
    '\uFEFF{"total": 2000}\r\n{"total": 50.5}\n\n{"total": \n[1]\n{"total": "much"}\n{"total": 1}',
  );
});
afterAll(() => rmSync(home, { recursive: true }));

it.each([
  [['0.1 + 0.2'], '0.3\n', ''],
  [['price * 1.19', '--context', '{"price": 100}'], '119\n', ''],
  [['date("2026-02-28") + duration("P1D")'], '"2026-03-01"\n', ''],
  [['{ a: [1, null], "b c": "x" }'], '{"a":[1,null],"b c":"x"}\n', ''],
  [['order date + duration("P1M")', '--context', '{"order date": "2026-01-31"}'], 'null\n', 'order date'],
  [['--', '-3'], '-3\n', ''],
  [['now() > date and time("2020-01-01T00:00:00Z")'], 'true\n', ''],
])('feel %j', async (args, out, err) => {
  const answer = await answered(['feel', ...args]);
  expect(answer).toEqual({ code: 0, out, err: err === '' ? '' : expect.stringContaining(err) });
});

it.each([
  [['1 + '], 1, '  1 + \n      ^'],
  [['for i in 1..1000000000 return i'], 1, 'more steps than one evaluation may'],
  [[], 2, 'Name one expression, in quotes.'],
  [['1', '2'], 2, 'Name one expression, in quotes.'],
  [['a', '--context', '{a: 1}'], 2, '--context is no JSON'],
  [['a', '--context', '[1]'], 2, '--context takes an object'],
])('feel %j is refused', async (args, code, sentence) => {
  expect(await answered(['feel', ...args])).toEqual({
    code,
    out: '',
    err: expect.stringContaining(sentence),
  });
});

it('decides line by line, in order, and goes on after a bad one', async () => {
  const { code, out } = await answered([
    'decide',
    at('rules.dmn'),
    '--decision',
    'Discount',
    '--inputs',
    at('orders.jsonl'),
  ]);
  expect(code).toBe(1);
  expect(out.split('\n').map((line) => (line === '' ? '' : JSON.parse(line)))).toEqual([
    12,
    0.505,
    { line: 4, error: expect.stringMatching(/^The line is no JSON: .*\.$/) },
    { line: 5, error: 'The line is no object of inputs by name.' },
    { line: 6, error: "total is text 'much', a number was expected." },
    0.01,
    '',
  ]);
});

it('gives all decisions by name when none is named, and what could be decided beside an error', async () => {
  writeFileSync(at('two.jsonl'), '{"total": 2000}\n{"total": "much"}\n');
  const { code, out } = await answered(['decide', at('rules.dmn'), '--inputs', at('two.jsonl')]);
  expect(code).toBe(1);
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { Discount: 12, Year: true },
    { line: 2, error: "Discount: total is text 'much', a number was expected.", answers: { Year: true } },
  ]);
});

it('calls a knowledge model or a service as it asks a decision', async () => {
  writeFileSync(at('numbers.jsonl'), '{"n": 0.1}\n{"n": 21}');
  const args = ['decide', at('rules.dmn'), '--decision', 'Twice', '--inputs', at('numbers.jsonl')];
  expect(await answered(args)).toEqual({ code: 0, out: '0.2\n42\n', err: '' });
});

it.each([
  ['rules.dmn', 2, 'Name the file of inputs with --inputs.'],
  ['--inputs orders.jsonl', 2, 'Name a DMN file.'],
  ['nothing.dmn --inputs orders.jsonl', 1, 'nothing.dmn: there is no such file'],
  ['rules.dmn --inputs nothing.jsonl', 1, 'nothing.jsonl: there is no such file'],
  ['rules.dmn --inputs .', 1, ': this is a folder, not a file.'],
  [
    'rules.dmn --inputs orders.jsonl --decision Rebate',
    1,
    'Rules has no decision "Rebate".\nIt has "Discount", "Year".',
  ],
  ['broken.dmn --inputs orders.jsonl', 1, 'broken.dmn, Discount, line 1, column 8:'],
])('decide %s says what is wrong', async (line, code, sentence) => {
  const args = line.split(' ').map((word) => (word === '.' || /\.\w+$/.test(word) ? at(word) : word));
  expect(await answered(['decide', ...args])).toEqual({
    code,
    out: '',
    err: expect.stringContaining(sentence),
  });
});

it('finds the test cases beside the model, and tells which rules they reach', async () => {
  expect(await answered(['test', at('rules.dmn')])).toEqual({
    code: 0,
    out: 'passed  Big order\npassed  Small order\nreached 2 of 2 rules of Discount\n2 passed, 0 failed\n',
    err: '',
  });
});

it('tells what failed, for people and for programs', async () => {
  const sentence = 'Test "Big order": expected Discount 10, got 12.';
  expect(await answered(['test', at('rules.dmn'), at('wrong.json')])).toEqual({
    code: 1,
    out: `FAILED  ${sentence}\npassed  Same\nreached 1 of 2 rules of Discount; not 2\n1 passed, 1 failed\n`,
    err: '',
  });
  const { code, out } = await answered(['test', at('rules.dmn'), at('wrong.json'), '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    ...{ model: 'rules', passed: 1, failed: 1 },
    results: [{ name: 'Big order', passed: false, expected: 10, actual: 12, sentence }, { passed: true }],
    coverage: [{ decision: 'discount', name: 'Discount', rules: 2, reached: [1], unreached: [2] }],
  });
});

it.each([
  ['broken.dmn', 'broken.dmn, Discount, line 1, column 8:'],
  ['rules.dmn half.json', 'half.json, line 2, column 13: Here stands }, but a value was expected.'],
  ['rules.dmn other.json', 'The tests are for the model "bundle", not for "rules".'],
  ['wrong.dmn', 'wrong.dmn: there is no such file'],
])('test %s says what is wrong', async (line, sentence) => {
  const args = line.split(' ').map(at);
  expect(await answered(['test', ...args])).toEqual({
    code: 1,
    out: '',
    err: expect.stringContaining(sentence),
  });
});

it('warns of two tests with one name, and runs both', async () => {
  writeFileSync(at('twins.json'), JSON.stringify({ model: 'rules', tests: [big, big] }));
  const { code, out, err } = await answered(['test', at('rules.dmn'), at('twins.json')]);
  expect(code).toBe(0);
  expect(out).toContain('2 passed, 0 failed');
  expect(err).toContain('Two tests are named "Big order".');
});

it('says where test cases are looked for', async () => {
  writeFileSync(at('alone.dmn'), MODEL);
  const { code, err } = await answered(['test', at('alone.dmn')]);
  expect(code).toBe(1);
  expect(err).toContain(
    `There are no test cases beside ${at('alone.dmn')}.\nWrite them to ${at('alone.tests.json')}`,
  );
});

it('finds what a model imports beside it, or among the files named', async () => {
  const importing = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="offer" name="Offer" namespace="http://example.org/offer">
    <import name="base" namespace="http://example.org/rules" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
    <decision id="half" name="Half"><variable name="Half"/>
      <informationRequirement><requiredDecision href="http://example.org/rules#discount"/></informationRequirement>
      <literalExpression><text>base.Discount / 2</text></literalExpression></decision></definitions>`;
  for (const folder of ['alone', 'beside']) mkdirSync(at(folder));
  for (const name of ['beside/offer.dmn', 'alone/offer.dmn']) writeFileSync(at(name), importing);
  writeFileSync(at('beside/rules.dmn'), MODEL);
  writeFileSync(at('one.jsonl'), '{"base": {"total": 2000}}');
  const inputs = ['--inputs', at('one.jsonl'), '--decision', 'Half'];
  expect(await answered(['decide', at('beside/offer.dmn'), ...inputs])).toEqual({
    code: 0,
    out: '6\n',
    err: '',
  });
  const alone = await answered(['decide', at('alone/offer.dmn'), ...inputs]);
  expect(alone).toEqual({
    code: 1,
    out: '',
    err: expect.stringContaining('The model imports base, which is not there.'),
  });
  const named = await answered(['decide', at('alone/offer.dmn'), at('rules.dmn'), ...inputs]);
  expect(named).toEqual({ code: 0, out: '6\n', err: '' });
});

it('takes inputs from stdin and answers each before the next comes', async () => {
  const child = decide('-');
  const answers = child.stdout[Symbol.asyncIterator]();
  child.stdin.write('{"total": 2000}\n{"tot');
  expect(String((await answers.next()).value)).toBe('12\n');
  child.stdin.end(`al": 100}\n${'{"total": 1}\n'.repeat(20_000)}`);
  const rest = await text(child.stdout);
  expect(rest.split('\n').slice(0, 3)).toEqual(['1', '0.01', '0.01']);
  expect(rest.trimEnd().split('\n')).toHaveLength(20_001);
});

it('ends quietly when nobody reads on', async () => {
  writeFileSync(at('many.jsonl'), '{"total": 2000}\n'.repeat(200_000));
  const child = decide('many.jsonl');
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [[code], err] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
  expect([code, err]).toEqual([0, '']);
});

it('checks a model together with the test cases beside it', async () => {
  writeFileSync(at('failing.dmn'), MODEL);
  const tests = [{ ...big, expected: 10 }];
  writeFileSync(at('failing.tests.json'), JSON.stringify({ model: 'rules', tests }));
  const { code, out } = await answered(['check', at('failing.dmn')]);
  expect(code).toBe(1);
  expect(out).toContain(
    'error: failing.tests.json, Discount: Test "Big order": expected Discount 10, got 12.',
  );
  expect(out).toContain('advice: failing.dmn, Discount: No test reaches rule 2 of Discount.');
  expect((await answered(['check', at('rules.dmn')])).code).toBe(0);
});

it('shows what is doubtful in a table, for people and for programs', async () => {
  writeFileSync(at('gap.dmn'), MODEL.replace('&gt;= 1000', '&gt; 1000'));
  const { code, out } = await answered(['check', at('gap.dmn')]);
  expect(code).toBe(0);
  expect(out).toContain('warning: gap.dmn, Discount: No rule of Discount answers when total is 1000.');
  const json = await answered(['check', at('gap.dmn'), '--json']);
  const findings = json.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(findings).toContainEqual(
    expect.objectContaining({ decision: 'discount', example: { total: 1000 }, file: 'gap.dmn' }),
  );
});

/** The command as a process of its own. */
function decide(inputs: string) {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const file = inputs === '-' ? inputs : at(inputs);
  const args = [main, 'decide', at('rules.dmn'), '--decision', 'discount', '--inputs', file];
  return spawn(process.execPath, args);
}

it.each([
  ['in the encoding its declaration names', 'ISO-8859-1', (text: string) => Buffer.from(text, 'latin1')],
  ['with a byte order mark', 'UTF-8', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['in UTF-16', 'UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
])('reads a file %s', async (_, encoding, bytes) => {
  const xml = MODEL.replace('>12<', '>"Grüße"<').replace('<output typeRef="number"/>', '<output/>');
  writeFileSync(at('encoded.dmn'), bytes(`<?xml version="1.0" encoding="${encoding}"?>\n${xml}`));
  writeFileSync(at('one.jsonl'), '{"total": 2000}');
  const answer = await answered([
    'decide',
    at('encoded.dmn'),
    '--decision',
    'Discount',
    '--inputs',
    at('one.jsonl'),
  ]);
  expect(answer).toMatchObject({ code: 0, out: '"Grüße"\n' });
});

it('refuses a file whose bytes are no text', async () => {
  writeFileSync(at('bytes.dmn'), Buffer.from([0x3c, 0xff, 0xc3, 0x28]));
  const answer = await answered(['check', at('bytes.dmn')]);
  expect(answer).toMatchObject({
    code: 1,
    err: expect.stringContaining('bytes.dmn: this is no text in UTF-8.'),
  });
});

it('takes an expression that begins with a minus', async () => {
  expect(await answered(['feel', '-total / 2', '--context', '{"total": 9}'])).toMatchObject({
    code: 0,
    out: '-4.5\n',
  });
});
