/** An ISO 8601 duration. Years and months count in calendar steps, the rest is exact. */
export interface Duration {
  readonly months: number;
  readonly milliseconds: number;
}

const form =
  /^(-)?P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;

/** `P1M`, `PT10M`, `P1DT2H` ...; undefined when it is none. */
export function parseDuration(text: string): Duration | undefined {
  const match = form.exec(text.trim());
  if (match === null || text.trim().endsWith('T')) return undefined;
  const sign = match[1] === undefined ? 1 : -1;
  const part = (index: number) => Number((match[index] ?? '0').replace(',', '.'));
  const seconds = (part(4) * 7 + part(5)) * 86_400 + part(6) * 3600 + part(7) * 60 + part(8);
  return { months: sign * (part(2) * 12 + part(3)), milliseconds: sign * Math.round(seconds * 1000) };
}
