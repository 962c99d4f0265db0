import { Decimal } from 'decimal.js';
import { DaysDuration, MonthsDuration } from '../values/duration.ts';
import { exact, isNumber, roundedAfter, settle } from '../values/number.ts';
import type { FeelNumber, FeelValue } from '../values/value.ts';
import { any, type BuiltIn, builtIn, type Call, form, number, whole } from './built-in.ts';

export const numberBuiltIns: readonly BuiltIn[] = [
  rounding('decimal', Decimal.ROUND_HALF_EVEN, true),
  rounding('floor', Decimal.ROUND_FLOOR),
  rounding('ceiling', Decimal.ROUND_CEIL),
  rounding('round up', Decimal.ROUND_UP, true),
  rounding('round down', Decimal.ROUND_DOWN, true),
  rounding('round half up', Decimal.ROUND_HALF_UP, true),
  rounding('round half down', Decimal.ROUND_HALF_DOWN, true),
  builtIn(
    'abs',
    form([any('n')], ([n], call) => absolute(n, call)),
  ),
  builtIn(
    'modulo',
    form([number('dividend'), number('divisor')], ([dividend, divisor], call) =>
      modulo(dividend, divisor, call),
    ),
  ),
  builtIn(
    'sqrt',
    form([number('number')], ([value], call) =>
      exact(value).isNegative() && !exact(value).isZero()
        ? call.fail('A negative number has no square root.')
        : series(value, call, (n) => n.sqrt()),
    ),
  ),
  builtIn(
    'log',
    form([number('number')], ([value], call) =>
      exact(value).greaterThan(0)
        ? series(value, call, (n) => n.ln())
        : call.fail('Only numbers above 0 have a logarithm.'),
    ),
  ),
  builtIn(
    'exp',
    form([number('number')], ([value], call) => {
      if (exact(value).abs().greaterThan(20_000))
        return call.fail('The result of exp is too large or too small.');
      return series(value, call, (n) => n.exp());
    }),
  ),
  builtIn(
    'odd',
    form([number('number')], ([value]) => remainderOfTwo(value) === 1),
  ),
  builtIn(
    'even',
    form([number('number')], ([value]) => remainderOfTwo(value) === 0),
  ),
];

/** What goes through a series takes as long as a hundred additions. */
function series(value: FeelNumber, call: Call, compute: (value: Decimal) => Decimal): FeelNumber | null {
  call.run.spend(100);
  const number = exact(value);
  return settle(roundedAfter(() => compute(number)));
}

/** Rounding to a scale, which may be negative; FEEL allows scales from -6111 to 6176. */
function rounding(name: string, mode: Decimal.Rounding, scaleRequired = false): BuiltIn {
  const scale = whole('scale');
  const body = (n: FeelNumber, digits: number, call: Call): FeelValue => {
    if (digits < -6111 || digits > 6176)
      return call.fail(`The scale of ${name} lies between -6111 and 6176.`);
    return settle(roundTo(exact(n), digits, mode));
  };
  if (scaleRequired)
    return builtIn(
      name,
      form([number('n'), scale], ([n, digits], call) => body(n, digits, call)),
    );
  return builtIn(
    name,
    form([number('n')], ([n], call) => body(n, 0, call)),
    form([number('n'), scale], ([n, digits], call) => body(n, digits, call)),
  );
}

function roundTo(value: Decimal, digits: number, mode: Decimal.Rounding): Decimal {
  if (digits >= 0) return value.toDecimalPlaces(digits, mode);
  const ten = exact(10);
  const unit = roundedAfter(() => ten.pow(-digits));
  return value.dividedBy(unit).toDecimalPlaces(0, mode).times(unit);
}

function absolute(value: FeelValue, call: Call): FeelValue {
  if (isNumber(value)) return typeof value === 'number' ? Math.abs(value) : value.abs();
  if (value instanceof DaysDuration) return value.nanos < 0n ? new DaysDuration(-value.nanos) : value;
  if (value instanceof MonthsDuration) return new MonthsDuration(Math.abs(value.total));
  return call.fail('abs takes a number or a duration.');
}

/** dividend - divisor * floor(dividend / divisor): the result has the divisor's sign. */
function modulo(dividend: FeelNumber, divisor: FeelNumber, call: Call): FeelValue {
  const by = exact(divisor);
  if (by.isZero()) return call.fail('modulo cannot divide by zero.');
  const whole = exact(dividend);
  return settle(roundedAfter(() => whole.modulo(by)));
}

/** Undefined for a number with a fraction. */
function remainderOfTwo(value: FeelNumber): number | undefined {
  const decimal = exact(value);
  return decimal.isInteger() ? roundedAfter(() => decimal.abs().modulo(2)).toNumber() : undefined;
}
