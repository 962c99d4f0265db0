import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decision, dmn, findingsOf, inputData, literal, table } from '../testing.ts';
import { readDecisions } from './read-decisions.ts';

async function refusal(xml: string) {
  const { ok, findings } = await readDecisions(xml);
  expect(ok).toBe(false);
  return findings[0];
}

/** Each requires the next. */
function chain(length: number): string[] {
  const last = decision(`D${length - 1}`, literal('1'));
  const others = Array.from({ length: length - 1 }, (_, at) =>
    decision(`D${at}`, literal(`D${at + 1} + 1`), { requires: [`D${at + 1}`] }),
  );
  return [...others, last];
}

describe('reading', () => {
  it.each([
    'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
    'http://www.omg.org/spec/DMN/20180521/MODEL/',
    'https://www.omg.org/spec/DMN/20191111/MODEL/',
    'https://www.omg.org/spec/DMN/20211108/MODEL/',
    'https://www.omg.org/spec/DMN/20230324/MODEL/',
    'https://www.omg.org/spec/DMN/20240513/MODEL/',
  ])('takes the versions of DMN: %s', async (namespace) => {
    const reading = await readDecisions(
      dmn(inputData('a', 'feel:number') + decision('T', literal('a'), { needs: ['a'] }), namespace),
    );
    expect(reading.ok && reading.model.decide('T', { a: 1 })).toMatchObject({ ok: true, output: 1 });
  });

  it('keeps to its elements, whatever else tools write into the file', async () => {
    const xml = dmn(decision('T', literal('1')))
      .replace('<decision ', '<decision xmlns:tool="http://tool" tool:colour="red" ')
      .replace(
        '</definitions>',
        '<dmndi:DMNDI xmlns:dmndi="https://www.omg.org/spec/DMN/20230324/DMNDI/"/></definitions>',
      );
    expect(await readDecisions(xml)).toMatchObject({ ok: true, findings: [] });
  });

  it('refuses what is hostile, before it is parsed', async () => {
    const entity = '<!DOCTYPE definitions [<!ENTITY a "aaaaaaaaaa">]>';
    expect(await refusal(dmn('').replace('?>', `?>${entity}`))).toMatchObject({
      code: 'xml-declaration',
      line: 1,
    });
    expect(await refusal(dmn('<a>'.repeat(300)))).toMatchObject({ code: 'xml-too-deep' });
    expect(await refusal(dmn(`<!--${'x'.repeat(5_000_000)}-->`))).toMatchObject({ code: 'xml-too-large' });
  });

  it.each([
    ['', 'not-dmn'],
    ['{"a": 1}', 'not-dmn'],
    ['<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', 'not-dmn'],
    [dmn('<decision id="a"'), 'xml-broken'],
    [dmn('').replace('</definitions>', '</definition>'), 'xml-broken'],
    [dmn('<decision id="a"><sorcery/></decision>'), 'unknown-element'],
  ])('refuses %j with a finding', async (xml, code) => {
    expect((await readDecisions(xml)).findings.map((finding) => finding.code)).toContain(code);
  });

  it('answers to any text with findings', async () => {
    const good = dmn(
      inputData('a') +
        decision('T', table({ inputs: ['a'], outputs: [{}], rules: [['1', '2']] }), { needs: ['a'] }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: good.length }),
        fc.nat({ max: 40 }),
        fc.string({ unit: 'binary', maxLength: 5 }),
        async (at, cut, text) => {
          const { ok, findings } = await readDecisions(good.slice(0, at) + text + good.slice(at + cut));
          expect(ok || findings.length > 0).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('places an error of an expression inside it, and names the element', async () => {
    const rules = [
      ['< 5', '1'],
      ['> 5 and', '2'],
    ];
    const xml = dmn(
      inputData('a') + decision('Size', table({ inputs: ['a'], outputs: [{}], rules }), { needs: ['a'] }),
    );
    expect(await refusal(xml)).toMatchObject({
      element: '_Size',
      name: 'Size',
      sentence:
        'Input 1 in rule 2 of Size cannot be read. Expected the end of the expression or an operator, but here there is and.',
      line: 1,
      column: 5,
    });
  });

  it.each([
    ['an unknown type', inputData('a', 'numbr'), 'error There is no type numbr.'],
    [
      'an unknown function',
      decision('T', literal('summ([1])')),
      'error T cannot be read. There is no function summ.',
    ],
    [
      'a missing element',
      decision('T', literal('1'), { needs: ['gone'] }),
      'error T requires #_gone, which is not in the model.',
    ],
    [
      'a cycle',
      decision('A', literal('1'), { requires: ['B'] }) + decision('B', literal('1'), { requires: ['A'] }),
      'error A requires itself: A requires B requires A.',
    ],
    [
      'a decision that requires itself',
      decision('A', literal('1'), { requires: ['A'] }),
      'error A requires itself: A requires A.',
    ],
    [
      'a chain too long to follow, from its end',
      chain(5000).join(''),
      'error D0 requires decisions that require others, over more than 300 steps.',
    ],
    [
      'a chain too long to follow, from its beginning',
      chain(5000).reverse().join(''),
      'error D4698 requires decisions that require others, over more than 300 steps.',
    ],
    [
      'an import',
      '<import name="other" namespace="http://other"/>',
      'error The model imports other, which is not there.',
    ],
    [
      'another language',
      decision('T', '<literalExpression expressionLanguage="javascript"><text>1</text></literalExpression>'),
      'error T is written in javascript.',
    ],
    [
      'a Java function',
      '<businessKnowledgeModel id="j" name="j"><encapsulatedLogic kind="Java"/></businessKnowledgeModel>',
      'error j is a function in Java.',
    ],
    ['a decision without logic', decision('T', ''), 'warning T has no logic, so its answer is null.'],
    [
      'an uneven rule',
      decision('T', table({ inputs: ['1'], outputs: [{}], rules: [['-']] })),
      'error Rule 1 of T has 1 inputs and 0 outputs.',
    ],
    [
      'priorities without values',
      decision('T', table({ policy: 'PRIORITY', inputs: ['1'], outputs: [{}], rules: [] })),
      'error T orders by output values, but has none.',
    ],
    [
      'a name that is not required',
      inputData('age') + decision('T', literal('agee + age'), { needs: ['age'] }),
      'warning T uses agee without requiring it.',
    ],
    [
      'a type defined by itself',
      '<itemDefinition name="t"><typeRef>t</typeRef></itemDefinition>',
      'error The type t is defined by itself.',
    ],
  ])('names %s', async (_, content, sentence) => {
    expect(await findingsOf(content)).toContain(sentence);
  });
});

it('says which of the files it was handed it is made of', async () => {
  const other = (name: string, content: string) =>
    dmn(content).replace('id="model"', `id="${name}"`).replace('http://example.org/model', `http://${name}`);
  const base = other('base', decision('Rate', literal('2')));
  const middle = other(
    'middle',
    '<import name="base" namespace="http://base" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>',
  );
  const stranger = other('stranger', '');
  const top = dmn('<import name="middle" namespace="http://middle"/>');
  const reading = await readDecisions(top, { imports: [stranger, base, middle] });
  expect(reading.ok && reading.imported).toEqual([base, middle]);
});

it.each([
  ['https://www.omg.org/spec/DMN/20230324/FEEL/', true],
  ['http://www.omg.org/spec/FEEL/20140401', true],
  ['S-FEEL', true],
  ['https://www.omg.org/spec/DMN/20240513/B-FEEL/', false],
  ['http://www.w3.org/1999/XPath', false],
])('runs a model whose expressions are written in %s: %s', async (language, runs) => {
  const xml = dmn(decision('T', literal('1'))).replace(
    'id="model"',
    `id="model" expressionLanguage="${language}"`,
  );
  const reading = await readDecisions(xml);
  expect(reading.ok).toBe(runs);
  const sentences = reading.findings.map(({ sentence }) => sentence);
  if (!runs) expect(sentences).toEqual([`The expressions of Model are written in ${language}.`]);
});

it('reads a graph in which everything is required on many ways', async () => {
  const layer = (at: number) => [`D${at}`, `E${at}`];
  const parts = Array.from({ length: 40 }, (_, at) =>
    layer(at).map((name) =>
      decision(name, literal('1'), at < 39 ? { requires: layer(at + 1) } : { needs: ['n'] }),
    ),
  );
  const reading = await readDecisions(dmn(inputData('n') + parts.flat().join('')));
  expect(reading.ok && reading.model.decisions[0]?.inputs).toEqual([{ name: 'n', type: 'Any' }]);
});

it('decides the longest chain that is allowed', async () => {
  const reading = await readDecisions(dmn(chain(301).join('')));
  expect(reading.ok && reading.model.decide('D0', {})).toMatchObject({ output: 301 });
  expect(reading.ok && reading.model.explain('D0', {}).answer).toMatchObject({ output: 301 });
});
