import { compileUnaryTests, type Expression, type FeelValue, Run } from '@throughline/feel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains } from '../regions/region.ts';
import { decision, inputData, modelOf, table } from '../testing.ts';
import type { AnalysedTable } from './analysis.ts';
import { sourceOf } from './model-source.ts';
import { tablesOf } from './model-tables.ts';
import { type Box, joined } from './runs.ts';

interface Sample {
  readonly policy: string;
  readonly aggregation: string | undefined;
  readonly kinds: readonly Kind[];
  readonly rules: readonly { readonly cells: readonly string[]; readonly answer: string }[];
}

type Kind = keyof typeof cellTexts;

const numbers = fc.constantFrom('0', '1', '2');
const cellTexts = {
  number: fc.oneof(
    fc.constant('-'),
    numbers,
    fc.tuple(fc.constantFrom('< ', '<= ', '> ', '>= ', '!= '), numbers).map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom('[', '('), numbers, numbers, fc.constantFrom(']', ')'))
      .map(([a, b, c, d]) => `${a}${b}..${c}${d}`),
    fc.tuple(numbers, numbers).map(([a, b]) => `${a}, ${b}`),
    fc.tuple(numbers, numbers).map(([a, b]) => `not(${a}, ${b})`),
    fc.constantFrom('null', '> limit'),
  ),
  boolean: fc.constantFrom('-', 'true', 'false', 'not(true)'),
  string: fc.constantFrom('-', '"a"', '"b"', '"a", "b"', 'not("a")', 'null', 'starts with(?, "a")'),
  colour: fc.constantFrom('-', '"red"', '"green"', 'not("red")', '"red", "blue"', '"grey"'),
} as const;

const probes: Readonly<Record<Kind, readonly FeelValue[]>> = {
  number: [-1, 0, 0.5, 1, 1.5, 2, 3],
  boolean: [true, false],
  string: ['a', 'b', 'c'],
  colour: ['red', 'green', 'blue'],
};

