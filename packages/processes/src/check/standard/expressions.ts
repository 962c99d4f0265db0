import type { ModdleElement } from 'bpmn-moddle';
import { text } from '../../read/moddle.ts';
import { type Breach, breach, type StandardRule } from './breach.ts';

/** Properties that hold conditions: what is in them is true or false. */
const CONDITIONS = [
  'completionCondition',
  'condition',
  'conditionExpression',
  'loopCondition',
  'activationCondition',
];

/** Rules about expressions: what an engine is to run is a formal expression, and says something. */
export const checkExpressions: StandardRule = function* ({ of }) {
  for (const node of of('Expression')) {
    if (node.$type === 'bpmn:Expression' && isRun(node)) {
      yield breach(
        'expression-not-formal',
        owner(node),
        `has the expression “${text(node, 'body') ?? ''}”, which is not marked as formal.`,
        'Mark it with xsi:type="tFormalExpression".',
      );
    } else if (node.$type === 'bpmn:FormalExpression' && text(node, 'body') === undefined) {
      yield breach(
        'expression-empty',
        owner(node),
        'has an expression without text.',
        'Write it, or remove it.',
      );
    }
    yield* notTrueOrFalse(node);
  }
};

/** Expressions of the standard's operations and resources are for people; all others are carried out. */
function isRun(node: ModdleElement): boolean {
  return node.$parent !== undefined && !/Resource/.test(node.$parent.$type);
}

function* notTrueOrFalse(node: ModdleElement): Generator<Breach> {
  const around = node.$parent;
  const body = text(node, 'body') ?? '';
  if (
    !CONDITIONS.some((property) => around?.[property] === node) ||
    !/^=?\s*(-?\d+(\.\d+)?|"[^"]*")$/.test(body)
  )
    return;
  yield breach(
    'condition-never-true',
    owner(node),
    `has ${body} as a condition, which is neither true nor false.`,
    'Write a condition, such as = amount > 100.',
  );
}

/** The nearest element around that people see. */
function owner(node: ModdleElement): ModdleElement {
  let one = node;
  while (text(one, 'id') === undefined && one.$parent !== undefined) one = one.$parent;
  return one;
}
