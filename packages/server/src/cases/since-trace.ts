import type { CaseEvent } from '@throughline/processes';
import type { RecordedEvent } from '../spine/spine.ts';
import { caseEvent } from './case-type.ts';
import type { OpenPlace } from './open-places.ts';

/** Follows since when a case waits where, and which element an instance was of. */
export class SinceTrace {
  readonly #elements = new Map<string, string>();
  readonly #since = new Map<string, string>();
  readonly #flows = new Map<string, string>();

  note(recorded: RecordedEvent): void {
    const event = caseEvent(recorded);
    if (event.type === 'element.activated') {
      this.#elements.set(event.instance, event.element);
      this.#since.set(event.instance, recorded.at);
    }
    if (event.type === 'incident.raised') this.#since.set(event.incident, recorded.at);
    if (event.type === 'token.added') this.#flows.set(event.flow, recorded.at);
    if (event.type === 'case.migrated') this.#migrate(event, recorded.at);
    for (const flow of ('flows' in event && event.flows) || []) this.#flows.set(flow, recorded.at);
  }

  /** What a version calls otherwise is known from the migration on. */
  #migrate(event: Extract<CaseEvent, { type: 'case.migrated' }>, at: string): void {
    for (const { instance, element } of [...event.instances, ...event.entered]) {
      this.#elements.set(instance, element);
      if (!this.#since.has(instance)) this.#since.set(instance, at);
    }
    for (const { flow } of event.tokens) if (!this.#flows.has(flow)) this.#flows.set(flow, at);
  }

  elementOf(instance: string): string | undefined {
    return this.#elements.get(instance);
  }

  /** For a join: when the first of its tokens came. */
  of({ kind, element, instance, waits }: OpenPlace): string {
    if (kind === 'join') return element.incoming.flatMap(({ id }) => this.#flows.get(id) ?? []).sort()[0]!;
    const incident = kind === 'incident' ? this.#since.get(waits[0]!) : undefined;
    return incident ?? this.#since.get(instance)!;
  }
}
