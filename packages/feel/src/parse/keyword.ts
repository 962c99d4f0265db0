import type { Cursor } from './cursor.ts';
import { comparable, readExpression, readOperand } from './grammar.ts';
import { acceptNameWithColon, readNewName } from './name.ts';
import type { Iteration, Node, Parameter } from './tree.ts';
import { readType } from './type.ts';

export function readIf(cursor: Cursor): Node {
  const { offset } = cursor.next();
  const condition = readExpression(cursor);
  cursor.expect('then', 'after the condition of if');
  const yes = readExpression(cursor);
  cursor.expect('else', 'after then');
  const no = readExpression(cursor);
  return { type: 'if', condition, yes, no, ...cursor.span(offset) };
}

export function readFor(cursor: Cursor): Node {
  const { offset } = cursor.next();
  return withIterations(cursor, (iterations) => {
    cursor.expect('return', 'after the lists of for');
    const body = cursor.knowing(['partial'], () => readExpression(cursor));
    return { type: 'for', iterations, body, ...cursor.span(offset) };
  });
}

export function readQuantified(cursor: Cursor): Node {
  const { offset, text } = cursor.next();
  const quantifier = text === 'some' ? 'some' : 'every';
  return withIterations(cursor, (iterations) => {
    cursor.expect('satisfies', `after the lists of ${quantifier}`);
    const condition = readExpression(cursor);
    return { type: 'quantified', quantifier, iterations, condition, ...cursor.span(offset) };
  });
}

export function readFunction(cursor: Cursor): Node {
  const { offset } = cursor.next();
  cursor.expect('(', 'after function');
  const parameters: Parameter[] = [];
  while (!cursor.accept(')')) {
    if (parameters.length > 0) cursor.expect(',', 'between the parameters');
    parameters.push(readParameter(cursor));
  }
  if (cursor.isWord('external')) {
    const body = readExternal(cursor, parameters);
    return { type: 'function', parameters, body, ...cursor.span(offset) };
  }
  const body = cursor.knowing(
    parameters.map((parameter) => parameter.name),
    () => readExpression(cursor),
  );
  return { type: 'function', parameters, body, ...cursor.span(offset) };
}

/** `a in list, b in 1..5`: each list may use the names before it. */
function withIterations(cursor: Cursor, read: (iterations: readonly Iteration[]) => Node): Node {
  const iterations: Iteration[] = [];
  const known: string[] = [];
  try {
    do {
      const iteration = readIteration(cursor);
      iterations.push(iteration);
      cursor.names.add(iteration.name);
      known.push(iteration.name);
    } while (cursor.accept(','));
    return read(iterations);
  } finally {
    for (const name of known) cursor.names.remove(name);
  }
}

function readIteration(cursor: Cursor): Iteration {
  const name = readNewName(cursor, 'the item');
  cursor.expect('in', `after ${name}`);
  const list = cursor.inside(false, () => readOperand(cursor, comparable));
  if (!cursor.accept('..')) return { name, list };
  return { name, list, end: readOperand(cursor, comparable) };
}

function readParameter(cursor: Cursor): Parameter {
  const typed = acceptNameWithColon(cursor);
  if (typed !== undefined) return { name: typed, type: readType(cursor) };
  return { name: readNewName(cursor, 'the parameter') };
}

function readExternal(cursor: Cursor, parameters: readonly Parameter[]): Node {
  const { offset } = cursor.next();
  const mapping = readExpression(cursor);
  const names = parameters.map((parameter) => parameter.name);
  return { type: 'external', parameters: names, mapping, ...cursor.span(offset) };
}
