import { isEventStart } from '../compile/event-start.ts';
import type { ModelElement, ProcessModel } from '../compile/model.ts';
import type { CaseEvent } from '../event.ts';
import type { Finding } from '../finding.ts';
import type { Key } from '../json.ts';
import type { CaseState, Finished, Instance, Token, Wait } from '../state.ts';
import { isLike, type Mapping } from './propose-mapping.ts';

type Migrated = Extract<CaseEvent, { type: 'case.migrated' }>;

/** Where everything of a case goes; `closed` is what the new version does not wait for. */
export interface MigrationPlan extends Omit<Migrated, 'type' | 'cause' | 'process' | 'reason'> {
  readonly closed: readonly Wait[];
}

export interface Versions {
  readonly from: ProcessModel;
  readonly to: ProcessModel;
}

/** Works out where everything that is open in a case goes in another version, and says in words what cannot go. */
export class MigrationPlanner {
  readonly findings: Finding[] = [];
  readonly #versions: Versions;
  readonly #state: CaseState;
  readonly #mapping: Mapping;
  readonly #newKey: () => Key;
  readonly #instances: ReadonlyMap<Key, Instance>;
  readonly #entered: Migrated['entered'][number][] = [];

  constructor(versions: Versions, state: CaseState, mapping: Mapping, newKey: () => Key) {
    this.#versions = versions;
    this.#state = state;
    this.#mapping = mapping;
    this.#newKey = newKey;
    this.#instances = new Map(state.instances.map((instance) => [instance.key, instance]));
  }

  /** To be carried out only without findings. */
  plan(): MigrationPlan {
    const moved = this.#state.instances.flatMap((instance) => this.#move(instance));
    const tokens = this.#state.tokens.flatMap((token) => this.#moveToken(token));
    const emptied = this.#emptied(moved, tokens);
    const instances = moved.filter(({ instance }) => !emptied.has(instance));
    const gone = this.#state.instances.filter(
      ({ key }) => !instances.some(({ instance }) => instance === key),
    );
    const { waits, closed } = this.#moveWaits(new Set(gone.map(({ key }) => key)));
    return {
      ...{ instances, entered: this.#entered, left: gone.map(({ key }) => key), tokens, waits, closed },
      ...this.#compensable(),
    };
  }

  /** The element of the new version for one of the old; undefined when there is none. */
  target(id: string): ModelElement | undefined {
    return this.#versions.to.elementOf.get(this.#mapping[id] ?? '');
  }

