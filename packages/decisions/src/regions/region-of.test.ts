import { compileUnaryTests, type Expression, type FeelValue, Run, toJson } from '@throughline/feel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complement, contains, exampleOf, intersect, isEmpty, type Region, unite } from './region.ts';
import type { RegionKind } from './region-kind.ts';
import { kindsIn, regionOf } from './region-of.ts';

/** For each kind some values that lie close together, as they are written. */
const written: Readonly<Record<RegionKind, readonly string[]>> = {
  number: ['-1', '0', '0.5', '1', '1.5', '2', '12345678901234567890.5', '-(3)'],
  string: ['"a"', '"b"', '"c"'],
  boolean: ['true', 'false'],
  date: ['date("2026-02-27")', 'date("2026-02-28")', '@"2026-03-01"', 'date(2026, 3, 2)'],
  time: ['time("00:00:00")', '@"00:00:01"', 'time("23:59:58")', 'time("23:59:59")'],
  'time with offset': ['@"23:59:59Z"', 'time("22:59:59-01:00")', '@"00:00:00+02:00"', '@"00:00:01+02:00"'],
  'date and time': [
    '@"2026-01-01T00:00:00"',
    'date and time("2025-12-31T23:59:59")',
    '@"2026-01-01T00:00:01"',
  ],
  'date and time with offset': ['@"2026-01-01T00:00:00Z"', 'date and time("2026-01-01T01:00:01+01:00")'],
  'days and time duration': ['duration("PT1H")', '@"PT60M0.000000001S"', '-duration("P1D")'],
  'years and months duration': ['duration("P1Y")', '@"P13M"', '-@"P1M"'],
};
const kinds = Object.keys(written) as RegionKind[];

const operators = ['<', '<=', '>', '>=', '=', '!='];

