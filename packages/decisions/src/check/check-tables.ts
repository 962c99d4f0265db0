import type { DecisionModel } from '../decide/model.ts';
import type { Finding } from '../finding.ts';
import type { AnalysedTable } from './analysis.ts';
import { cellFindings } from './cell-findings.ts';
import { columnFindings } from './column-findings.ts';
import { gapFindings } from './gap-findings.ts';
import { sourceOf } from './model-source.ts';
import { tablesOf } from './model-tables.ts';
import { outputFindings } from './output-findings.ts';
import { overlapFindings } from './overlap-findings.ts';
import { ruleFindings } from './rule-findings.ts';
import { placed } from './table-source.ts';
import { unusedData } from './unused-data.ts';
import { list } from './words.ts';

/** Enough for tables of some thousand rules; random ones may be left unfinished, which is said. */
const limits = { most: 500, steps: 3_000_000 };

/**
 * What is doubtful or wrong in a model's tables: gaps, overlaps, rules never reached, answers that are not allowed,
 * types that do not fit, inputs that are not used. Each table is checked with what the decisions it requires can
 * answer. The worst comes first, and of many findings of one sort only some. What cannot be reasoned about is said to
 * be unchecked, and nothing is reported that depends on it. `model` is one that `readDecisions` made.
 */
export function checkTables(model: DecisionModel): readonly Finding[] {
  const source = sourceOf(model);
  if (source === undefined) return [];
  const findings = [...tablesOf(source, limits).flatMap(findingsOf), ...unusedData(source.model.definitions)];
  const bySeverity = ['error', 'warning', 'advice'] as const;
  return bySeverity.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function findingsOf(table: AnalysedTable): readonly Finding[] {
  return [
    ...columnFindings(table),
    ...cellFindings(table),
    ...outputFindings(table),
    ...overlapFindings(table),
    ...gapFindings(table),
    ...ruleFindings(table),
    ...unfinishedFinding(table),
  ];
}

const questions = { gaps: 'all gaps', overlaps: 'all overlaps', reach: 'all rules that are never reached' };

function unfinishedFinding({ table: { source }, analysis }: AnalysedTable): readonly Finding[] {
  if (analysis.unfinished.length === 0) return [];
  const missed = analysis.unfinished.map((question) => questions[question]);
  return [
    placed(source, {
      code: 'check-unfinished',
      severity: 'advice',
      sentence: `${source.what} is too tangled to find ${list(missed)} in it.`,
      mend: 'Mend what was found and check again, or split the table.',
    }),
  ];
}
