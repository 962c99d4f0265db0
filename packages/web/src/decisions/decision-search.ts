/** What the address of a decision page says. */
export interface DecisionSearch {
  /** Id of the decision looked at; else the last one of the model, which the others serve. */
  readonly decision?: string;
  readonly version?: number;
  /** Else the rules. */
  readonly view?: 'tests' | 'versions' | 'uses';
  /** The version that the shown one is compared with. */
  readonly compare?: number;
}

const VIEWS = ['tests', 'versions', 'uses'] as const;

export function decisionSearch(search: Readonly<Record<string, unknown>>): DecisionSearch {
  const view = VIEWS.find((each) => each === search.view);
  const version = positive(search.version);
  const compare = positive(search.compare);
  return {
    ...(typeof search.decision === 'string' ? { decision: search.decision } : {}),
    ...(version ? { version } : {}),
    ...(view ? { view } : {}),
    ...(compare ? { compare } : {}),
  };
}

// ---- helpers ----

function positive(value: unknown): number | undefined {
  const read = Number(value);
  return Number.isInteger(read) && read > 0 ? read : undefined;
}
