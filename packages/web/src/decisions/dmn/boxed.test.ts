import { expect, it } from 'vitest';
import { logicOf, type XmlElement } from './boxed.ts';

/** An element as the browser gives it; in the test it is written down. */
function xml(
  localName: string,
  attributes: Record<string, string>,
  ...inside: (XmlElement | string)[]
): XmlElement {
  const children = inside.filter((each) => typeof each !== 'string');
  return {
    localName,
    children,
    textContent: inside.map((each) => (typeof each === 'string' ? each : each.textContent)).join(''),
    getAttribute: (name) => attributes[name] ?? null,
  };
}

const expression = (text: string) => xml('literalExpression', {}, xml('text', {}, text));
const entry = (name: string | undefined, logic: XmlElement) =>
  xml('contextEntry', {}, ...(name ? [xml('variable', { name })] : []), logic);
const modelOf = (logic: XmlElement) => xml('definitions', {}, xml('decision', { id: 'price' }, logic));

it('lists a context with its entries and its result', () => {
  const context = xml(
    'context',
    {},
    entry('base', expression('10')),
    entry(undefined, expression('base * 2')),
  );
  expect(logicOf(modelOf(context), 'price')).toEqual({
    kind: 'context',
    parts: [
      { name: 'base', text: '10', parts: [] },
      { name: 'result', text: 'base * 2', parts: [] },
    ],
  });
});

it('says what a call calls and with what', () => {
  const call = xml(
    'invocation',
    {},
    expression('discount'),
    xml('binding', {}, xml('parameter', { name: 'of' }), expression('amount')),
  );
  expect(logicOf(modelOf(call), 'price')).toEqual({
    kind: 'calls discount',
    parts: [{ name: 'of', text: 'amount', parts: [] }],
  });
});

it('names the branches of a condition and what iterates', () => {
  const condition = xml(
    'conditional',
    {},
    xml('if', {}, expression('a')),
    xml('then', {}, expression('b')),
    xml(
      'else',
      {},
      xml(
        'for',
        { iteratorVariable: 'x' },
        xml('in', {}, expression('xs')),
        xml('return', {}, expression('x')),
      ),
    ),
  );
  expect(logicOf(modelOf(condition), 'price')).toMatchObject({
    kind: 'condition',
    parts: [
      { name: 'if', text: 'a' },
      { name: 'then', text: 'b' },
      { name: 'else', kind: 'for each x' },
    ],
  });
});

it("writes a function's table as rules", () => {
  const table = xml(
    'decisionTable',
    { hitPolicy: 'FIRST' },
    xml('input', { label: 'Amount' }),
    xml('input', {}, xml('inputExpression', {}, xml('text', {}, 'gold'))),
    xml(
      'rule',
      {},
      xml('inputEntry', {}, xml('text', {}, '> 5')),
      xml('inputEntry', {}, xml('text', {}, '-')),
      xml('outputEntry', {}, xml('text', {}, '1')),
    ),
    xml(
      'rule',
      {},
      xml('inputEntry', {}, xml('text', {}, '-')),
      xml('outputEntry', {}, xml('text', {}, '0')),
    ),
  );
  const logic = xml('encapsulatedLogic', {}, xml('formalParameter', { name: 'amount' }), table);
  expect(logicOf(modelOf(logic), 'price')).toEqual({
    kind: 'function of (amount)',
    parts: [
      {
        kind: 'table, first',
        parts: [
          { name: 'Rule 1', text: 'Amount > 5 → 1', parts: [] },
          { name: 'Rule 2', text: 'any → 0', parts: [] },
        ],
      },
    ],
  });
});

it('has nothing to say about what is not there', () => {
  expect(logicOf(modelOf(expression('1')), 'other')).toBeUndefined();
  expect(logicOf(xml('definitions', {}, xml('decision', { id: 'price' })), 'price')).toBeUndefined();
});
