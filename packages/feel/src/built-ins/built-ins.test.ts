import { describe, expect, it } from 'vitest';
import { evaluate, result } from '../testing.ts';

describe('conversions', () => {
  it.each([
    ['number("1 000,5", " ", ",")', 1000.5],
    ['number(from: "1.000.000,01", decimal separator: ",")', null],
    ['number(from: "1,000", grouping separator: ",", decimal separator: ".")', 1000],
    ['number("abc")', null],
    ['string(1.10)', '1.1'],
    ['string([1, "a", {b: null}])', '[1, "a", {b: null}]'],
    ['string(@"2026-01-01")', '2026-01-01'],
    ['string(null)', null],
    ['date(2026, 2, 29)', null],
    ['date(date and time("2026-01-01T10:00:00Z"))', '2026-01-01'],
    ['time(9, 30, 15.25, @"PT1H")', '09:30:15.25+01:00'],
    ['date and time(@"2026-01-01", @"10:00:00@Europe/Berlin")', '2026-01-01T10:00:00@Europe/Berlin'],
    ['duration("P1Y2M")', 'P1Y2M'],
    ['years and months duration(@"2024-02-29", @"2026-02-28")', 'P1Y11M'],
    ['string(range("[1..5)"))', '[1..5)'],
    ['range("(..5]")', '(null..5]'],
    ['range("[5..1]")', null],
    ['context([{key: "a", value: 1}, {key: "b", value: 2}])', { a: 1, b: 2 }],
  ])('%s is %j', (source, expected) => {
    expect(result(source)).toEqual(expected);
  });
});

describe('functions of texts', () => {
  it.each([
    ['substring("🐎foobar", 2, 3)', 'foo'],
    ['substring("foobar", -2)', 'ar'],
    ['substring("foobar", 0)', null],
    ['string length("🐎é")', 2],
    ['upper case("straße")', 'STRASSE'],
    ['substring before("foobar", "bar")', 'foo'],
    ['substring before("foobar", "x")', ''],
    ['substring after("foobar", "o")', 'obar'],
    ['contains("foobar", "of")', false],
    ['starts with("foobar", "foo") and ends with("foobar", "bar")', true],
    ['string join(["a", null, "c"], "-")', 'a-c'],
    ['string join(["a", 1])', null],
    ['split("a;b;;c", ";")', ['a', 'b', '', 'c']],
    ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '[1=ab][2=]cd'],
    ['matches("foobar", "^fo*b")', true],
  ])('%s is %j', (source, expected) => {
    expect(result(source)).toEqual(expected);
  });
});

describe('functions of lists', () => {
  it.each([
    ['min(3, 1, 2)', 1],
    ['max(["b", "a"])', 'b'],
    ['max([@"2026-01-01", @"2026-05-05"])', '2026-05-05'],
    ['min([])', null],
    ['sum([0.1, 0.2]) = 0.3', true],
    ['sum([])', null],
    ['mean([1, 2, 4])', 7 / 3],
    ['median([10, 2, 33])', 10],
    ['median(1, 2, 3, 10)', 2.5],
    ['mode([6, 1, 9, 6, 1])', [1, 6]],
    ['round half up(stddev(2, 4, 7, 5), 6)', 2.081666],
    ['product(2, 3, 4)', 24],
    ['all([true, null])', null],
    ['any([false, true, null])', true],
    ['list contains([{a: 1}], {a: 1})', true],
    ['count([])', 0],
    ['sublist([1, 2, 3], 2)', [2, 3]],
    ['sublist([1, 2, 3], -2, 1)', [2]],
    ['append([1], 2, [3])', [1, 2, [3]]],
    ['concatenate([1], [2, 3])', [1, 2, 3]],
    ['insert before([1, 3], 2, 2)', [1, 2, 3]],
    ['remove([1, 2, 3], 2)', [1, 3]],
    ['list replace([1, 2, 3], 2, 9)', [1, 9, 3]],
    ['list replace([1, 2, 3], function(item, new) item < new, 3)', [3, 3, 3]],
    ['reverse([1, 2])', [2, 1]],
    ['index of([1, 2, 1], 1)', [1, 3]],
    ['union([1, 2], [2, 3])', [1, 2, 3]],
    ['distinct values([1, 1.0, "a", "a", null, null])', [1, 'a', null]],
    ['flatten([[1, [2]], 3])', [1, 2, 3]],
    ['sort(["b", "a"])', ['a', 'b']],
  ])('%s is %j', (source, expected) => {
    expect(result(source)).toEqual(expected);
  });
});

describe('functions of numbers', () => {
  it.each([
    ['decimal(1/3, 2)', 0.33],
    ['decimal(2.5, 0)', 2],
    ['floor(-1.5)', -2],
    ['ceiling(1.56, 1)', 1.6],
    ['round up(-5.5, 0)', -6],
    ['round down(5.5, 0)', 5],
    ['round half up(1.005, 2)', 1.01],
    ['round half down(5.5, 0)', 5],
    ['round half up(1250, -2)', 1300],
    ['round up(1, 6177)', null],
    ['abs(-1.5)', 1.5],
    ['abs(@"-P1D")', 'P1D'],
    ['modulo(-12, 5)', 3],
    ['modulo(10.1, 4.5)', 1.1],
    ['sqrt(16)', 4],
    ['sqrt(-1)', null],
    ['decimal(exp(2), 10)', 7.3890560989],
    ['decimal(log(3), 10)', 1.0986122887],
    ['odd(5) and even(0)', true],
    ['odd(1.5) or even(1.5)', false],
  ])('%s is %j', (source, expected) => {
    expect(result(source)).toBe(expected);
  });
});

describe('functions of dates, ranges and contexts', () => {
  it.each([
    ['day of week(@"2026-11-19")', 'Thursday'],
    ['month of year(@"2026-11-19")', 'November'],
    ['day of year(@"2024-12-31")', 366],
    ['week of year(@"2021-01-01")', 53],
    ['is(@"10:00:00Z", @"11:00:00+01:00")', false],
    ['before(1, [2..3]) and before([1..2), [2..3])', true],
    ['meets([1..2], [2..3])', true],
    ['overlaps([1..5], [5..6]) and not(overlaps([1..5), [5..6]))', true],
    ['during(3, [1..5]) and includes([1..5], [2..3])', true],
    ['coincides([1..5], [1..5)) or finishes(5, [1..5))', false],
    ['before(1, "a")', null],
    ['get value({a: 1}, "a")', 1],
    ['get entries({a: 1})', [{ key: 'a', value: 1 }]],
    ['context put({a: 1}, "b", 2)', { a: 1, b: 2 }],
    ['context put({a: {b: 1}}, ["a", "b"], 2)', { a: { b: 2 } }],
    ['context merge([{a: 1, b: 1}, {b: 2}])', { a: 1, b: 2 }],
  ])('%s is %j', (source, expected) => {
    expect(result(source)).toEqual(expected);
  });
});

describe('a call', () => {
  it('takes a list of one for its item, and an item for a list of one', () => {
    expect(result('string length(["abc"])')).toBe(3);
    expect(result('count("abc")')).toBe(1);
  });

  it('with the wrong arguments says how to call', () => {
    expect(evaluate('substring("a")').sentences).toEqual(['substring does not take 1 arguments.']);
    expect(evaluate('abs(number: 1)').sentences).toEqual(['abs does not take the arguments number.']);
  });

  it('may hand on a built-in function', () => {
    expect(result('(function(f) f("abc"))(string length)')).toBe(3);
  });
});
