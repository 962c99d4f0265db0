import { describe, expect, it } from 'vitest';
import { compileExpression, compileUnaryTests } from '../expression.ts';
import { toJson } from '../values/json.ts';

const xs = 'x'.repeat(100);
const doubled = (first: string, next: string, turns = 100) =>
  `for i in 1..${turns} return if i = 1 then ${first} else ${next}`;
const tower = doubled('[1, 1]', '[partial[-1], partial[-1]]', 40);

/** Each of these would take for ever, all memory, or the host's whole stack. */
const endless = [
  'for i in 1..1000000000 return i',
  'for i in 1..1000000000, j in [] return i',
  'some i in 1..1000000000, j in 1..1000000000 satisfies i + j < 0',
  'count([1..1000000000][item > 5]) + count(for i in 1..1000000000 return 1)',
  'for i in @"0001-01-01"..@"999999999-01-01" return i',
  '{f: function(n) f(n + 1), r: f(1)}.r',
  '{f: function(n) if n < 2 then 1 else f(n - 1) + f(n - 2), r: f(100)}.r',
  '{f: function(g) g(g), r: f(f)}.r',
  doubled('"x"', 'partial[-1] + partial[-1]'),
  doubled('"x"', 'string join([partial[-1], partial[-1]])'),
  doubled('"x"', 'replace(partial[-1], "x", "$0$0")'),
  doubled('"x"', 'upper case(partial[-1] + partial[-1])'),
  doubled('[1]', 'concatenate(partial[-1], partial[-1])'),
  doubled('[1]', 'append(partial[-1], partial[-1])'),
  doubled('[1]', 'insert before(partial[-1], 1, partial[-1])'),
  doubled('{a: 1}', 'context put(partial[-1], "b", partial)'),
  tower,
  `string(${tower})`,
  `flatten(${tower})`,
  `(${tower}) = (${tower})`,
  `list contains([${tower}], ${tower})`,
  `distinct values(for i in 1..40 return ${tower})`,
  `(${tower})[-1] instance of ${'list<'.repeat(40)}number${'>'.repeat(40)}`,
  `{f: function(s, a) external {java: {class: "java.lang.String", method signature: "format(String, Object[])"}},
    r: f("%s", ${tower})}.r`,
  'for i in 1..900000 return [partial[-1]]',
  'for i in 1..900000 return partial',
  'for i in 1..900000 return {a: i, b: i, c: i, d: i}',
  'for i in 1..900000 return function(x) x + i',
  `for i in 1..900000 return [${'0.1, '.repeat(5000)}i]`,
  `sum(for i in 1..900000 return ${'i + 0.1 + '.repeat(400)}1)`,
  'for i in 1..900000 return string(10 ** 6000)',
  'for i in 1..900000 return 1.5 ** 1.5',
  'for i in 1..900000 return exp(i / 1000)',
  `for i in 1..900000 return split("${xs}", "x")`,
  `for i in 1..900000 return string join([${'"x", '.repeat(50)}"x"], "${xs}")`,
  `{s: ${doubled(`"${xs}"`, 'partial[-1] + partial[-1]', 15)}, r: for i in 1..900000 return contains(s[-1], "y")}.r`,
  `{s: ${doubled(`"${xs}"`, 'partial[-1] + partial[-1]', 15)}, r: for i in 1..900000 return s[-1] = s[-1] + ""}.r`,
  'distinct values(for i in 1..100000 return {a: i})',
  'sort(for i in 1..300000 return i, function(x, y) x > y)',
  'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")',
  'replace("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a|a)*b", "c")',
  `matches("${'a'.repeat(40_000)}", "(a*)*b")`,
  `matches("${'a'.repeat(40_000)}", "((a|b)*)c")`,
  `matches("${'ab'.repeat(40)}", "(a|b|ab)*(a|b|ab)*(a|b|ab)*c")`,
  'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "(a?){1000}(a?){1000}b")',
];
const stops = ['budget', 'memory', 'too-deep', 'too-large'];

describe('an evaluation', () => {
  it.each(endless)(
    'ends %s with a warning, soon and in little memory',
    (source) => {
      const compiled = compileExpression(source);
      if (!compiled.ok) throw new Error(compiled.errors[0]?.sentence);
      const before = process.memoryUsage().rss;
      const started = performance.now();
      const { value, warnings } = compiled.expression.evaluate({});
      expect(value).toBeNull();
      expect(warnings.map(({ code }) => code).filter((code) => stops.includes(code))).toHaveLength(1);
      expect(performance.now() - started).toBeLessThan(20_000);
      expect(process.memoryUsage().rss - before).toBeLessThan(400e6);
    },
    60_000,
  );

  it('ends a cell as it ends an expression', () => {
    const compiled = compileUnaryTests('list contains(for i in 1..1000000000 return i, ?)');
    if (!compiled.ok) throw new Error(compiled.errors[0]?.sentence);
    const { value, warnings } = compiled.expression.evaluate({}, { input: 1 });
    expect([value, warnings[0]?.code]).toEqual([null, 'budget']);
  });

  it('has limits that can be set', () => {
    const compiled = compileExpression('sum(for i in 1..100 return i)');
    if (!compiled.ok) throw new Error('not compiled');
    expect(compiled.expression.evaluate({}).value).toBe(5050);
    expect(compiled.expression.evaluate({}, { budget: 50 }).value).toBeNull();
    const small = compiled.expression.evaluate({}, { memory: 500 });
    expect([small.value, small.warnings[0]?.code]).toEqual([null, 'memory']);
  });

  it('computes exactly again after the stack was exhausted in the middle of a computation', () => {
    const deep = compileExpression('exp(1.5) ** 0.5 + log(2) + sqrt(3)');
    if (!deep.ok) throw new Error('not compiled');
    exhaustStack(() => deep.expression.evaluate({}));
    const third = compileExpression('string(exp(1) / 3)');
    expect(third.ok && third.expression.evaluate({}).value).toBe('0.9060939428196817451200958237842207');
  });

  it('gives back large values that were handed in', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => ({ at, name: `row ${at}` }));
    const compiled = compileExpression('rows[at >= 0]', { names: ['rows'] });
    const value = compiled.ok ? compiled.expression.evaluate({ rows }).value : null;
    expect(toJson(value)).toHaveLength(100_000);
  });

  it('keeps only the first warnings', () => {
    const compiled = compileExpression('for i in 1..1000 return i + "x"');
    if (!compiled.ok) throw new Error('not compiled');
    expect(compiled.expression.evaluate({}).warnings).toHaveLength(20);
  });
});

/** Runs work at ever greater depths of the stack, so that it ends at every place of the work. */
function exhaustStack(work: () => void): void {
  let left = 1_000;
  const sink = (): void => {
    try {
      sink();
    } catch {
      // Near the end of the stack: the work has little room.
    }
    if (left-- > 0) {
      try {
        work();
      } catch {
        // No room even to begin.
      }
    }
  };
  sink();
}
