import { describe, expect, it } from 'vitest';
import { readDecisions } from '../read/read-decisions.ts';
import { decision, dmn, inputData, literal, modelOf, table } from '../testing.ts';

const person = `<itemDefinition name="tPerson"><itemComponent name="name"><typeRef>string</typeRef></itemComponent>
  <itemComponent name="age"><typeRef>number</typeRef></itemComponent></itemDefinition>
  <itemDefinition name="tNames" isCollection="true"><typeRef>string</typeRef></itemDefinition>
  <itemDefinition name="tSmall"><typeRef>number</typeRef><allowedValues><text>[0..9]</text></allowedValues></itemDefinition>
  <itemDefinition name="tEvenSmall"><typeRef>tSmall</typeRef><typeConstraint><text>even(?)</text></typeConstraint></itemDefinition>`;

/** The value of an expression made to fit a type, as the standard has it. */
async function valueAs(type: string, text: string): Promise<unknown> {
  const reading = await readDecisions(dmn(person + decision('T', literal(text), { type })), {
    standard: true,
  });
  if (!reading.ok) throw new Error('The model was refused.');
  const result = reading.model.decide('T', {});
  return result.ok ? result.output : result.sentence;
}

describe('a result', () => {
  it.each([
    ['number', '[5]', 5],
    ['number', '[[5]]', null],
    ['number', '"5"', null],
    ['tNames', '"a"', ['a']],
    ['tNames', '["a", 1]', null],
    ['tNames', '[null, "a"]', [null, 'a']],
    ['date and time', 'date("2026-01-02")', '2026-01-02T00:00:00Z'],
    ['date', 'date and time("2026-01-02T10:00:00")', null],
    ['tPerson', '{name: "Ann", age: 3, more: 1}', { name: 'Ann', age: 3, more: 1 }],
    ['tPerson', '[{name: "Ann", age: 3}]', { name: 'Ann', age: 3 }],
    ['tPerson', '{name: "Ann"}', null],
    ['tPerson', '{name: "Ann", age: "3"}', null],
    ['tPerson.age', '"3"', null],
    ['tEvenSmall', '4', 4],
    ['tEvenSmall', '5', null],
    ['tEvenSmall', '12', null],
  ])('of type %s made from %s', async (type, text, value) => {
    expect(await valueAs(type, text)).toEqual(value);
  });

  it('is refused with a sentence instead, unless the letter of the standard is asked for', async () => {
    const model = await modelOf(person + decision('T', literal('{name: "Ann"}'), { type: 'tPerson' }));
    expect(model.decide('T', {})).toMatchObject({
      ok: false,
      sentence: 'T has no age, which its type asks for.',
    });
  });
});

describe('logic inside a decision', () => {
  it('is typed where it says so', async () => {
    const logic = `<context><contextEntry><variable name="list" typeRef="tNames"/>${literal('"a"')}</contextEntry>
      <contextEntry><variable name="one"/>${literal('[7]').replace('<literalExpression', '<literalExpression typeRef="number"')}</contextEntry>
      <contextEntry><variable name="rows"/><relation><column name="at" typeRef="date and time"/>
        <row>${literal('date("2026-01-02")')}</row></relation></contextEntry></context>`;
    const model = await modelOf(person + decision('T', logic));
    expect(model.decide('T', {})).toMatchObject({
      output: { list: ['a'], one: 7, rows: [{ at: '2026-01-02T00:00:00Z' }] },
    });
  });

  it('ranks the answers of a table by what their type allows, where the table does not say', async () => {
    const level = `<itemDefinition name="tLevel"><typeRef>string</typeRef><allowedValues><text>"high", "low"</text></allowedValues></itemDefinition>`;
    const rules = [
      ['-', '"low"'],
      ['> 1', '"high"'],
    ];
    const logic = table({ policy: 'PRIORITY', inputs: ['2'], outputs: [{ type: 'tLevel' }], rules });
    const model = await modelOf(level + decision('T', logic));
    expect(model.decide('T', {})).toMatchObject({ ok: true, output: 'high' });
  });

  it('filters as FEEL does, by a condition or a position', async () => {
    const filter = (match: string) =>
      `<filter><in>${literal('[{a: 1}, {a: 2}]')}</in><match>${literal(match)}</match></filter>`;
    const matches = ['a > 1', 'item.a = 1', '-1', '"x"', 'null'];
    const model = await modelOf(matches.map((match, at) => decision(`T${at}`, filter(match))).join(''));
    const outputs = matches.map((_, at) => {
      const result = model.decide(`T${at}`, {});
      return result.ok && result.output;
    });
    expect(outputs).toEqual([[{ a: 2 }], [{ a: 1 }], { a: 2 }, null, []]);
  });

  it('goes through ranges in boxed iterations', async () => {
    const child = (name: string, text: string) => `<${name}>${literal(text)}</${name}>`;
    const model = await modelOf(
      decision('T', `<for iteratorVariable="i">${child('in', '[2..4]')}${child('return', 'i * i')}</for>`) +
        decision(
          'U',
          `<every iteratorVariable="i">${child('in', '[2..4]')}${child('satisfies', 'i > 1')}</every>`,
        ),
    );
    expect(model.decide('T', {})).toMatchObject({ output: [4, 9, 16] });
    expect(model.decide('U', {})).toMatchObject({ output: true });
  });
});

