import { type FeelValue, toJson } from '@throughline/feel';
import type { Logic } from '../read/dmn.ts';
import type { LogicKind, WhyDecision } from './why.ts';
import { enumerate, say, sayIs, sentence } from './words.ts';

/** What was evaluated: a decision or a knowledge model, with the values it used by name and what came out. */
interface Evaluated {
  readonly decision: string;
  readonly name: string;
  readonly logic: Logic | undefined;
  readonly used: readonly (readonly [name: string, value: FeelValue])[];
  readonly entries: readonly (readonly [name: string, value: FeelValue])[];
  readonly output: FeelValue;
}

/** Explains logic that is no table by what it used. */
export function explainLogic({ decision, name, logic, used, entries, output }: Evaluated): WhyDecision {
  const kind = kindOfLogic(logic);
  const text = logic?.$type === 'dmn:LiteralExpression' ? logic.text?.trim() : undefined;
  const answer = output === null ? `${name} has no answer` : sayIs(name, output);
  const made = text === undefined || !isReadable(text) ? '' : `, computed as ${text}`;
  const from = used.length === 0 ? '' : `; ${enumerate(used.map(([label, value]) => sayIs(label, value)))}`;
  return {
    decision,
    name,
    kind,
    inputs: used.map(([label, value]) => ({ label, expression: label, value: toJson(value) })),
    ...(entries.length > 0 && {
      entries: entries.map(([entry, value]) => ({ name: entry, value: toJson(value) })),
    }),
    output: toJson(output),
    sentences: [
      kind === 'none' ? `${name} has no logic, so it has no answer.` : sentence(`${answer}${made}${from}`),
      ...entries.map(([entry, value]) => sentence(`its entry ${entry} is ${say(value)}`)),
    ],
  };
}

/** Longer formulas, and those that build data, say less in a sentence than the values that went into them. */
const longestFormula = 60;

function isReadable(text: string): boolean {
  return text.length <= longestFormula && !/\n|^[{[]|\/[/*]/.test(text);
}

const kinds: Readonly<Record<Logic['$type'], LogicKind>> = {
  'dmn:DecisionTable': 'table',
  'dmn:LiteralExpression': 'expression',
  'dmn:Context': 'context',
  'dmn:List': 'list',
  'dmn:Relation': 'relation',
  'dmn:Invocation': 'invocation',
  'dmn:FunctionDefinition': 'function',
  'dmn:Conditional': 'conditional',
  'dmn:For': 'iteration',
  'dmn:Some': 'iteration',
  'dmn:Every': 'iteration',
  'dmn:Filter': 'filter',
};

function kindOfLogic(logic: Logic | undefined): LogicKind {
  return logic === undefined ? 'none' : kinds[logic.$type];
}
