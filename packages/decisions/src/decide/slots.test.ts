import { describe, expect, it } from 'vitest';
import { decision, inputData, literal, modelOf } from '../testing.ts';

/** The data and decisions that logic sees by slot are hidden, and kept, as names of a context would be. */
describe('names of data and decisions', () => {
  it('are hidden by the entries of the items that a boxed filter goes through', async () => {
    const filter = `<filter><in>${literal('orders')}</in><match>${literal('amount > least')}</match></filter>`;
    const needs = ['orders', 'amount', 'least'];
    const model = await modelOf(
      needs.map((name) => inputData(name)).join('') + decision('R', filter, { needs }),
    );
    const orders = [{ amount: 5 }, { amount: 15 }, { other: 1 }, { amount: 9, least: 8 }];
    expect(model.decide('R', { orders, amount: 11, least: 10 })).toMatchObject({
      output: [{ amount: 15 }, { other: 1 }, { amount: 9, least: 8 }],
    });
  });

  it('are hidden by parameters and entries of the same name', async () => {
    const boxed = `<context>
      <contextEntry><variable name="b"/>${literal('a + 1')}</contextEntry>
      <contextEntry><variable name="a"/>${literal('b * 10')}</contextEntry>
      <contextEntry><variable name="f"/><functionDefinition><formalParameter name="b"/>${literal('a + b')}</functionDefinition></contextEntry>
      <contextEntry>${literal('f(1000) + (function(a) a + b)(7)')}</contextEntry></context>`;
    const model = await modelOf(
      inputData('a') + inputData('b') + decision('R', boxed, { needs: ['a', 'b'] }),
    );
    expect(model.decide('R', { a: 2, b: 50 })).toMatchObject({ output: 30 + 1000 + 7 + 3 });
  });

  it.each([
    '<functionDefinition><formalParameter name="n"/><literalExpression><text>n * a</text></literalExpression></functionDefinition>',
    literal('function(n) n * a'),
  ])('are what a function saw where it was made, also in a decision service', async (logic) => {
    const service = `<decisionService id="_S" name="S"><outputDecision href="#_F"/><inputData href="#_a"/></decisionService>`;
    const model = await modelOf(
      inputData('b') +
        inputData('a') +
        decision('F', logic, { needs: ['a'] }) +
        service +
        decision('made', literal('S(b)'), { needs: ['b'], knows: ['S'] }) +
        decision('R', literal('F(10) + made(100)'), { needs: ['b'], requires: ['F', 'made'] }),
    );
    expect(model.decide('R', { a: 2, b: 3 })).toMatchObject({ output: 20 + 300 });
  });

  it('are not seen by a knowledge model, which sees its own parameters', async () => {
    const knowledge = (name: string, text: string, more = '') =>
      `<businessKnowledgeModel id="_${name}" name="${name}"><variable name="${name}"/><encapsulatedLogic><formalParameter name="n"/>${literal(text)}</encapsulatedLogic>${more}</businessKnowledgeModel>`;
    const requires = '<knowledgeRequirement><requiredKnowledge href="#_twice"/></knowledgeRequirement>';
    const model = await modelOf(
      inputData('a') +
        knowledge('twice', 'n * 2') +
        knowledge('sum', 'if n = 0 then 0 else twice(n) + sum(n - 1)', requires) +
        decision('R', literal('sum(a) + a'), { needs: ['a'], knows: ['sum'] }),
    );
    expect(model.decide('R', { a: 3 })).toMatchObject({ output: 12 + 3 });
  });
});