  #move(instance: Instance): Migrated['instances'] {
    const old = this.#versions.from.elementOf.get(instance.element)!;
    const to = this.target(old.id);
    if (to === undefined) {
      if (!this.#holdsOthers(instance))
        this.#refuse(old, 'no-counterpart', 'has no counterpart in the new version');
      return [];
    }
    if (!isLike(old, to)) {
      this.#refuse(
        old,
        'not-alike',
        `cannot go on as “${to.name}”: that is something else or repeats differently`,
      );
    }
    if (instance.got?.some((flow) => !this.#versions.to.flowOf.has(flow)))
      this.#refuse(old, 'flow-gone', 'was reached by a flow that the new version does not have');
    const stays = instance.loop !== undefined || this.#isCompensation(instance.scope, old);
    const scope = stays ? instance.scope : this.#scopeFor(to.parent, instance.scope, old);
    return [{ instance: instance.key, element: to.id, scope }];
  }

  /** The innermost scope around that is this sub-process in the new version; else it is entered, once for each scope. */
  #scopeFor(place: ModelElement | undefined, around: Key, about: ModelElement): Key {
    if (place === undefined) return this.#state.key;
    for (let key = around; key !== this.#state.key; ) {
      const scope = this.#instances.get(key)!;
      const isBody = place.loop !== undefined && scope.loop === undefined;
      if (this.target(scope.element) === place && !isBody) return key;
      key = scope.scope;
    }
    const outer = this.#scopeFor(place.parent, around, about);
    const known = this.#entered.find(({ element, scope }) => element === place.id && scope === outer);
    if (known) return known.instance;
    if (place.loop !== undefined || place.kind === 'eventSubProcess') {
      const why = place.loop === undefined ? 'which only an event begins' : 'whose runs only its loop begins';
      this.#refuse(about, 'scope-closed', `lies inside “${place.name}” in the new version, ${why}`);
    }
    const entered = { instance: this.#newKey(), element: place.id, scope: outer };
    this.#entered.push(entered);
    return entered.instance;
  }

  #moveToken({ flow: id, scope }: Token): Token[] {
    const flow = this.#versions.from.flowOf.get(id)!;
    const ends = [this.target(flow.source.id), this.target(flow.target.id)];
    const same = this.#versions.to.flowOf.get(id);
    const to =
      same ?? this.#versions.to.flows.find(({ source, target }) => source === ends[0] && target === ends[1]);
    if (to === undefined) {
      const sentence = `waits for more tokens, and the flow from “${flow.source.name}”, on which one rests, is not in the new version`;
      this.#refuse(flow.target, 'flow-gone', sentence);
      return [];
    }
    if (this.#isCompensation(scope, flow.source)) return [{ flow: to.id, scope }];
    return [{ flow: to.id, scope: this.#scopeFor(to.source.parent, scope, flow.target) }];
  }

  /** What compensates an activity runs in the activity, though it is drawn beside it. */
  #isCompensation(scope: Key, element: ModelElement): boolean {
    const around = this.#instances.get(scope);
    return around?.compensatedBy !== undefined && around.element !== element.parent?.id;
  }

  #holdsOthers({ key }: Instance): boolean {
    const { instances, tokens } = this.#state;
    return instances.some(({ scope }) => scope === key) || tokens.some(({ scope }) => scope === key);
  }

  /** Scopes that held something of which nothing is left in them. */
  #emptied(moved: Migrated['instances'], tokens: readonly Token[]): ReadonlySet<Key> {
    const emptied = new Set<Key>();
    for (const { instance } of moved.toReversed()) {
      const held = this.#holdsOthers(this.#instances.get(instance)!);
      const holds =
        moved.some((one) => one.scope === instance && !emptied.has(one.instance)) ||
        [...tokens, ...this.#entered].some(({ scope }) => scope === instance);
      if (held && !holds) emptied.add(instance);
    }
    return emptied;
  }

  #moveWaits(gone: ReadonlySet<Key>): { waits: Migrated['waits']; closed: Wait[] } {
    const waits: Migrated['waits'][number][] = [];
    const closed: Wait[] = [];
    for (const wait of this.#state.waits) {
      const element = gone.has(wait.instance) ? undefined : this.#elementOf(wait);
      if (element === undefined) closed.push(wait);
      else waits.push({ kind: wait.kind, key: wait.key, element: element.id });
    }
    return { waits, closed };
  }

  #elementOf(wait: Wait): ModelElement | undefined {
    const instance = this.#instances.get(wait.instance);
    const own = instance && this.target(instance.element);
    if (!('element' in wait) || wait.element === instance?.element) return own;
    const event = this.target(wait.element);
    if (event === undefined) return undefined;
    if (event.attachedTo !== undefined) return event.attachedTo === own ? event : undefined;
    if (isEventStart(event)) return event.parent?.parent === own ? event : undefined;
    return own?.outgoing.some(({ target }) => target === event) ? event : undefined;
  }

  /** What is done and could be compensated later. */
  #compensable(): { readonly compensable?: readonly Finished[] } {
    if (this.#state.compensable === undefined) return {};
    const compensable = this.#state.compensable.flatMap((finished): Finished[] => {
      const to = this.target(finished.element);
      if (to !== undefined) return [{ ...finished, element: to.id }];
      const old = this.#versions.from.elementOf.get(finished.element)!;
      this.#refuse(
        old,
        'no-counterpart',
        'is done and may have to be undone, but has no counterpart in the new version',
      );
      return [];
    });
    return { compensable };
  }

  #refuse({ id, name }: ModelElement, code: string, what: string): void {
    const mend = 'Name the element of the new version that goes on for it, or move the case elsewhere first.';
    const finding: Finding = {
      code,
      severity: 'error',
      sentence: `“${name}” ${what}.`,
      mend,
      element: id,
      name,
    };
    if (!this.findings.some(({ sentence }) => sentence === finding.sentence)) this.findings.push(finding);
  }
}