describe('calls', () => {
  const knowledge = (parameter: string, text: string, result: string, kind = '') =>
    `<businessKnowledgeModel id="_f" name="f"><variable name="f" typeRef="${result}"/><encapsulatedLogic ${kind}>
      <formalParameter name="x" typeRef="${parameter}"/>${text}</encapsulatedLogic></businessKnowledgeModel>`;
  const call = async (content: string, text: string) => {
    const reading = await readDecisions(
      dmn(person + content + decision('T', literal(text), { knows: ['f'] })),
      {
        standard: true,
      },
    );
    const result = reading.ok ? reading.model.decide('T', {}) : undefined;
    return result?.ok ? result.output : reading.findings;
  };

  it('are not made with arguments that do not fit, not even by their allowed values', async () => {
    const f = knowledge('tSmall', literal('x = null'), 'boolean');
    expect(await call(f, 'f(3)')).toBe(false);
    expect(await call(f, 'f(null)')).toBe(true);
    expect(await call(f, 'f("3")')).toBeNull();
    expect(await call(f, 'f(30)')).toBeNull();
  });

  it('give results that fit the type of the knowledge', async () => {
    expect(await call(knowledge('number', literal('[x]'), 'number'), 'f(3)')).toBe(3);
    expect(await call(knowledge('number', literal('string(x)'), 'number'), 'f(3)')).toBeNull();
    expect(
      await call(knowledge('number', literal('string(x)'), 'Any', 'typeRef="number"'), 'f(3)'),
    ).toBeNull();
    expect(await call(knowledge('date and time', literal('x'), 'Any'), 'f(date("2026-01-02"))')).toBe(
      '2026-01-02T00:00:00Z',
    );
  });

  it('reach a few pure methods of Java', async () => {
    const entry = (name: string, text: string) =>
      `<contextEntry><variable name="${name}"/>${literal(`"${text}"`)}</contextEntry>`;
    const java = (method: string) =>
      knowledge(
        'number',
        `<context>${entry('class', 'java.lang.Math')}${entry('method signature', method)}</context>`,
        'number',
        'kind="Java"',
      );
    expect(await call(java('cbrt(double)'), 'f(27)')).toBe(3);
    expect(await call(java('random()'), 'f(27)')).toBeNull();
    const { findings } = await readDecisions(dmn(java('random()')));
    expect(findings[0]?.sentence).toBe('f is a function in Java.');
  });
});

describe('a model', () => {
  const content =
    person +
    inputData('who', 'tPerson') +
    inputData('size', 'tSmall') +
    decision('older', literal('who.age + 1'), { needs: ['who'] }) +
    `<decisionService id="ds" name="service"><variable name="service" typeRef="number"/>
      <outputDecision href="#_older"/><inputData href="#_who"/></decisionService>`;

  it('invokes services and knowledge by the names of their parameters', async () => {
    const model = await modelOf(content);
    expect(model.invocables).toMatchObject([
      { id: 'ds', name: 'service', inputs: [{ name: 'who', type: 'context' }] },
    ]);
    expect(model.invoke('service', { who: { name: 'Ann', age: 41 } })).toMatchObject({
      ok: true,
      output: 42,
    });
    expect(model.invoke('ds', { who: { name: 'Ann', age: '41' } })).toMatchObject({
      ok: false,
      sentence: "who.age is text '41', a number was expected.",
    });
    expect(model.invoke('ds', { who: { age: 41 } })).toMatchObject({ ok: true, output: 42 });
    expect(model.invoke('ds', {})).toMatchObject({ ok: true, output: null });
    expect(model.invoke('older', {})).toMatchObject({
      ok: false,
      sentence: 'Model has no decision service older.',
    });
  });

  it('tells the values a column allows where the data have a type but no allowed values', async () => {
    const logic = `<decisionTable><input><inputExpression typeRef="string"><text>region</text></inputExpression>
      <inputValues><text>"north", "south"</text></inputValues></input><output/></decisionTable>`;
    const model = await modelOf(
      inputData('region', 'string') + decision('Freight', logic, { needs: ['region'] }),
    );
    expect(model.decisions[0]?.inputs).toEqual([
      { name: 'region', type: 'string', allowed: ['north', 'south'], allowedText: '"north", "south"' },
    ]);
  });

  it('tells the types and allowed values of what its decisions need', async () => {
    const colour = `<itemDefinition name="tColour"><typeRef>string</typeRef><allowedValues><text>"red", "blue"</text></allowedValues></itemDefinition>`;
    const model = await modelOf(
      content +
        colour +
        inputData('colour', 'tColour') +
        decision('T', literal('if colour = "red" then size else older'), {
          needs: ['colour', 'size'],
          requires: ['older'],
        }),
    );
    expect(model.decisions.at(-1)).toEqual({
      id: '_T',
      name: 'T',
      inputs: [
        { name: 'colour', type: 'string', allowed: ['red', 'blue'], allowedText: '"red", "blue"' },
        { name: 'size', type: 'number', allowedText: '[0..9]' },
        { name: 'who', type: 'context' },
      ],
      requires: ['_older'],
    });
  });
});
