import { expect, it } from 'vitest';
import { bpmn, flows } from '../../test/test-models.ts';
import { checkFiles } from './check-files.ts';
import { NOTHING_PUBLISHED } from './published.ts';

const NOW = '2026-11-19T09:42:00.000Z';
const check = (files: { name: string; content: string }[], published = false) =>
  checkFiles(files, NOW, { ...NOTHING_PUBLISHED, has: async () => published });
const form = (id: string) => JSON.stringify({ id, components: [] });
const task = (id: string, more = '') => ({
  name: `${id}.bpmn`,
  content: bpmn(
    id,
    '',
    `<bpmn:startEvent id="a" /><bpmn:userTask id="b">${more}</bpmn:userTask><bpmn:endEvent id="c" />${flows('a', 'b', 'c')}`,
  ),
});
const codes = async (...input: Parameters<typeof check>) =>
  (await check(...input)).findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);

it('an id that no address has room for is refused', async () => {
  expect(await codes([{ name: 'a.form', content: form('x'.repeat(200)) }])).toEqual([]);
  expect(await codes([{ name: 'a.form', content: form('x'.repeat(201)) }])).toEqual(['id-too-long']);
  expect(await codes([task('p'.repeat(5_000))])).toEqual(['id-too-long']);
});

it('the same definition twice, and one that is used but nowhere, are refused', async () => {
  expect(await codes([task('one'), { ...task('one'), name: 'two.bpmn' }])).toEqual(['defined-twice']);
  const uses = task(
    'uses',
    '<bpmn:extensionElements><zeebe:formDefinition formId="none" /></bpmn:extensionElements>',
  );
  expect(await codes([uses])).toEqual(['form-missing']);
  expect(await codes([uses, { name: 'none.form', content: form('none') }])).toEqual([]);
  expect(await codes([uses], true)).toEqual([]);
});

it('files of unknown kinds are refused by name', async () => {
  expect(await codes([{ name: 'letter.docx', content: '' }])).toEqual(['file-kind-unknown']);
});

it.each([
  ['{', 'form-not-json', 'The file is no readable JSON.'],
  ['null', 'form-incomplete', 'The file is missing or'],
  ['{"id":"a"}', 'form-incomplete', '“components” is missing or'],
  ['{"id":7,"components":[]}', 'form-incomplete', '“id” is missing or'],
  ['{"id":"a","components":[null]}', 'form-incomplete', '“components[0]” is missing or'],
  ['{"id":"a","components":[{"type":"select","key":"k","values":"x"}]}', 'form-incomplete', '[0].values”'],
  ['{"id":"a","components":[{"type":"group","components":{}}]}', 'form-incomplete', '[0].components”'],
  ['{"id":"a","components":[{"type":"colour","key":"k"}]}', 'form-field-unknown', '"colour"'],
  ['{"id":"a","components":[{"type":"number","label":"How many"}]}', 'form-field-without-key', '"How many"'],
  ['{"id":"a","__proto__":{},"components":[]}', 'form-incomplete', '__proto__'],
  [
    `{"id":"a","components":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    'form-incomplete',
    'components[0][0]',
  ],
])('the form %.60s is refused', async (content, code, sentence) => {
  const { findings } = await check([{ name: 'a.form', content }]);
  expect(findings).toMatchObject([{ code, severity: 'error', file: 'a.form' }]);
  expect(findings[0]!.sentence).toContain(sentence);
});

it('tables are checked, and findings name the rules, the cells and an example', async () => {
  const content = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="Fees" namespace="fees">
    <decision id="fee" name="Fee"><decisionTable hitPolicy="UNIQUE">
      <input><inputExpression typeRef="number"><text>weight</text></inputExpression></input>
      <output name="fee" typeRef="number"/>
      <rule><inputEntry><text>[0..10]</text></inputEntry><outputEntry><text>5</text></outputEntry></rule>
      <rule><inputEntry><text>[10..20]</text></inputEntry><outputEntry><text>9</text></outputEntry></rule>
    </decisionTable></decision></definitions>`;
  const { findings } = await check([{ name: 'fees.dmn', content }]);
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(errors).toMatchObject([
    { file: 'fees.dmn', decision: 'fee', rules: [1, 2], example: { weight: 10 } },
  ]);
  expect(findings).toContainEqual(expect.objectContaining({ severity: 'warning', decision: 'fee' }));
});
