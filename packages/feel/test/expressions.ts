import type { Random } from './random.ts';

/** What the expressions made here may refer to. */
export const context = {
  n: 3,
  'a b': -0.25,
  text: 'abc',
  flag: true,
  none: null,
  list: [1, 2.5, 'x', null, [3], { k: 1 }],
  rows: [
    { k: 1, v: 'one' },
    { k: 2, v: 'two' },
  ],
  nested: { deep: { deeper: [1] } },
};

type Maker = (random: Random, depth: number) => string;

const leaves: readonly string[] = [
  ...[
    '0',
    '1',
    '-1',
    '2',
    '0.1',
    '1.005',
    '9007199254740993',
    '1e30',
    '-0',
    '12345678901234567890.123456789',
  ],
  ...['""', '"abc"', '"🐎é"', '"2026-01-31"', '"[1..5)"', '"a+(b|c)*"', 'true', 'false', 'null'],
  ...[
    'n',
    'a b',
    'text',
    'flag',
    'none',
    'list',
    'rows',
    'nested.deep',
    'rows.k',
    'unknown',
    'x',
    'item',
    'partial',
  ],
  ...['@"2026-02-28"', '@"10:00:00.5+01:00"', '@"2026-03-29T02:30:00@Europe/Berlin"', '@"-999999999-01-01"'],
  ...[
    '@"P1DT2H"',
    '@"-P1Y2M"',
    '@"PT0.000000001S"',
    '@"P999999999D"',
    '[1..5)',
    '(< 3)',
    '[]',
    '{}',
    'now()',
  ],
];

/** Built-in functions with the number of arguments they mostly take. */
const functions: readonly (readonly [string, number])[] = [
  ...([
    ['string', 1],
    ['number', 1],
    ['date', 1],
    ['time', 1],
    ['date and time', 1],
    ['duration', 1],
  ] as const),
  ...([
    ['date', 3],
    ['time', 3],
    ['years and months duration', 2],
    ['range', 1],
    ['not', 1],
    ['all', 2],
  ] as const),
  ...([
    ['substring', 3],
    ['string length', 1],
    ['upper case', 1],
    ['contains', 2],
    ['replace', 3],
  ] as const),
  ...([
    ['matches', 2],
    ['split', 2],
    ['string join', 2],
    ['count', 1],
    ['min', 2],
    ['max', 1],
    ['sum', 2],
  ] as const),
  ...([
    ['mean', 1],
    ['median', 3],
    ['mode', 3],
    ['stddev', 3],
    ['sublist', 2],
    ['append', 2],
  ] as const),
  ...([
    ['concatenate', 2],
    ['insert before', 3],
    ['remove', 2],
    ['list replace', 3],
    ['reverse', 1],
  ] as const),
  ...([
    ['index of', 2],
    ['union', 2],
    ['distinct values', 1],
    ['flatten', 1],
    ['sort', 1],
    ['sort', 2],
  ] as const),
  ...([
    ['decimal', 2],
    ['floor', 1],
    ['ceiling', 2],
    ['round half up', 2],
    ['abs', 1],
    ['modulo', 2],
  ] as const),
  ...([
    ['sqrt', 1],
    ['log', 1],
    ['exp', 1],
    ['odd', 1],
    ['even', 1],
    ['is', 2],
    ['day of week', 1],
  ] as const),
  ...([
    ['week of year', 1],
    ['before', 2],
    ['overlaps', 2],
    ['during', 2],
    ['coincides', 2],
  ] as const),
  ...([
    ['get value', 2],
    ['get entries', 1],
    ['context', 1],
    ['context put', 3],
    ['context merge', 1],
  ] as const),
];

const makers: readonly Maker[] = [
  (random, depth) =>
    `(${part(random, depth)} ${random.pick(['+', '-', '*', '/', '**'])} ${part(random, depth)})`,
  (random, depth) =>
    `(${part(random, depth)} ${random.pick(['=', '!=', '<', '<=', '>', '>='])} ${part(random, depth)})`,
  (random, depth) => `(${part(random, depth)} ${random.pick(['and', 'or'])} ${part(random, depth)})`,
  (random, depth) => `-${part(random, depth)}`,
  (random, depth) => `(${part(random, depth)} between ${part(random, depth)} and ${part(random, depth)})`,
  (random, depth) => `(${part(random, depth)} in (${tests(random, depth)}))`,
  (random, depth) => `[${many(random, depth)}]`,
  (random, depth) => `{x: ${part(random, depth)}, "y z": ${part(random, depth)}}`,
  (random, depth) => `(${random.pick(['[', '(', ']'])}${part(random, depth)}..${part(random, depth)}))`,
  (random, depth) => `(${part(random, depth)})[${part(random, depth)}]`,
  (random, depth) =>
    `(${part(random, depth)}).${random.pick(['x', 'k', 'year', 'days', 'start', 'constructor'])}`,
  (random, depth) => `(if ${part(random, depth)} then ${part(random, depth)} else ${part(random, depth)})`,
  (random, depth) => `(for x in ${part(random, depth)} return ${part(random, depth)})`,
  (random, depth) =>
    `(for x in ${part(random, depth)}..${part(random, depth)}, i in [1, 2] return ${part(random, depth)})`,
  (random, depth) =>
    `(${random.pick(['some', 'every'])} x in ${part(random, depth)} satisfies ${part(random, depth)})`,
  (random, depth) =>
    `(function(x, i) ${part(random, depth)})(${part(random, depth)}, ${part(random, depth)})`,
  (random, depth) =>
    `{f: function(x) if x > 5 then x else f(${part(random, depth)}), r: f(${part(random, depth)})}.r`,
  (random, depth) =>
    `(${part(random, depth)} instance of ${random.pick(['number', 'string', 'list<number>', 'context<k: Any>'])})`,
  (random, depth) => {
    const [name, count] = random.pick(functions);
    return `${name}(${Array.from({ length: random.once(10) ? count + 1 : count }, () => part(random, depth)).join(', ')})`;
  },
];

