import { describe, expect, it } from 'vitest';
import { dmn, inputData, literal } from '../testing.ts';
import { readDecisions } from './read-decisions.ts';

const modelNamespace = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

function model(name: string, content: string, attributes = ''): string {
  return `<definitions xmlns="${modelNamespace}" id="${name}" name="${name}" namespace="http://example.org/${name}" ${attributes}>${content}</definitions>`;
}

function importing(name: string, of: string): string {
  return `<import name="${name}" namespace="http://example.org/${of}" importType="${modelNamespace}"/>`;
}

function decision(
  name: string,
  text: string,
  {
    data = [],
    decisions = [],
    knowledge = [],
  }: { data?: string[]; decisions?: string[]; knowledge?: string[] } = {},
): string {
  const needs = [
    ...data.map((href) => `<informationRequirement><requiredInput href="${href}"/></informationRequirement>`),
    ...decisions.map(
      (href) => `<informationRequirement><requiredDecision href="${href}"/></informationRequirement>`,
    ),
    ...knowledge.map(
      (href) => `<knowledgeRequirement><requiredKnowledge href="${href}"/></knowledgeRequirement>`,
    ),
  ];
  return `<decision id="_${name}" name="${name}"><variable name="${name}"/>${needs.join('')}${literal(text)}</decision>`;
}

const rates = model(
  'rates',
  `<itemDefinition name="tRate"><typeRef>number</typeRef><allowedValues><text>[0..1]</text></allowedValues></itemDefinition>
   ${inputData('region', 'string')}
   ${decision('rate', 'if region = "north" then 0.1 else 0.2', { data: ['#_region'] })}
   <businessKnowledgeModel id="_add_tax" name="add tax"><variable name="add tax"/><encapsulatedLogic>
     <formalParameter name="amount" typeRef="number"/><formalParameter name="rate" typeRef="tRate"/>
     ${literal('amount * (1 + rate)')}</encapsulatedLogic></businessKnowledgeModel>`,
);

async function read(xml: string, imports: readonly string[]) {
  const reading = await readDecisions(xml, { imports });
  if (!reading.ok) throw new Error(reading.findings.map(({ sentence }) => sentence).join(' '));
  return reading.model;
}

describe('imported models', () => {
  const price = model(
    'price',
    `${importing('tax', 'rates')}${inputData('amount', 'number')}${inputData('own rate', 'tax.tRate')}
     ${decision('gross', 'tax.add tax(amount, tax.rate)', {
       data: ['#_amount'],
       decisions: ['http://example.org/rates#_rate'],
       knowledge: ['http://example.org/rates#_add_tax'],
     })}
     ${decision('own', 'tax.add tax(amount, own rate)', {
       data: ['#_amount', '#_own_rate'],
       knowledge: ['http://example.org/rates#_add_tax'],
     })}`,
  );

  it('are seen by the name of the import: decisions, knowledge and types', async () => {
    const found = await read(price, ['<broken', rates]);
    expect(found.decide('gross', { amount: 100, region: 'north' })).toMatchObject({ ok: true, output: 110 });
    expect(found.decide('gross', { amount: 100, tax: { region: 'south' } })).toMatchObject({ output: 120 });
    expect(found.decide('own', { amount: 100, 'own rate': 0.5 })).toMatchObject({ output: 150 });
    expect(found.decide('own', { amount: 100, 'own rate': 5 })).toMatchObject({
      ok: false,
      sentence: 'own rate is the number 5, which is none of the allowed values [0..1].',
    });
    expect(
      found.decisions.map(({ name, inputs, requires }) => [
        name,
        inputs.map((input) => input.name),
        requires,
      ]),
    ).toEqual([
      ['gross', ['amount', 'region'], ['_rate']],
      ['own', ['amount', 'own rate'], []],
    ]);
  });

  it('may import others, and hold elements of the same id', async () => {
    const base = model('base', decision('n', '1'));
    const left = model(
      'left',
      importing('b', 'base') + decision('n', 'b.n + 1', { decisions: ['http://example.org/base#_n'] }),
    );
    const right = model(
      'right',
      importing('b', 'base') + decision('n', 'b.n + 10', { decisions: ['http://example.org/base#_n'] }),
    );
    const top = model(
      'top',
      importing('l', 'left') +
        importing('r side', 'right') +
        decision('n', '[l.n, r side.n]', {
          decisions: ['http://example.org/left#_n', 'http://example.org/right#_n'],
        }),
    );
    const found = await read(top, [base, right, left]);
    expect(found.decide('n', {})).toMatchObject({ ok: true, output: [2, 11] });
  });

  it('put what they hold beside the own where the import has no name', async () => {
    const top = model(
      'top',
      `${importing('', 'rates')}${inputData('share', 'tRate')}` +
        decision('n', 'rate + share', { data: ['#_share'], decisions: ['http://example.org/rates#_rate'] }),
    );
    const found = await read(top, [rates]);
    expect(found.decide('n', { region: 'north', share: 0.5 })).toMatchObject({ ok: true, output: 0.6 });
  });

  it('give their types also by a prefix, as DMN 1.1 wrote', async () => {
    const top = model(
      'top',
      importing('tax', 'rates') +
        inputData('share', 'r:tRate') +
        decision('n', 'share', { data: ['#_share'] }) +
        decision('typed', '[share instance of tax.tRate, "a" instance of tax.tRate]', { data: ['#_share'] }),
      'xmlns:r="http://example.org/rates"',
    );
    const found = await read(top, [rates]);
    expect(found.decide('n', { share: 2 })).toMatchObject({ ok: false });
    expect(found.decide('typed', { share: 1 })).toMatchObject({ output: [true, false] });
  });

  it.each([
    ['that are missing', [], 'The model imports tax, which is not there.'],
    [
      'that cannot be read',
      ['<definitions'],
      'The model imports tax, which is not there. The file is no DMN model',
    ],
    ['that are faulty', [rates.replace('amount * (1', 'amount * ((1')], 'add tax cannot be read.'],
  ])('%s are named', async (_, imports, sentence) => {
    const { ok, findings } = await readDecisions(price, { imports });
    expect(ok).toBe(false);
    expect(findings.map((finding) => finding.sentence).join(' ')).toContain(sentence);
  });

  it('that import each other are refused', async () => {
    const a = model('a', importing('b', 'b') + decision('n', '1'));
    const b = model('b', importing('a', 'a') + decision('n', '1'));
    const { ok, findings } = await readDecisions(a, { imports: [b] });
    expect([ok, findings[0]?.sentence]).toEqual([false, 'The models b and a import each other.']);
  });

  it('that are no DMN models are refused by their kind', async () => {
    const { findings } = await readDecisions(
      dmn('<import name="data" namespace="http://x" importType="http://www.w3.org/2001/XMLSchema"/>'),
    );
    expect(findings[0]?.sentence).toBe(
      'The model imports data, which is no DMN model (http://www.w3.org/2001/XMLSchema).',
    );
  });
});
