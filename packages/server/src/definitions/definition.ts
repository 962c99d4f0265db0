import type { Finding } from '@throughline/decisions';

/** `tests` are the test cases of a decision model and have the id of that model. */
export type DefinitionKind = 'process' | 'decision' | 'form' | 'tests';

/** What a process may refer to. */
export type UsedKind = Exclude<DefinitionKind, 'tests'>;

/** What is known of a definition without reading its content. */
export interface ProcessMeta {
  readonly versionTag?: string;
  readonly domain?: string;
  readonly stages: readonly string[];
  readonly starters: readonly string[];
  readonly startForm?: string;
  /** `trigger` is the place among the element's triggers. */
  readonly messageStarts: readonly (StartTrigger & { readonly message: string })[];
  readonly signalStarts: readonly (StartTrigger & { readonly signal: string })[];
  /** The moment each timer start event fires first, counted from publishing. */
  readonly timerStarts: readonly StartTimer[];
  readonly uses: readonly { readonly kind: UsedKind; readonly id: string }[];
}

interface StartTrigger {
  readonly element: string;
  readonly trigger: number;
}

export interface StartTimer {
  readonly element: string;
  readonly due: string;
  /** Left repetitions after this one; -1 without end; and the duration between them. */
  readonly repeat?: number;
  readonly interval?: string;
}

export interface DecisionMeta {
  readonly decisions: readonly { readonly id: string; readonly name: string }[];
  /**
   * Hashes of the models it imports, also through others: those it was checked with. Newer versions of them count when
   * it is published again, so that a version never answers otherwise than when it was published.
   */
  readonly imports?: readonly string[];
}

export type DefinitionMeta = ProcessMeta | DecisionMeta | Readonly<Record<string, never>>;

/** A definition read from a file, not yet published. */
export interface ReadDefinition {
  readonly kind: DefinitionKind;
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly content: string;
  readonly meta: DefinitionMeta;
}

export interface DefinitionFile {
  readonly name: string;
  readonly content: string;
}

/** What a check found in a file; about a decision table also the rules and cells it is about. */
export interface FileFinding extends Finding {
  readonly file: string;
  /** Of a process, about its behaviour: elements and flows of a possible run that leads there, in its order. */
  readonly path?: readonly string[];
}
