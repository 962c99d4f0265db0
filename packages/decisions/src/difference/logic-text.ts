import type { DecisionTable, FunctionDefinition, Iteration, Logic } from '../read/dmn.ts';

/** Boxed logic as text, close to the FEEL that says the same: to be read and compared, not to be run. */
export function logicText(logic: Logic | undefined): string {
  if (logic === undefined) return '';
  switch (logic.$type) {
    case 'dmn:LiteralExpression':
      return (logic.text ?? '').trim();
    case 'dmn:DecisionTable':
      return tableText(logic);
    case 'dmn:Context':
      return block('{', entriesOf(logic.contextEntry ?? []), '}');
    case 'dmn:Invocation':
      return `${logicText(logic.calledFunction)}${block('(', argumentsOf(logic.binding ?? []), ')')}`;
    case 'dmn:FunctionDefinition':
      return functionText(logic);
    case 'dmn:Relation':
      return block('[', relationRows(logic), ']');
    case 'dmn:List':
      return block('[', (logic.elements ?? []).map(logicText), ']');
    case 'dmn:Conditional':
      return `if ${logicText(logic.if?.value)}\nthen ${logicText(logic.then?.value)}\nelse ${logicText(logic.else?.value)}`;
    case 'dmn:Filter':
      return `${logicText(logic.in?.value)}[${logicText(logic.match?.value)}]`;
    default:
      return iterationText(logic);
  }
}

function functionText({ kind = 'FEEL', formalParameter = [], body }: FunctionDefinition): string {
  const parameters = formalParameter.map(({ name = '', typeRef }) =>
    typeRef === undefined ? name : `${name}: ${typeRef}`,
  );
  return `function(${parameters.join(', ')})${kind === 'FEEL' ? '' : ` external ${kind}`}\n${indent(logicText(body))}`;
}

function iterationText({ $type, iteratorVariable = '', in: source, ...rest }: Iteration): string {
  const [word, last, body] =
    $type === 'dmn:For'
      ? ['for', 'return', rest.return]
      : [$type === 'dmn:Some' ? 'some' : 'every', 'satisfies', rest.satisfies];
  return `${word} ${iteratorVariable} in ${logicText(source?.value)}\n${last} ${logicText(body?.value)}`;
}

function tableText({
  hitPolicy = 'UNIQUE',
  aggregation,
  input = [],
  output = [],
  rule = [],
}: DecisionTable): string {
  const heads = [
    ...input.map(({ inputExpression }) => inputExpression?.text?.trim() ?? ''),
    ...output.map(({ name = '' }) => name),
  ];
  const rows = rule.map(({ inputEntry = [], outputEntry = [] }) =>
    [...inputEntry, ...outputEntry].map(({ text = '' }) => text.trim()).join(' | '),
  );
  const policy = aggregation === undefined ? hitPolicy : `${hitPolicy} ${aggregation}`;
  return [`table ${policy}`, ...[heads.join(' | '), ...rows].map(indent)].join('\n');
}

type Context = Extract<Logic, { $type: 'dmn:Context' }>;
type Invocation = Extract<Logic, { $type: 'dmn:Invocation' }>;
type Relation = Extract<Logic, { $type: 'dmn:Relation' }>;

function entriesOf(entries: NonNullable<Context['contextEntry']>): readonly string[] {
  return entries.map(({ variable, value }) =>
    variable?.name === undefined ? logicText(value) : `${variable.name}: ${logicText(value)}`,
  );
}

function argumentsOf(bindings: NonNullable<Invocation['binding']>): readonly string[] {
  return bindings.map(
    ({ parameter, bindingFormula }) => `${parameter?.name ?? ''}: ${logicText(bindingFormula)}`,
  );
}

function relationRows({ column = [], row = [] }: Relation): readonly string[] {
  return row.map(({ elements = [] }) => {
    const cells = elements.map((cell, at) => `${column[at]?.name ?? ''}: ${logicText(cell)}`);
    return `{ ${cells.join(', ')} }`;
  });
}

function block(open: string, parts: readonly string[], close: string): string {
  return parts.length === 0 ? `${open}${close}` : `${open}\n${parts.map(indent).join(',\n')}\n${close}`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
