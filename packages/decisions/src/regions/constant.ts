import {
  compileExpression,
  type FeelValue,
  type Node,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
} from '@throughline/feel';

/** The value of an expression that looks at no data; undefined for others, and where FEEL would warn. */
export function constantOf(node: Node, source: string): FeelValue | undefined {
  switch (node.type) {
    case 'literal':
      return node.value;
    case 'negation':
      if (node.operand.type === 'literal' && typeof node.operand.value === 'number') {
        return 0 - node.operand.value;
      }
      return isConstant(node) ? evaluate(node, source) : undefined;
    case 'arithmetic':
      return isConstant(node) ? evaluate(node, source) : undefined;
    case 'call':
      return isConstant(node) ? (quickly(node) ?? evaluate(node, source)) : undefined;
    default:
      return undefined;
  }
}

/** All values a test compares with, those inside ranges and lists too. */
export function constantsIn(node: Node, source: string): readonly FeelValue[] {
  const value = constantOf(node, source);
  if (value !== undefined) return [value];
  return partsOf(node).flatMap((part) => constantsIn(part, source));
}

/** Functions that make a value of nothing but their arguments. */
const makers: Readonly<Record<string, (text: string) => FeelValue>> = {
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  duration: parseDuration,
};

function isConstant(node: Node): boolean {
  switch (node.type) {
    case 'literal':
      return true;
    case 'negation':
      return isConstant(node.operand);
    case 'arithmetic':
      return isConstant(node.left) && isConstant(node.right);
    case 'call':
      return makerOf(node) !== undefined && node.args.every((argument) => isConstant(argument.value));
    default:
      return false;
  }
}

type Call = Extract<Node, { type: 'call' }>;

function makerOf({ callee }: Call): ((text: string) => FeelValue) | undefined {
  if (callee.type !== 'name' || !Object.hasOwn(makers, callee.name)) return undefined;
  return makers[callee.name];
}

/** The commonest form, `date("2026-11-19")`, without compiling it again. */
function quickly(node: Call): FeelValue | undefined {
  const [argument] = node.args;
  if (node.args.length !== 1 || argument?.name !== undefined || argument?.value.type !== 'literal') {
    return undefined;
  }
  const text = argument.value.value;
  return typeof text === 'string' ? (makerOf(node)?.(text) ?? undefined) : undefined;
}

function evaluate({ offset, length }: Node, source: string): FeelValue | undefined {
  const compiled = compileExpression(source.slice(offset, offset + length));
  if (!compiled.ok) return undefined;
  const { value, warnings } = compiled.expression.evaluate({});
  return warnings.length === 0 ? value : undefined;
}

function partsOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'list':
      return node.items;
    case 'range':
      return [node.start, node.end];
    case 'operatorRange':
      return [node.value];
    case 'comparison':
    case 'logic':
      return [node.left, node.right];
    case 'between':
      return [node.low, node.high];
    case 'in':
      return node.tests;
    case 'call':
      return node.args.map((argument) => argument.value);
    default:
      return [];
  }
}

/** The values an expression can have: of a constant one, of a choice those of both branches; else undefined. */
export function valuesOf(node: Node, source: string): readonly FeelValue[] | undefined {
  if (node.type !== 'if') {
    const value = constantOf(node, source);
    return value === undefined ? undefined : [value];
  }
  const yes = valuesOf(node.yes, source);
  const no = valuesOf(node.no, source);
  return yes && no && [...yes, ...no];
}
