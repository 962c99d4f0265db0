import { describe, expect, it } from 'vitest';
import { compileExpression } from '../expression.ts';
import { toJson } from '../values/json.ts';

/** Calls a method of Java from FEEL. */
function java(className: string, signature: string, args: string) {
  const names =
    args === ''
      ? ''
      : args
          .split(/,(?![^[]*\])/)
          .map((_, at) => `a${at}`)
          .join(', ');
  const source = `{f: function(${names}) external {java: {class: "${className}", method signature: "${signature}"}}, r: f(${args})}.r`;
  const compiled = compileExpression(source);
  return compiled.ok ? toJson(compiled.expression.evaluate({}).value) : compiled.errors[0]?.code;
}

describe('methods of Java', () => {
  it.each([
    ['java.lang.Math', 'cos(double)', '123', Math.cos(123)],
    ['java.lang.Math', 'max(int, int)', '3, -4', 3],
    ['java.lang.Math', 'max( double , double )', '3.5, 7.25', 7.25],
    ['java.lang.Math', 'min(float,float)', '0.1, 0.2', 0.1],
    ['java.lang.Math', 'rint(double)', '2.5', 2],
    ['java.lang.Math', 'floorMod(int,int)', '-7, 3', 2],
    ['java.lang.Integer', 'parseInt(java.lang.String)', '"12"', 12],
    ['java.lang.Float', 'valueOf(String)', '"0.3"', 0.3],
    ['java.lang.String', 'valueOf(int)', '5', '5'],
    ['java.lang.String', 'valueOf(double)', '5', '5.0'],
    ['java.lang.Double', 'toString(double)', '12345678', '1.2345678E7'],
    ['java.lang.Float', 'sum(float, float)', '0.1, 0.2', 0.3],
    ['java.lang.Short', 'valueOf(short)', '-7', -7],
    [
      'java.lang.String',
      'format(java.lang.String, [Ljava.lang.Object;)',
      '"%s-%05.1f", "a", 2.25',
      'a-002.3',
    ],
    ['java.lang.String', 'format(String, Object...)', '"%2$s %1$s %%", ["a", true]', 'true a %'],
  ])('runs %s %s with %s', (name, signature, args, result) => {
    expect(java(name, signature, args)).toEqual(result);
  });

  it.each([
    ['java.lang.Math', 'max(int, int)', '3.5, 4'],
    ['java.lang.Math', 'max(int, int)', '3000000000, 4'],
    ['java.lang.Math', 'cos(double)', '"1"'],
    ['java.lang.Math', 'sqrt(double)', '-1'],
    ['java.lang.Integer', 'parseInt(String)', '"twelve"'],
    ['java.lang.String', 'format(String, Object[])', '"%s %s", "a"'],
    ['java.lang.String', 'format(String, Object[])', '"%q", "a"'],
  ])('answers null where %s %s throws or has no such value: %s', (name, signature, args) => {
    expect(java(name, signature, args)).toBeNull();
  });

  it.each([
    ['java.lang.Math', 'cos(int)'],
    ['java.lang.Math', 'constructor()'],
    ['java.lang.Math', 'random()'],
    ['java.lang.System', 'exit(int)'],
    ['constructor', 'name()'],
    ['java.lang.Math', 'cos'],
  ])('refuses %s %s', (name, signature) => {
    expect(java(name, signature, '1')).toBe('external-function');
  });
});
