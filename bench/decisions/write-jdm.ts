import { zenOf } from './cell.ts';
import { type Decision, type Formula, type Model, type Table, target } from './model.ts';

/**
 * The model as zen-engine's JSON. It has no UNIQUE and takes the first rule that holds, which is the same rule and
 * less work; knowledge models are written out where they are used.
 */
export function writeJdm(model: Model): object {
  const ends = [
    { from: 'given', to: model.decisions.filter(({ needs }) => needs.length > 0).map(({ name }) => name) },
    { from: target(model), to: ['answer'] },
  ];
  const links = [
    ...ends.flatMap(({ from, to }) => to.map((name) => [from, name] as const)),
    ...model.decisions.flatMap(({ name, requires }) => requires.map((required) => [required, name] as const)),
  ];
  return jdm(model.decisions.map(decisionNode), links);
}

/** Formulas side by side in one node, answered by their names. */
export function writeJdmOfFormulas(formulas: readonly Formula[]): object {
  const node = { id: 'formulas', name: 'formulas', type: 'expressionNode', content: expressionsOf(formulas) };
  return jdm(
    [node],
    [
      ['given', 'formulas'],
      ['formulas', 'answer'],
    ],
  );
}

function jdm(nodes: readonly object[], links: readonly (readonly [string, string])[]): object {
  return {
    nodes: [
      { id: 'given', name: 'given', type: 'inputNode' },
      ...nodes,
      { id: 'answer', name: 'answer', type: 'outputNode' },
    ],
    edges: links.map(([sourceId, targetId]) => ({
      ...{ id: `${sourceId}-${targetId}`, sourceId, targetId, type: 'edge' },
    })),
  };
}

function decisionNode({ name, logic }: Decision): object {
  if (logic.kind === 'formula')
    return { id: name, name, type: 'expressionNode', content: expressionsOf([logic]) };
  return { id: name, name, type: 'decisionTableNode', content: tableOf(logic) };
}

function expressionsOf(formulas: readonly Formula[]): object {
  return { expressions: formulas.map(({ name, zen }) => ({ id: name, key: name, value: zen })) };
}

function tableOf({ columns, outputs, rules }: Table): object {
  return {
    hitPolicy: 'first',
    inputs: columns.map(({ name }) => ({ id: `in-${name}`, name, field: name })),
    outputs: outputs.map(({ name }) => ({ id: `out-${name}`, name, field: name })),
    rules: rules.map(({ cells, answers }, at) => ({
      _id: `rule-${at}`,
      ...Object.fromEntries(columns.map(({ name }, column) => [`in-${name}`, zenOf(cells[column] ?? any)])),
      ...Object.fromEntries(
        outputs.map(({ name }, output) => [`out-${name}`, JSON.stringify(answers[output])]),
      ),
    })),
  };
}

const any = { kind: 'any' } as const;
