import type { Finding } from '../finding.ts';

/** How many findings of one sort a list shows before it only counts the rest. */
const most = 5;

/** The first findings of one sort, and how many more there are. `things` names one and several: "gap", "gaps". */
export function few(
  findings: readonly Finding[],
  [one, several]: readonly [string, string],
  { shown = most, orMore = false }: { readonly shown?: number; readonly orMore?: boolean } = {},
): readonly Finding[] {
  const rest = findings.slice(shown);
  const [first] = rest;
  if (first === undefined) return findings;
  const { code, severity, element, name, decision } = first;
  const more: Finding = {
    ...{ code, severity, element, name },
    ...(decision !== undefined && { decision }),
    sentence: `${name} has ${orMore ? 'at least ' : ''}${rest.length} more ${rest.length === 1 ? one : several}.`,
    mend: 'Mend the others first, then check again.',
  };
  return [...findings.slice(0, shown), more];
}
