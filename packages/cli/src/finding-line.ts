import type { Finding } from '@throughline/decisions';

/** `rules.dmn, discount, line 3, column 7: what is wrong. What to do.` */
export function findingLine(
  file: string,
  { element, name = element, line, column, sentence, mend }: Finding,
): string {
  const place = [
    file,
    name,
    line === undefined ? undefined : `line ${line}`,
    column === undefined ? undefined : `column ${column}`,
  ];
  return `${place.filter(Boolean).join(', ')}: ${sentence} ${mend}`;
}