function testText(kind: RegionKind): fc.Arbitrary<string> {
  const constant = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...written[kind]) },
    { weight: 1, arbitrary: fc.constantFrom(...kinds.flatMap((other) => written[other]), 'null') },
  );
  const own = fc.constantFrom(...written[kind]);
  const compared = fc.tuple(fc.constantFrom(...operators), constant).map(([o, value]) => `${o} ${value}`);
  const range = fc
    .tuple(fc.constantFrom('[', '('), own, own, fc.constantFrom(']', ')', '['))
    .map(([open, low, high, close]) => `${open}${low}..${high}${close}`);
  const list = fc.array(fc.oneof(constant, range), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`);
  const leaf = fc.oneof(
    compared.map((text) => `? ${text}`),
    fc.tuple(constant, fc.constantFrom(...operators)).map(([value, o]) => `${value} ${o} ?`),
    fc.tuple(own, constant).map(([low, high]) => `? between ${low} and ${high}`),
    fc.oneof(range, list).map((text) => `? in ${text}`),
    fc.array(fc.oneof(compared, constant, range), { minLength: 2, maxLength: 3 }).map((t) => `? in (${t})`),
  );
  const condition = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2 },
      leaf,
      fc.tuple(tie('tree'), fc.constantFrom('and', 'or'), tie('tree')).map((parts) => `(${parts.join(' ')})`),
      tie('tree').map((text) => `not(${text})`),
    ),
  })).tree;
  return fc.oneof(constant, compared, range, list, condition);
}

function cellText(kind: RegionKind): fc.Arbitrary<string> {
  const tests = fc.array(testText(kind), { minLength: 1, maxLength: 3 }).map((texts) => texts.join(', '));
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant('-') },
    { weight: 5, arbitrary: tests },
    { weight: 3, arbitrary: tests.map((text) => `not(${text})`) },
  );
}

const cellOfKind = fc.constantFrom(...kinds).chain((kind) => fc.tuple(fc.constant(kind), cellText(kind)));

describe('the region of a cell', () => {
  it('holds exactly the values that meet the cell', () => {
    let known = 0;
    fc.assert(
      fc.property(cellOfKind, ([kind, text]) => {
        const cell = compiled(text);
        const region = regionOf(cell, kind);
        if (region === undefined) return;
        known++;
        for (const value of [...probes(kind), exampleOf(region) ?? null]) {
          expect([text, toJson(value), contains(region, value)]).toEqual([
            text,
            toJson(value),
            meets(cell, value),
          ]);
        }
      }),
      { numRuns: 600 },
    );
    expect(known).toBeGreaterThan(200);
  });

  it('obeys the laws of sets', () => {
    const pair = fc
      .constantFrom(...kinds)
      .chain((kind) => fc.tuple(fc.constant(kind), cellText(kind), cellText(kind)));
    fc.assert(
      fc.property(pair, ([kind, one, other]) => {
        const a = regionOf(compiled(one), kind);
        const b = regionOf(compiled(other), kind);
        if (a === undefined || b === undefined) return;
        expect(isEmpty(intersect(a, complement(a)))).toBe(true);
        expect(isEmpty(complement(unite([a, complement(a)])))).toBe(true);
        for (const value of probes(kind)) {
          expect(contains(intersect(a, b), value)).toBe(contains(a, value) && contains(b, value));
          expect(contains(unite([a, b]), value)).toBe(contains(a, value) || contains(b, value));
        }
        const example = exampleOf(a);
        expect(example === undefined).toBe(isEmpty(a));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['(5..6)', 'number', 5.5],
    ['(5..7)', 'number', 6],
    ['(0.1..0.2)', 'number', 0.15],
    ['> 5', 'number', 6],
    ['< 300000', 'number', 0],
    ['< -3.5', 'number', -4],
    ['not(1, 2)', 'number', 0],
    ['(date("2026-02-28")..date("2026-03-02"))', 'date', '2026-03-01'],
    ['not("other", "gold")', 'string', 'another'],
    ['"gold", "silver"', 'string', 'gold'],
    ['null', 'number', null],
  ] as const)('gives an easy example of %s', (text, kind, example) => {
    expect(toJson(exampleOf(region(text, kind)) as FeelValue)).toBe(example);
  });

  it('knows that nothing lies between two days, seconds or months', () => {
    expect(isEmpty(region('(date("2026-02-28")..date("2026-03-01"))', 'date'))).toBe(true);
    expect(isEmpty(region('not(<= @"10:00:00", >= @"10:00:01")', 'time'))).toBe(true);
    expect(isEmpty(region('not(>= @"00:00:00")', 'time'))).toBe(true);
    expect(isEmpty(region('(@"P1Y"..@"P13M")', 'years and months duration'))).toBe(true);
  });

  it.each(['> limit', 'starts with(?, "a")', 'count(?) > 1', '? + 1 > 2', '["a".."c"]', '> today()'])(
    'is not known for %s',
    (text) => {
      expect(regionOf(compiled(text), 'string')).toBeUndefined();
    },
  );

  it('names the kinds that a cell compares with', () => {
    expect([...kindsIn(compiled('[1..5], "a", ? < @"2026-01-01"'))]).toEqual(['number', 'string', 'date']);
    expect([...kindsIn(compiled('-'))]).toEqual([]);
  });
});

function compiled(text: string): Expression {
  const result = compileUnaryTests(text);
  if (!result.ok) throw new Error(`${text}: ${result.errors[0]?.sentence}`);
  return result.expression;
}

function region(text: string, kind: RegionKind): Region {
  const found = regionOf(compiled(text), kind);
  if (found === undefined) throw new Error(`${text} is not understood`);
  return found;
}

function meets(cell: Expression, value: FeelValue): boolean {
  const run = new Run({});
  run.input = value;
  return cell.valueIn(run) === true;
}

/** The constants, what lies between and beyond them, and null. */
function probes(kind: RegionKind): readonly FeelValue[] {
  const known = made.get(kind) ?? makeProbes(kind);
  made.set(kind, known);
  return known;
}

const made = new Map<RegionKind, readonly FeelValue[]>();

function makeProbes(kind: RegionKind): readonly FeelValue[] {
  const values = written[kind].flatMap((text) => {
    const only = region(text, kind);
    const others =
      kind === 'string' || kind === 'boolean' ? [] : [region(`< ${text}`, kind), region(`> ${text}`, kind)];
    return [only, ...others].flatMap((one) => exampleOf(one) ?? []);
  });
  const gaps = complement(unite(written[kind].map((text) => region(text, kind))));
  const between =
    'intervals' in gaps ? gaps.intervals.map((one) => ({ ...gaps, intervals: [one], null: false })) : [gaps];
  return [...values, ...between.flatMap((one) => exampleOf(one) ?? []), null];
}
