/** A number as Java writes it: `5` for whole types, `5.0` and `1.5E10` for float and double. */
export function numberText(value: number, type: string): string {
  if (type !== 'float' && type !== 'double') return String(value);
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e7))
    return Number.isInteger(value) ? `${value}.0` : String(value);
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/** The number a float is written as: the fewest digits that mean it. */
export function floatDigits(value: number): number {
  const float = Math.fround(value);
  for (let digits = 6; digits < 10; digits++) {
    const shorter = Number(float.toPrecision(digits));
    if (Math.fround(shorter) === float) return shorter;
  }
  return float;
}