const sample: fc.Arbitrary<Sample> = fc
  .record({
    policy: fc.constantFrom('UNIQUE', 'ANY', 'FIRST', 'PRIORITY', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'),
    aggregation: fc.constantFrom(undefined, 'SUM', 'COUNT'),
    kinds: fc.array(fc.constantFrom<Kind>('number', 'boolean', 'string', 'colour'), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .chain(({ policy, aggregation, kinds }) =>
    fc.record({
      policy: fc.constant(policy),
      aggregation: fc.constant(policy === 'COLLECT' ? aggregation : undefined),
      kinds: fc.constant(kinds),
      rules: fc.array(
        fc.record({
          cells: fc.tuple(...kinds.map((kind) => cellTexts[kind])),
          answer: fc.constantFrom('1', '2', '3', '1 + 1', '9'),
        }),
        { maxLength: 6 },
      ),
    }),
  );

describe('the analysis of a table', () => {
  it('finds just what trying everything finds', async () => {
    await fc.assert(
      fc.asyncProperty(sample, async (given) => {
        const analysed = await analysisOf(given);
        const tried = tryAll(given);
        expect(found(analysed, tried.points)).toEqual(expected(given, tried));
      }),
      { numRuns: 250 },
    );
  }, 60_000);

  it('says what it left undone when its steps are spent', async () => {
    const cells = ['< 2', '> 0', '[0..1]', '(1..2]'];
    const rules = cells.flatMap((one) => cells.map((other) => ({ cells: [one, other], answer: '1' })));
    const unfinished = async (policy: string) => {
      const given = { policy, aggregation: undefined, kinds: ['number', 'number'] as const, rules };
      return (await analysisOf(given, 5)).analysis.unfinished;
    };
    expect(await unfinished('UNIQUE')).toEqual(['gaps', 'overlaps']);
    expect(await unfinished('FIRST')).toEqual(['gaps', 'reach']);
  });
});

async function analysisOf({ policy, aggregation, kinds, rules }: Sample, steps = 10_000_000) {
  const logic = table({
    policy,
    ...(aggregation !== undefined && { aggregation }),
    inputs: kinds.map((_, at) => `in${at}`),
    outputs: [{ type: 'number', values: '3, 1, 2' }],
    rules: rules.map(({ cells, answer }) => [...cells, answer]),
  });
  const needs = [...kinds.map((_, at) => `in${at}`), 'limit'];
  const model = await modelOf(`
    <itemDefinition name="colour"><typeRef>string</typeRef>
      <allowedValues><text>"red", "green", "blue"</text></allowedValues></itemDefinition>
    ${kinds.map((kind, at) => inputData(`in${at}`, kind)).join('')}${inputData('limit', 'number')}
    ${decision('Sample', logic, { needs })}`);
  const source = sourceOf(model);
  if (source === undefined) throw new Error('no source');
  return tablesOf(source, { most: 10_000, steps })[0] as AnalysedTable;
}

type Point = readonly FeelValue[];
/** Whether a rule matches: undefined when that depends on other data. */
type Match = boolean | undefined;

interface Tried {
  readonly points: readonly Point[];
  /** For each point what each rule says to it. */
  readonly matches: readonly (readonly Match[])[];
}

function tryAll({ kinds, rules }: Sample): Tried {
  const values = kinds.map((kind, at) => [
    ...probes[kind],
    ...(rules.some(({ cells }) => cells[at]?.includes('null')) ? [null] : []),
  ]);
  const points = values.reduce<readonly Point[]>(
    (all, column) => all.flatMap((point) => column.map((value) => [...point, value])),
    [[]],
  );
  return { points, matches: points.map((point) => rules.map(({ cells }) => matchOf(cells, point))) };
}

function matchOf(cells: readonly string[], point: Point): Match {
  const met = cells.map((cell, at) => meets(cell, point[at] as FeelValue));
  if (met.includes(false)) return false;
  return met.includes(undefined) ? undefined : true;
}

function meets(cell: string, value: FeelValue): Match {
  if (cell === '> limit' || cell.startsWith('starts with')) return undefined;
  const run = new Run({});
  run.input = value;
  return compiledCell(cell).valueIn(run) === true;
}

const compiledCells = new Map<string, Expression>();

function compiledCell(text: string): Expression {
  const known = compiledCells.get(text);
  if (known !== undefined) return known;
  const compiled = compileUnaryTests(text);
  if (!compiled.ok) throw new Error(text);
  compiledCells.set(text, compiled.expression);
  return compiled.expression;
}

function found({ table: { axes, columns }, analysis }: AnalysedTable, points: readonly Point[]) {
  const gaps = joined(analysis.gaps?.parts ?? []).flatMap((part: Box) =>
    points.filter((point) =>
      axes.every(({ axis, columns: own }, at) => {
        const value = point[(own[0]?.number ?? 1) - 1] as FeelValue;
        const place = axis.classes.findIndex((region) => contains(region, value));
        return part[at]?.some(([from, end]) => place >= from && place < end);
      }),
    ),
  );
  expect(columns.length).toBe(points[0]?.length);
  return {
    gaps: texts(gaps),
    clashes: analysis.clashes.map(({ rules, certain }) => `${rules.join('-')} ${certain}`),
    dead: analysis.dead,
    unreached: analysis.unreached.map(({ rule }) => rule),
    contained: analysis.contained.map(({ rule }) => rule),
    unfinished: analysis.unfinished,
  };
}

function expected(given: Sample, tried: Tried): ReturnType<typeof found> {
  const { policy, aggregation, rules } = given;
  const { points, matches } = tried;
  const numbered = rules.map((_, at) => at + 1);
  const answers = rules.map(({ answer }) => ({ '1 + 1': '2' })[answer] ?? answer);
  const where = (rule: number) => matches.flatMap((row, at) => (row[rule - 1] === false ? [] : at));
  const certain = (rule: number) => matches.every((row) => row[rule - 1] !== undefined);
  const living = numbered.filter((rule) => where(rule).length > 0);
  const single = ['UNIQUE', 'ANY', 'FIRST', 'PRIORITY'].includes(policy);
  const needed = single || aggregation === 'SUM';
  const alike = (a: number, b: number) => answers[a - 1] === answers[b - 1];
  const pairs = living.flatMap((a) => living.filter((b) => a < b).map((b) => [a, b] as const));
  const meeting = pairs.filter(
    ([a, b]) => isSure(rules[a - 1]) && isSure(rules[b - 1]) && where(a).some((at) => where(b).includes(at)),
  );
  const rank = (rule: number) => ['3', '1', '2', '9'].indexOf(answers[rule - 1] as string);
  const beats = (a: number, b: number) =>
    policy === 'FIRST'
      ? a < b
      : policy === 'PRIORITY' && (rank(a) < rank(b) || (rank(a) === rank(b) && a < b));
  const inside = (a: number, b: number) => where(a).every((at) => where(b).includes(at));
  expect(living.every((rule) => certain(rule) || !isSure(rules[rule - 1]))).toBe(true);
  return {
    gaps: needed ? texts(points.filter((_, at) => matches[at]?.every((match) => match === false))) : [],
    clashes:
      policy === 'UNIQUE' || policy === 'ANY'
        ? meeting.filter(([a, b]) => policy === 'UNIQUE' || !alike(a, b)).map(([a, b]) => `${a}-${b} true`)
        : [],
    dead: numbered.filter((rule) => !living.includes(rule)),
    unreached: living.filter((rule) =>
      where(rule).every((at) =>
        living.some((other) => beats(other, rule) && isSure(rules[other - 1]) && where(other).includes(at)),
      ),
    ),
    contained: living.filter((rule) => {
      const twins = meeting
        .flatMap(([a, b]) => (a === rule ? [b] : b === rule ? [a] : []))
        .filter((b) => alike(rule, b));
      if (policy === 'ANY') return twins.some((b) => inside(rule, b) && (!inside(b, rule) || b < rule));
      return (
        !['UNIQUE', 'FIRST', 'PRIORITY'].includes(policy) &&
        twins.some((b) => b < rule && inside(rule, b) && inside(b, rule))
      );
    }),
    unfinished: [],
  };
}

function isSure(rule: Sample['rules'][number] | undefined): boolean {
  return rule?.cells.every((cell) => cell !== '> limit' && !cell.startsWith('starts with')) ?? false;
}

function texts(points: readonly Point[]): readonly string[] {
  return points.map((point) => JSON.stringify(point)).sort();
}