/** An expression that can be read; most mean something, many are wrong about kinds. */
export function makeExpression(random: Random, depth: number): string {
  if (depth === 0 || random.once(6)) return random.pick(leaves);
  if (random.once(4)) return makeNumber(random, depth);
  return random.once(4) ? makeCondition(random, depth) : random.pick(makers)(random, depth);
}

const numbers = [
  '0',
  '1',
  '-1',
  '2',
  '3',
  '0.1',
  '0.25',
  '1.005',
  '10',
  '1e3',
  'n',
  'a b',
  'rows[1].k',
  'list[2]',
];

/** An expression that is a number, save for divisions by zero and the like. */
function makeNumber(random: Random, depth: number): string {
  if (depth <= 0 || random.once(5)) return random.pick(numbers);
  const number = () => makeNumber(random, depth - 1);
  const condition = () => makeCondition(random, depth - 1);
  return random.pick([
    () => `(${number()} ${random.pick(['+', '-', '*', '/'])} ${number()})`,
    () => `-${number()}`,
    () => `(if ${condition()} then ${number()} else ${number()})`,
    () => `${random.pick(['abs', 'floor', 'ceiling', 'sum', 'max'])}(${number()})`,
    () =>
      `${random.pick(['decimal', 'round up', 'round half up'])}(${number()}, ${random.pick(['0', '1', '2'])})`,
    () => `${random.pick(['sum', 'min', 'max', 'mean', 'product'])}([${number()}, ${number()}])`,
    () => `count([${number()}, ${number()}, n][item > ${number()}])`,
    () => `sum(for i in [${number()}, ${number()}] return i * ${number()})`,
    () => `(for i in 1..3 return if i = 1 then ${number()} else partial[-1] + ${number()})[-1]`,
    () => `{p: ${number()}, q: p - ${number()}}.q`,
    () => `(function(p, q) p * q + ${number()})(${number()}, ${number()})`,
  ])();
}

function makeCondition(random: Random, depth: number): string {
  if (depth <= 0) return random.pick(['true', 'false', 'flag', 'none']);
  const number = () => makeNumber(random, depth - 1);
  const condition = () => makeCondition(random, depth - 1);
  const text = () => random.pick(['text', '"abc"', '"abd"', '""', 'upper case(text)', '"ab" + "c"']);
  const compared = () => random.pick(['=', '!=', '<', '<=', '>', '>=']);
  return random.pick([
    () => `(${number()} ${compared()} ${number()})`,
    () => `(n ${compared()} ${random.pick(numbers)})`,
    () => `(${text()} ${compared()} ${text()})`,
    () => `(${condition()} ${random.pick(['and', 'or'])} ${condition()})`,
    () => `not(${condition()})`,
    () => `(${number()} between ${number()} and ${number()})`,
    () =>
      `(${number()} in (${random.pick(['[', '('])}${number()}..${number()}${random.pick([']', ')'])}, ${number()}))`,
    () => `(n in ${random.pick(['', '<= ', '> '])}${random.pick(numbers)})`,
    () =>
      `(${random.pick(['some', 'every'])} i in [${number()}, ${number()}] satisfies i ${compared()} ${number()})`,
    () => `(rows[k ${compared()} ${random.pick(numbers)}] = [])`,
  ])();
}

function part(random: Random, depth: number): string {
  return makeExpression(random, depth - 1);
}

function many(random: Random, depth: number): string {
  return Array.from({ length: random.below(4) }, () => part(random, depth)).join(', ');
}

function tests(random: Random, depth: number): string {
  return Array.from(
    { length: 1 + random.below(2) },
    () => random.pick(['', '< ', '>= ', '!= ']) + part(random, depth),
  ).join(', ');
}
