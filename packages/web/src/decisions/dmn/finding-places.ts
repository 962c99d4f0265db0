import type { DecisionFinding } from '../../api/decision-contract.ts';

type Severity = DecisionFinding['severity'];

/** Where findings stand in one table; the worst of a place counts. */
export interface FindingPlaces {
  /** By number of the rule. */
  readonly rules: ReadonlyMap<number, Severity>;
  /** By `rule.column`. */
  readonly cells: ReadonlyMap<string, Severity>;
}

/** The places of the findings of one decision. */
export function findingPlaces(findings: readonly DecisionFinding[], decision: string): FindingPlaces {
  const rules = new Map<number, Severity>();
  const cells = new Map<string, Severity>();
  for (const finding of findings) {
    if (finding.decision !== decision) continue;
    for (const rule of finding.rules ?? []) raise(rules, rule, finding.severity);
    for (const { rule, column } of finding.cells ?? []) raise(cells, `${rule}.${column}`, finding.severity);
  }
  return { rules, cells };
}

// ---- helpers ----

const WEIGHT = { advice: 1, warning: 2, error: 3 } as const;

function raise<Place>(places: Map<Place, Severity>, place: Place, severity: Severity): void {
  const known = places.get(place);
  if (!known || WEIGHT[severity] > WEIGHT[known]) places.set(place, severity);
}
