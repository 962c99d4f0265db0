import { bind, formForNames, gather } from '../src/built-ins/bind.ts';
import { builtInNamed, builtInValue } from '../src/built-ins/built-ins.ts';
import { coerce } from '../src/compile/invoke.ts';
import type { Run } from '../src/compile/run.ts';
import type { Argument, Iteration, Node } from '../src/parse/tree.ts';
import {
  addValues,
  divideValues,
  multiplyValues,
  powerValues,
  subtractValues,
} from '../src/values/arithmetic.ts';
import { compare } from '../src/values/compare.ts';
import { rangeContains } from '../src/values/contains.ts';
import { dateFromEpochDay, FeelDate } from '../src/values/date.ts';
import { DaysDuration, MonthsDuration } from '../src/values/duration.ts';
import { equal } from '../src/values/equal.ts';
import { FeelFunction } from '../src/values/function.ts';
import { define } from '../src/values/json.ts';
import { isContext, isList } from '../src/values/kind.ts';
import { Exact, exact, isNumber, wholeNumber } from '../src/values/number.ts';
import { propertyOf } from '../src/values/property.ts';
import { FeelRange, operatorRange } from '../src/values/range.ts';
import { isInstance } from '../src/values/type.ts';
import type { FeelValue } from '../src/values/value.ts';

/** What is known where a node stands: undefined for a name that is not. */
type Names = (name: string) => FeelValue | undefined;

export interface World {
  readonly input: FeelValue;
  /** For built-in functions, which count their work. */
  readonly run: Run;
}

/**
 * The value of a tree, found the plainest way: node by node, names looked up as they are met, all numbers decimals,
 * no work saved, no warnings. Compiled expressions must agree with it.
 */
export function walk(node: Node, names: Names, world: World): FeelValue {
  const of = (part: Node, more: Names = names) => walk(part, more, world);
  switch (node.type) {
    case 'literal':
      return typeof node.value === 'number' ? new Exact(node.value) : node.value;
    case 'name':
      return names(node.name) ?? builtInValue(node.name) ?? null;
    case 'input':
      return world.input;
    case 'list':
      return node.items.map((item) => of(item));
    case 'context':
      return walkContext(node, names, world);
    case 'range':
      return makeRange(of(node.start), node.startIncluded, of(node.end), node.endIncluded);
    case 'operatorRange':
      return operatorRange(node.operator, of(node.value));
    case 'negation':
      return negated(of(node.operand));
    case 'arithmetic':
      return arithmetic(node.operator, of(node.left), of(node.right));
    case 'comparison':
      return comparison(node.operator, of(node.left), of(node.right));
    case 'logic':
      return logic(node.operator, of(node.left), of(node.right));
    case 'between':
      return between(of(node.value), of(node.low), of(node.high));
    case 'in':
      return among(
        of(node.value),
        node.tests.map((test) => ({ value: of(test), written: test.type === 'literal' })),
      );
    case 'instanceOf':
      return isInstance(of(node.value), node.of);
    case 'if': {
      const condition = of(node.condition);
      if (condition === true) return of(node.yes);
      return condition === false || condition === null ? of(node.no) : null;
    }
    case 'for': {
      const results: FeelValue[] = [];
      const done = iterate(node.iterations, names, world, (inner) => {
        world.run.spend(results.length >> 4);
        const sofar = [...results];
        results.push(of(node.body, (name) => (name === 'partial' ? sofar : inner(name))));
        return true;
      });
      return done ? results : null;
    }
    case 'quantified':
      return quantified(node, names, world);
    case 'function':
      return makeFunction(node, names, world);
    case 'external':
      throw new Error('Methods of Java are not walked.');
    case 'call':
      return call(node, names, world);
    case 'filter':
      return filter(node, names, world);
    case 'path':
      return path(of(node.source), node.name);
  }
}

type Of<Type extends Node['type']> = Extract<Node, { type: Type }>;

function walkContext(node: Of<'context'>, names: Names, world: World): FeelValue {
  const made: { [name: string]: FeelValue } = {};
  const inner: Names = (name) => (Object.hasOwn(made, name) ? made[name] : names(name));
  for (const { name, value } of node.entries) {
    if (Object.hasOwn(made, name)) return null;
    // A copy of what is known so far, so that a function does not see entries after it.
    const sofar = { ...made };
    const known: Names = (other) => (Object.hasOwn(sofar, other) ? sofar[other] : names(other));
    define(
      made,
      name,
      value.type === 'function' ? makeFunction(value, inner, world) : walk(value, known, world),
    );
  }
  return made;
}

