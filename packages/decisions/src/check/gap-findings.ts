import type { Finding } from '../finding.ts';
import type { AnalysedTable } from './analysis.ts';
import { regionOfRuns } from './axis.ts';
import type { CheckedTable } from './checked-table.ts';
import { few } from './few.ts';
import { boundAxes, isPossible } from './possible.ts';
import { type Box, joined, type Runs } from './runs.ts';
import { situationOf } from './situation.ts';
import { placed } from './table-source.ts';

/** What no rule answers, the widest gaps first. */
export function gapFindings({ table, analysis: { gaps } }: AnalysedTable): readonly Finding[] {
  if (gaps === undefined) return [];
  const parts = [...joined(gaps.parts)].sort(
    (a, b) => boundAxes(table, a).length - boundAxes(table, b).length,
  );
  const findings = parts.map((part) => gapFinding(table, part));
  const sure = findings.filter(({ severity }) => severity === 'warning');
  const unsure = findings.filter(({ severity }) => severity === 'advice');
  const orMore = !gaps.complete;
  return [
    ...few(sure, ['gap', 'gaps'], { orMore }),
    ...few(unsure, ['such gap', 'such gaps'], { shown: 1, orMore }),
  ];
}

function gapFinding(table: CheckedTable, part: Box): Finding {
  const { source, outputs } = table;
  const { text, cells, example } = situationOf(table, part);
  const hasDefault = outputs.some(({ otherwise }) => otherwise !== undefined);
  const possible = isPossible(table, part);
  const when = text === undefined ? '' : ` when ${text}`;
  const sentence = hasDefault
    ? `No rule of ${source.what} answers${when}; its default does.`
    : possible
      ? `No rule of ${source.what} answers${when}.`
      : `No rule of ${source.what} answers${when}; whether that can be is not known.`;
  const forWhat = cells === undefined ? 'a rule' : `a rule for ${cells}`;
  const open = possible && !hasDefault ? openLabel(table, part) : undefined;
  return placed(source, {
    code: 'table-gap',
    severity: possible && !hasDefault ? 'warning' : 'advice',
    sentence,
    mend: hasDefault
      ? `Add ${forWhat} if the default is not meant there.`
      : open === undefined
        ? `Add ${forWhat}, widen a rule beside it, or give the table a default.`
        : `Add ${forWhat}, list the values that ${open} may have, or give the table a default.`,
    example,
  });
}

/** An input that may be any text, as far as the model says, and is none of those that rules ask for. */
function openLabel(table: CheckedTable, part: Box): string | undefined {
  const open = table.axes.find(({ axis, domain }, at) => {
    const region = regionOfRuns(axis, part[at] as Runs, domain);
    return 'points' in region && region.others && region.points.length > 0;
  });
  return open?.columns[0]?.label;
}
