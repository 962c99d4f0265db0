/** What is drawn over a diagram: never the drawing itself, only what happened on it. */
export interface Picture {
  readonly elements: ReadonlyMap<string, ElementLook>;
  readonly flows: ReadonlyMap<string, FlowLook>;
  readonly badges: readonly Badge[];
}

/** `plain` is the drawing as it was made; `idle` not reached; `ended` interrupted; `found` has a finding. */
export type ElementLook =
  | 'plain'
  | 'idle'
  | 'done'
  | 'waiting'
  | 'inside'
  | 'ended'
  | 'incident'
  | FindingLook;
export type FindingLook = 'error' | 'warning' | 'advice';
export type FlowLook = 'taken' | 'later';

export interface Badge {
  readonly element: string;
  readonly kind: 'done' | 'token' | 'incident' | 'join' | 'now' | FindingLook;
  readonly text: string;
}

/** What the pages need to know of an element of the drawing. */
export interface DrawnElement {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Ids of sequence flows. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
}
