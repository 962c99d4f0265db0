import type { Node } from '../src/parse/tree.ts';
import { quotedText } from '../src/values/text.ts';
import { typeText } from '../src/values/type.ts';
import type { FeelValue } from '../src/values/value.ts';

/** Writes a tree as FEEL again, with parentheses around every part, so that reading it gives the same tree. */
export function print(node: Node): string {
  switch (node.type) {
    case 'literal':
      return literalText(node.value);
    case 'name':
      return node.name;
    case 'input':
      return '?';
    case 'list':
      return `[${node.items.map(print).join(', ')}]`;
    case 'context':
      return `{${node.entries.map(({ name, value }) => `${quotedText(name)}: ${print(value)}`).join(', ')}}`;
    case 'range':
      return `${node.startIncluded ? '[' : '('}${print(node.start)}..${print(node.end)}${node.endIncluded ? ']' : ')'}`;
    case 'operatorRange':
      return `(${node.operator} ${print(node.value)})`;
    case 'negation':
      return `(-${print(node.operand)})`;
    case 'arithmetic':
    case 'comparison':
    case 'logic':
      return `(${print(node.left)} ${node.operator} ${print(node.right)})`;
    case 'between':
      return `(${print(node.value)} between ${print(node.low)} and ${print(node.high)})`;
    case 'in':
      return `(${print(node.value)} in (${node.tests.map(printTest).join(', ')}))`;
    case 'instanceOf':
      return `(${print(node.value)} instance of ${typeText(node.of)})`;
    case 'if':
      return `(if ${print(node.condition)} then ${print(node.yes)} else ${print(node.no)})`;
    case 'for':
      return `(for ${iterations(node.iterations)} return ${print(node.body)})`;
    case 'quantified':
      return `(${node.quantifier} ${iterations(node.iterations)} satisfies ${print(node.condition)})`;
    case 'function':
      return `(function(${node.parameters.map(parameterText).join(', ')}) ${print(node.body)})`;
    case 'external':
      return `external ${print(node.mapping)}`;
    case 'call':
      return `${print(node.callee)}(${node.args.map(argumentText).join(', ')})`;
    case 'filter':
      return `(${print(node.list)})[${print(node.condition)}]`;
    case 'path':
      return `(${print(node.source)}).${node.name}`;
  }
}

type Of<Type extends Node['type']> = Extract<Node, { type: Type }>;

function printTest(node: Node): string {
  return node.type === 'operatorRange' ? `${node.operator} ${print(node.value)}` : print(node);
}

function iterations(list: Of<'for'>['iterations']): string {
  return list
    .map(({ name, list, end }) => `${name} in ${print(list)}${end === undefined ? '' : `..${print(end)}`}`)
    .join(', ');
}

function parameterText({ name, type }: Of<'function'>['parameters'][number]): string {
  return type === undefined ? name : `${name}: ${typeText(type)}`;
}

function argumentText({ name, value }: Of<'call'>['args'][number]): string {
  return name === undefined ? print(value) : `${name}: ${print(value)}`;
}

function literalText(value: FeelValue): string {
  const text = quotedText(value);
  return typeof value === 'object' && value !== null && 'constructor' in value && !/^-?[\d.]+$/.test(text)
    ? `@"${text}"`
    : text;
}
