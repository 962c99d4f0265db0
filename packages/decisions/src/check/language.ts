import type { Finding } from '../finding.ts';
import type { Definitions } from '../read/dmn.ts';

/** FEEL and its part S-FEEL by any of their names; not B-FEEL, which answers otherwise where something is missing. */
const FEEL = /(?:^|[^-a-z])(?:s-)?feel(?:$|\/)/i;

export function isFeel(language: string | undefined): boolean {
  return language === undefined || language === '' || FEEL.test(language);
}

/** A model says for all its expressions at once what they are written in. */
export function checkLanguage({ id, name, expressionLanguage }: Definitions): Finding[] {
  if (isFeel(expressionLanguage)) return [];
  return [
    {
      ...{ code: 'language', severity: 'error', element: id, name },
      sentence: `The expressions of ${name ?? id ?? 'the model'} are written in ${expressionLanguage}.`,
      mend: 'Write them in FEEL.',
    },
  ];
}
