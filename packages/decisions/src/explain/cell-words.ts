import { type Expression, type FeelValue, kindOf, type Node } from '@throughline/feel';
import { constantOf } from '../regions/constant.ts';
import { say, sayIs } from './words.ts';

/** "amount 184600 is over 100000", "level is "Gold"": how a value meets a cell. */
export function sayMet(label: string, value: FeelValue, cell: Expression): string {
  const { tests = [], negated = false } = cell.tests ?? {};
  const shapes = tests.map((test) => shapeOf(test, cell.source));
  if (value === null || (!negated && shapes.every(({ kind }) => kind === 'value')))
    return sayIs(label, value);
  const subject = `${label} ${say(value)}`;
  if (shapes.some(({ kind }) => kind === 'expression')) return `${subject} meets ${cell.source.trim()}`;
  return `${subject} is ${negated ? 'not ' : ''}${join(shapes, 'met')}`;
}

/** "region is "DE", the rule asks for "AT" or "CH"": how it fails to. */
export function sayFailed(label: string, value: FeelValue, cell: Expression): string {
  return `${sayIs(label, value)}, the rule asks for ${sayWanted(cell)}`;
}

function sayWanted(cell: Expression): string {
  const { tests = [], negated = false } = cell.tests ?? {};
  return `${negated ? 'anything but ' : ''}${join(
    tests.map((test) => shapeOf(test, cell.source)),
    'wanted',
  )}`;
}

/** One test of a cell in words, and whether it is a value to equal, values to lie among or something else. */
interface Shape {
  readonly kind: 'value' | 'range' | 'expression';
  /** After "asks for", and after "is". */
  readonly wanted: string;
  readonly met: string;
}

function join(shapes: readonly Shape[], use: 'wanted' | 'met'): string {
  return alternatives(shapes.map((one) => one[use]));
}

/** '"AT", "CH" or "LI"' */
function alternatives(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;
}

function shapeOf(test: Node, source: string): Shape {
  if (test.type === 'operatorRange') {
    const { text, isDay } = operand(test.value, source);
    if (test.operator === '=') return shape('value', text);
    return shape('range', `${(isDay ? dayWords : words)[test.operator]} ${text}`);
  }
  if (test.type === 'range') return rangeShape(test, source);
  const value = constantOf(test, source);
  if (value === undefined) return shape('expression', textOf(test, source));
  return shape('value', value === null ? 'no value' : say(value));
}

function shape(kind: Shape['kind'], wanted: string, met = wanted): Shape {
  return { kind, wanted, met };
}

const words = { '<': 'under', '<=': 'at most', '>': 'over', '>=': 'at least', '=': '', '!=': 'other than' };
const dayWords = { ...words, '<': 'before', '<=': 'not after', '>': 'after', '>=': 'not before' };

function rangeShape(
  { start, startIncluded, end: last, endIncluded }: Extract<Node, { type: 'range' }>,
  source: string,
): Shape {
  const low = operand(start, source);
  const high = operand(last, source);
  const { '>': over, '<': under } = low.isDay ? dayWords : words;
  if (startIncluded) {
    const stretch = `${low.text} to ${endIncluded ? '' : `${under} `}${high.text}`;
    return shape('range', stretch, `from ${stretch}`);
  }
  const end = `${endIncluded ? (low.isDay ? dayWords : words)['<='] : under} ${high.text}`;
  return shape('range', `${over} ${low.text} and ${end}`);
}

function operand(node: Node, source: string): { readonly text: string; readonly isDay: boolean } {
  const value = constantOf(node, source);
  if (value === undefined) return { text: textOf(node, source), isDay: false };
  return { text: say(value), isDay: ['date', 'time', 'date and time'].includes(kindOf(value)) };
}

function textOf({ offset, length }: Node, source: string): string {
  return source.slice(offset, offset + length);
}