function makeRange(
  start: FeelValue,
  startIncluded: boolean,
  end: FeelValue,
  endIncluded: boolean,
): FeelValue {
  if ((start === null && startIncluded) || (end === null && endIncluded)) return null;
  if (start !== null && end !== null && compare(start, end) === undefined) return null;
  return new FeelRange(start, startIncluded, end, endIncluded);
}

function negated(value: FeelValue): FeelValue {
  if (isNumber(value)) return exact(value).negated();
  if (value instanceof DaysDuration) return new DaysDuration(-value.nanos);
  return value instanceof MonthsDuration ? new MonthsDuration(-value.total) : null;
}

const methods = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'dividedBy', '**': 'pow' } as const;
const others = {
  '+': addValues,
  '-': subtractValues,
  '*': multiplyValues,
  '/': divideValues,
  '**': powerValues,
} as const;

function arithmetic(operator: keyof typeof methods, a: FeelValue, b: FeelValue): FeelValue {
  if (!isNumber(a) || !isNumber(b)) return others[operator](a, b) ?? null;
  const result = exact(a)[methods[operator]](exact(b));
  return result.isFinite() ? result : null;
}

function comparison(operator: Of<'comparison'>['operator'], a: FeelValue, b: FeelValue): boolean | null {
  if (operator === '=') return equal(a, b) ?? null;
  if (operator === '!=') return not(equal(a, b) ?? null);
  const order = compare(a, b);
  if (order === undefined) return null;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function logic(operator: 'and' | 'or', a: FeelValue, b: FeelValue): boolean | null {
  const decisive = operator === 'or';
  if (a === decisive || b === decisive) return decisive;
  return typeof a === 'boolean' && typeof b === 'boolean' ? !decisive : null;
}

function between(value: FeelValue, low: FeelValue, high: FeelValue): boolean | null {
  const sides = [comparison('>=', value, low), comparison('<=', value, high)];
  return sides.includes(null) ? null : !sides.includes(false);
}

/** `in`: any test that holds decides; a test that could not be computed leaves it open. */
function among(value: FeelValue, tests: readonly { value: FeelValue; written: boolean }[]): boolean | null {
  const found = tests.map((test) =>
    test.value === null && !test.written ? null : (member(value, test.value) ?? null),
  );
  if (found.includes(true)) return true;
  return found.includes(null) ? null : false;
}

function member(value: FeelValue, test: FeelValue): boolean | undefined {
  if (test instanceof FeelRange) {
    return value instanceof FeelRange ? equal(value, test) : rangeContains(test, value);
  }
  if (!isList(test)) return equal(value, test);
  const items = test.map((item) => (isList(item) ? equal(value, item) : member(value, item)));
  return equal(value, test) === true || items.includes(true);
}

function quantified(node: Of<'quantified'>, names: Names, world: World): FeelValue {
  const answers: FeelValue[] = [];
  const decisive = node.quantifier === 'some';
  const done = iterate(node.iterations, names, world, (inner) => {
    const answer = walk(node.condition, inner, world);
    answers.push(answer);
    return answer === !decisive || answer === null;
  });
  if (!done) return null;
  const last = answers.at(-1) ?? null;
  if (last === decisive) return decisive;
  return answers.every((answer) => answer === !decisive) ? !decisive : null;
}

/** False where one of the lists is none. Goes on as long as `each` answers true. */
function iterate(
  iterations: readonly Iteration[],
  names: Names,
  world: World,
  each: (names: Names) => boolean,
): boolean {
  let going = true;
  const from = (at: number, known: Names): boolean => {
    const iteration = iterations[at];
    if (iteration === undefined) {
      going = each(known);
      return true;
    }
    const items = itemsOf(iteration, known, world);
    if (items === null) return false;
    let good = true;
    for (const item of items) {
      if (!going) break;
      world.run.spend(1);
      good = from(at + 1, (name) => (name === iteration.name ? item : known(name))) && good;
      // A list that is none stands in the way of the rest in the innermost place only.
      if (!good && at + 2 === iterations.length) break;
    }
    return good;
  };
  return from(0, names);
}

function itemsOf(iteration: Iteration, names: Names, world: World): Iterable<FeelValue> | null {
  const first = walk(iteration.list, names, world);
  if (iteration.end !== undefined) return steps(first, walk(iteration.end, names, world), true);
  if (isList(first)) return first;
  if (!(first instanceof FeelRange)) return first === null ? null : [first];
  const [low, high] = [first.start, first.end];
  if (ordinal(low) === undefined || (compare(low, high) ?? 1) > 0) return null;
  const items = steps(low, high, false);
  if (items === null) return null;
  return leaveOut(items, first.startIncluded ? undefined : low, first.endIncluded ? undefined : high);
}

function* leaveOut(items: Iterable<FeelValue>, ...excluded: readonly (FeelValue | undefined)[]) {
  for (const item of items) {
    if (!excluded.some((end) => end !== undefined && equal(item, end) === true)) yield item;
  }
}

function ordinal(value: FeelValue): number | undefined {
  if (value instanceof FeelDate) return value.epochDay;
  return isNumber(value) ? wholeNumber(value) : undefined;
}

function steps(start: FeelValue, end: FeelValue, down: boolean): Iterable<FeelValue> | null {
  const [first, last] = [ordinal(start), ordinal(end)];
  const dates = start instanceof FeelDate;
  if (first === undefined || last === undefined || dates !== end instanceof FeelDate) return null;
  const by = first > last && down ? -1 : 1;
  return (function* () {
    for (let at = first; by > 0 ? at <= last : at >= last; at += by) yield dates ? dateFromEpochDay(at) : at;
  })();
}

function makeFunction(node: Of<'function'>, names: Names, world: World): FeelFunction {
  return new FeelFunction('', node.parameters, (args) => {
    world.run.enterCall();
    const own = new Map(node.parameters.map(({ name }, at) => [name, args[at] as FeelValue]));
    const value = walk(node.body, (name) => (own.has(name) ? own.get(name) : names(name)), world);
    world.run.leaveCall();
    return value;
  });
}

function call(node: Of<'call'>, names: Names, world: World): FeelValue {
  const values = node.args.map(({ value }) => walk(value, names, world));
  const name = node.callee.type === 'name' ? node.callee.name : undefined;
  const own = name === undefined ? undefined : names(name);
  const callee = name === undefined ? walk(node.callee, names, world) : own;
  if (callee instanceof FeelFunction) return apply(callee, node.args, values, world);
  const builtIn = name === undefined ? undefined : builtInNamed(name);
  if (builtIn === undefined) return null;
  const given = node.args.flatMap((argument) => argument.name ?? []);
  if (given.length === 0) return builtInValue(builtIn.name)?.body(values, world.run) ?? null;
  const form = formForNames(builtIn, given);
  const ordered = form?.parameters.map((parameter) => values[given.indexOf(parameter.name)] ?? null);
  const bound = form && ordered && bind(form, gather(form, ordered));
  return typeof bound === 'object' ? form!.body(bound, { run: world.run, fail: () => null }) : null;
}

function apply(
  callee: FeelFunction,
  args: readonly Argument[],
  values: readonly FeelValue[],
  world: World,
): FeelValue {
  if (callee.variadic) return callee.body(values, world.run);
  if (args.length !== callee.parameters.length) return null;
  const fitted: FeelValue[] = [];
  for (const [at, { name, type }] of callee.parameters.entries()) {
    const given = args[0]?.name === undefined ? at : args.findIndex((argument) => argument.name === name);
    if (given < 0) return null;
    const value = values[given] as FeelValue;
    const fit = type === undefined ? value : coerce(value, type);
    if (fit === undefined) return null;
    fitted.push(fit);
  }
  return callee.body(fitted, world.run);
}

function filter(node: Of<'filter'>, names: Names, world: World): FeelValue {
  const value = walk(node.list, names, world);
  const items = isList(value) ? value : value === null ? [] : [value];
  if (node.condition.type === 'literal' && isNumber(node.condition.value))
    return at(items, node.condition.value);
  const chosen: FeelValue[] = [];
  for (const item of items) {
    world.run.spend(1);
    const answer = walk(node.condition, (name) => entryOf(item, name) ?? names(name), world);
    if (isNumber(answer)) return at(items, answer);
    if (answer === true) chosen.push(item);
    else if (answer !== false && answer !== null) return null;
  }
  return chosen;
}

function entryOf(item: FeelValue, name: string): FeelValue | undefined {
  if (isContext(item) && Object.hasOwn(item, name)) return item[name] ?? null;
  return name === 'item' ? item : undefined;
}

function at(items: readonly FeelValue[], position: FeelValue): FeelValue {
  const place = isNumber(position) ? wholeNumber(position) : undefined;
  if (place === undefined || place === 0) return null;
  return items.at(place > 0 ? place - 1 : place) ?? null;
}

function path(value: FeelValue, name: string): FeelValue {
  if (isList(value)) return value.map((item) => path(item, name));
  if (isContext(value)) return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
  return propertyOf(value, name) ?? null;
}
