import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '@throughline/decisions';
import type { Decision, DecisionContext, NewEvent, RecordedEvent, SubjectType } from '../spine/spine.ts';
import type {
  DecisionMeta,
  DefinitionKind,
  DefinitionMeta,
  ProcessMeta,
  ReadDefinition,
  StartTimer,
} from './definition.ts';

/** All definitions are one subject, so that what is published together gets its versions together. */
export const LIBRARY = '1';

export interface PublishedVersion {
  readonly key: string;
  readonly version: number;
  readonly hash: string;
  /** Elements of its start timers. */
  readonly timers?: readonly string[];
  /** Of a decision model, the hashes of those it imports. */
  readonly imports?: readonly string[];
}

/** The newest version of each definition, by `kind:id`. */
export interface LibraryState {
  readonly latest: { readonly [name: string]: PublishedVersion };
}

export interface Publish {
  readonly type: 'publish';
  readonly definitions: readonly ReadDefinition[];
  readonly findings: Readonly<Record<string, readonly Finding[]>>;
  /** The versions they were made from, by `kind:id`, 0 for none: when there are newer ones, nothing is published. */
  readonly madeFrom?: { readonly [name: string]: number };
}

/** A start timer is due: notes it and when it is due next, and starts a case. */
export interface FireStart {
  readonly type: 'fireStart';
  readonly definition: string;
  readonly process: string;
  readonly element: string;
  readonly next?: StartTimer;
}

export interface DefinitionPublished {
  readonly key: string;
  readonly kind: DefinitionKind;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly content: string;
  readonly hash: string;
  readonly meta: DefinitionMeta;
  readonly findings: readonly Finding[];
  /** The version this one takes over from, and the start timers that end with it. */
  readonly replaces?: { readonly key: string; readonly timers: readonly string[] };
}

export interface StartFired extends Omit<FireStart, 'type'> {
  readonly case: string;
}

export interface PublishedDefinition {
  readonly kind: DefinitionKind;
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly version: number;
  readonly change: Change;
}

export type Change = 'new' | 'changed' | 'same';

export const library: SubjectType<LibraryState, Publish | FireStart> = {
  kind: 'library',
  decide: (state, command, context) =>
    command.type === 'publish' ? publish(state, command, context) : fireStart(state, command, context),
  evolve,
};

function publish(
  state: LibraryState | undefined,
  command: Publish,
  context: DecisionContext,
): Decision<LibraryState> {
  const stale = Object.entries(command.madeFrom ?? {}).find(
    ([name, version]) => (state?.latest[name]?.version ?? 0) !== version,
  );
  if (stale) return outdated(...stale, state);
  const versions = command.definitions.map((definition) => nextVersion(state, definition));
  const events = command.definitions.flatMap((definition, index): NewEvent[] => {
    const { version, change, digest, replaces } = versions[index]!;
    if (change === 'same') return [];
    const { kind, id, name, content, meta, file } = definition;
    const findings = command.findings[file] ?? [];
    const data: DefinitionPublished = {
      ...{ key: context.newKey(), kind, id, version, name, content, hash: digest, meta, findings },
      ...(replaces ? { replaces } : {}),
    };
    return [{ type: 'definition.published', data }];
  });
  const latest = { ...state?.latest };
  for (const { data } of events) note(latest, data as DefinitionPublished);
  return {
    ok: true,
    events,
    state: { latest },
    answer: {
      definitions: command.definitions.map(({ kind, id, name, file }, index): PublishedDefinition => {
        const { version, change } = versions[index]!;
        return { kind, id, name, file, version, change };
      }),
    },
  };
}

function outdated(name: string, from: number, state: LibraryState | undefined): Decision<LibraryState> {
  const [kind, id] = [name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)];
  const newest = state?.latest[name]?.version ?? 0;
  const sentence = `The ${kind} of "${id}" were changed by somebody else: version ${newest} is there, yours was made from ${from}.`;
  return {
    ok: false,
    refusal: { code: 'wrong-state', sentence, mend: 'Look at the newest version, then change it again.' },
  };
}

/** The version a definition would get; one that did not change keeps its own. */
export function nextVersion(state: LibraryState | undefined, { kind, id, content, meta }: ReadDefinition) {
  const last = state?.latest[`${kind}:${id}`];
  const digest = hash('sha256', content);
  if (!last) return { version: 1, change: 'new' as const, digest };
  const sameImports = isDeepStrictEqual(last.imports ?? [], importsOf(meta));
  if (last.hash === digest && sameImports) return { version: last.version, change: 'same' as const, digest };
  return {
    version: last.version + 1,
    change: 'changed' as const,
    digest,
    replaces: { key: last.key, timers: last.timers ?? [] },
  };
}

function fireStart(
  state: LibraryState | undefined,
  { type: _, ...start }: FireStart,
  context: DecisionContext,
): Decision<LibraryState> {
  const latest = state?.latest[`process:${start.process}`];
  if (!state || latest?.key !== start.definition) {
    const sentence = `Version ${start.definition} of ${start.process} is not the newest any more.`;
    return { ok: false, refusal: { code: 'wrong-state', sentence } };
  }
  const data: StartFired = { ...start, case: context.newKey() };
  return {
    ok: true,
    state,
    events: [{ type: 'start.fired', version: start.definition, element: start.element, data }],
  };
}

function evolve(state: LibraryState | undefined, event: RecordedEvent): LibraryState {
  const latest = { ...state?.latest };
  if (event.type === 'definition.published') note(latest, event.data as DefinitionPublished);
  return { latest };
}

function note(latest: Record<string, PublishedVersion>, data: DefinitionPublished): void {
  const timers = isProcess(data) ? data.meta.timerStarts.map(({ element }) => element) : [];
  const { key, version, hash } = data;
  const imports = importsOf(data.meta);
  latest[`${data.kind}:${data.id}`] = {
    ...{ key, version, hash },
    ...(timers.length ? { timers } : {}),
    ...(imports.length ? { imports } : {}),
  };
}

function importsOf(meta: DefinitionMeta): readonly string[] {
  return ('imports' in meta && (meta as DecisionMeta).imports) || [];
}

export function isProcess(data: DefinitionPublished): data is DefinitionPublished & { meta: ProcessMeta } {
  return data.kind === 'process';
}
