import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { dmnTck } from './dmn-tck.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Runs a pack made of these files: each case with its status and, if it did not pass, why. */
async function run(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const pack = mkdtempSync(join(tmpdir(), 'pack-'));
  folders.push(pack);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(pack, name)), { recursive: true });
    writeFileSync(join(pack, name), text);
  }
  const results: string[] = [];
  for await (const { case: name, status, why } of dmnTck.run(pack)) {
    results.push([name, status, why].filter(Boolean).join(' | '));
  }
  return results;
}

function model(content: string, attributes = 'namespace="http://test/main"'): string {
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="M" ${attributes}>${content}</definitions>`;
}

function decision(name: string, expression: string, needs = ''): string {
  return `<decision id="_${name}" name="${name}"><variable name="${name}"/>${needs}
    <literalExpression><text>${expression}</text></literalExpression></decision>`;
}

function tests(cases: string, file = 'm.dmn'): string {
  return `<tc:testCases xmlns:tc="http://www.omg.org/spec/DMN/20160719/testcase"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <tc:modelName>${file}</tc:modelName>${cases.replaceAll(/<(\/?)(?=\w)/g, '<$1tc:')}</tc:testCases>`;
}

function expecting(id: string, name: string, value: string, attributes = ''): string {
  return `<testCase id="${id}"><resultNode name="${name}" ${attributes}><expected>${value}</expected></resultNode></testCase>`;
}

const number = (value: string) => `<value xsi:type="xsd:decimal">${value}</value>`;
const nil = '<value xsi:nil="true"/>';

describe('the TCK runner', () => {
  it('tells right from wrong, whatever the values are', async () => {
    const content =
      decision('n', '0.1 + 0.2') +
      decision('s', '"3"') +
      decision('l', '[1, {a: null, b: date("2026-01-02")}]') +
      decision('t', 'time("10:30:00.25Z")') +
      decision('d', 'duration("P1Y2M")') +
      decision('e', '1 + "a"');
    const item = (a: string, day: string) =>
      `<list><item>${number('1')}</item><item><component name="a">${a}</component><component name="b"><value xsi:type="xsd:date">${day}</value></component></item></list>`;
    const cases =
      expecting('n1', 'n', number('0.3')) +
      expecting('n2', 'n', number('0.30000002')) +
      expecting('s1', 's', '<value xsi:type="xsd:string">3</value>') +
      expecting('s2', 's', number('3')) +
      expecting('l1', 'l', item(nil, '2026-01-02')) +
      expecting('l2', 'l', item(nil, '2026-01-03')) +
      expecting('l3', 'l', item(number('0'), '2026-01-02')) +
      expecting('t1', 't', '<value xsi:type="xsd:time">11:30:00.250+01:00</value>') +
      expecting('t2', 't', '<value xsi:type="xsd:time">10:30:00Z</value>') +
      expecting('d1', 'd', '<value xsi:type="xsd:duration">P14M</value>') +
      expecting('e1', 'e', nil, 'errorResult="true"') +
      expecting('e2', 'e', number('1'));
    const results = await run({ 'level/f/m.dmn': model(content), 'level/f/t-01.xml': tests(cases) });
    expect(results.map((result) => result.replace('level/f/t-01/', ''))).toEqual([
      'n1 | passed',
      'n2 | failed | n is the number 0.3, the number 0.30000002 was expected.',
      's1 | passed',
      "s2 | failed | s is text '3', the number 3 was expected.",
      'l1 | passed',
      'l2 | failed | l is [1, {a: null, b: 2026-01-02}], [1, {a: null, b: 2026-01-03}] was expected.',
      'l3 | failed | l is [1, {a: null, b: 2026-01-02}], [1, {a: 0, b: 2026-01-02}] was expected.',
      't1 | passed',
      't2 | failed | t is the time 10:30:00.25Z, the time 10:30:00Z was expected.',
      'd1 | passed',
      'e1 | passed',
      'e2 | failed | e is null, the number 1 was expected.',
    ]);
  });

  it('hands inputs in, calls services, and asks for several results', async () => {
    const content = `<inputData id="i" name="given"><variable name="given" typeRef="number"/></inputData>
      ${decision('twice', 'given * 2', '<informationRequirement><requiredInput href="#i"/></informationRequirement>')}
      <decisionService id="ds" name="service"><variable name="service"/><outputDecision href="#_twice"/><inputData href="#i"/></decisionService>`;
    const given = (value: string) => `<inputNode name="given">${value}</inputNode>`;
    const result = (value: string) =>
      `<resultNode name="twice" type="decision"><expected>${value}</expected></resultNode>`;
    const text = '<value xsi:type="xsd:string">4</value>';
    const cases =
      `<testCase id="1">${given(number('4'))}${result(number('8'))}${result(number('9'))}</testCase>` +
      `<testCase id="2" type="decisionService" invocableName="service">${given(number('5'))}${result(number('10'))}</testCase>` +
      `<testCase id="3">${given(text)}${result(nil)}</testCase>` +
      expecting('4', 'unknown', nil) +
      `<testCase id="5">${given(number('5'))}<resultNode name="service"><expected>${number('10')}</expected></resultNode></testCase>`;
    expect(await run({ 'f/m.dmn': model(content), 'f/t.xml': tests(cases) })).toEqual([
      'f/t/1 | failed | twice is the number 8, the number 9 was expected.',
      'f/t/2 | passed',
      'f/t/3 | passed',
      'f/t/4 | failed | M has no decision unknown.',
      'f/t/5 | passed',
    ]);
  });

  it('reads imported models of the folder and finds files whatever their capitals', async () => {
    const main = model(
      `<import name="other" namespace="http://test/other" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
      ${decision('sum', 'other.half + 1', '<informationRequirement><requiredDecision href="http://test/other#_half"/></informationRequirement>')}`,
    );
    const other = model(decision('half', '0.5'), 'namespace="http://test/other"');
    const files = {
      'a/b/Main.DMN': main,
      'a/b/z.dmn': other,
      'a/b/t1.xml': tests(expecting('1', 'sum', number('1.5')), 'main.dmn'),
      'a/b/t2.xml': tests(expecting('1', 'sum', number('2.5')), 'C:\\models\\Main.dmn'),
      'a/b/notes.xml': '<notes/>',
      'a/c/t.xml': tests(expecting('1', 'sum', number('1.5'))),
      'a/non-compliant/x/t.xml': tests(expecting('1', 'sum', number('1.5'))),
    };
    expect(await run(files)).toEqual([
      'a/b/t1/1 | passed',
      'a/b/t2/1 | failed | sum is the number 1.5, the number 2.5 was expected.',
      'a/c/t/1 | failed | The model m.dmn is not in the folder.',
    ]);
  });

  it('says why a file cannot be read or a value is none', async () => {
    const [broken, value, beside, unread] = await run({
      'a/m.dmn': model(decision('x', '1')),
      'a/t1.xml': '<testCases',
      'a/t2.xml': tests(expecting('1', 'x', number('one')) + expecting('2', 'x', number('1'))),
      'b/m.dmn': '<definitions',
      'b/t.xml': tests(expecting('1', 'x', number('1'))),
    });
    expect(broken).toMatch(/^a\/t1 \| failed \| The test file cannot be read: /);
    expect(value).toBe('a/t2/1 | failed | "one" is no decimal.');
    expect(beside).toBe('a/t2/2 | passed');
    expect(unread).toMatch(/^b\/t\/1 \| failed \| The file is no DMN model/);
  });

  it('excludes what only Java can do, also when it is required or imported, and nothing else', async () => {
    const java = `<businessKnowledgeModel id="k" name="k"><variable name="k"/><encapsulatedLogic kind="Java"><context>
      <contextEntry><variable name="class"/><literalExpression><text>"com.example.Rates"</text></literalExpression></contextEntry>
      <contextEntry><variable name="method signature"/><literalExpression><text>"rate(int)"</text></literalExpression></contextEntry>
      </context></encapsulatedLogic></businessKnowledgeModel>`;
    const uses = decision(
      'uses',
      'k(1)',
      '<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>',
    );
    const after = decision(
      'after',
      'uses + 1',
      '<informationRequirement><requiredDecision href="#_uses"/></informationRequirement>',
    );
    const inline = decision(
      'inline',
      'function(a) external { java: { class: "com.example.Rates", method signature: "rate(int)" } }',
    );
    const cases =
      expecting('1', 'after', number('2')) +
      expecting('2', 'inline', number('2')) +
      expecting('3', 'after', nil) +
      expecting('4', 'plain', number('2'));
    const content = java + uses + after + inline + decision('plain', '1');
    expect(await run({ 'f/m.dmn': model(content), 'f/t.xml': tests(cases) })).toEqual([
      'f/t/1 | excluded | Needs a function that only Java or PMML can run: Java "com.example.Rates" "rate(int)"',
      'f/t/2 | excluded | Needs a function that only Java or PMML can run: { java: { class: "com.example.Rates", method signature: "rate(int)" } }',
      'f/t/3 | passed',
      'f/t/4 | failed | plain is the number 1, the number 2 was expected.',
    ]);
  });
});
