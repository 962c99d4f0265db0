import {
  type CaseEvent,
  evaluateText,
  type ModelElement,
  type ProcessModel,
  type Variables,
  visibleVariables,
} from '@throughline/processes';
import type { RecordedEvent } from '../spine/spine.ts';
import { type CaseSubject, caseEvent } from './case-type.ts';
import { sentenceFor } from './sentences.ts';

/** Events that say what an element came to; its own sentence (`tl:says`) stands at them. */
const OUTCOMES: ReadonlySet<CaseEvent['type']> = new Set([
  'task.completed',
  'job.completed',
  'decision.evaluated',
  'subscription.correlated',
  'signal.caught',
  'condition.met',
  'timer.fired',
  'call.returned',
  'message.thrown',
  'signal.thrown',
  'escalation.thrown',
  'error.thrown',
]);

interface Outcome {
  readonly seq: number;
  readonly command: string;
}

/**
 * Collects what happened in a case as a person would tell it, from a replay of its events: the model's own sentences
 * with the variables of that moment, and plain ones by the type of the event.
 */
export class Story {
  readonly #modelOf: (event: RecordedEvent) => ProcessModel;
  readonly #personName: (handle: string) => string;
  readonly #says = new Map<number, string>();
  /** The last outcome of each element that has no sentence of its own yet. */
  readonly #outcomes = new Map<string, Outcome>();
  /** The command in which an end event of the case itself last had its say. */
  #lastWord: string | undefined;

  constructor(modelOf: (event: RecordedEvent) => ProcessModel, personName: (handle: string) => string) {
    this.#modelOf = modelOf;
    this.#personName = personName;
  }

  /** The sentence of an event; undefined when it is the engine's detail. */
  says(seq: number): string | undefined {
    return this.#says.get(seq);
  }

  note(recorded: RecordedEvent, after: CaseSubject, before: CaseSubject | undefined): void {
    const event = caseEvent(recorded);
    const model = this.#modelOf(recorded);
    const element = model.elementOf.get(recorded.element ?? '');
    const teller = {
      element,
      name: element?.name ?? recorded.element ?? '',
      personName: this.#personName,
    };
    // One part of automatic work is no news where the model has a sentence for the whole.
    const isPart = event.type === 'job.completed' && element?.loop && element.says;
    const isToldByEnd =
      event.type === 'case.ended' && event.outcome === 'completed' && this.#lastWord === recorded.command;
    const sentence = isPart || isToldByEnd ? undefined : sentenceFor(event, teller, recorded);
    if (sentence !== undefined) this.#says.set(recorded.seq, sentence);
    if (element?.says && OUTCOMES.has(event.type)) {
      this.#outcomes.set(element.id, { seq: recorded.seq, command: recorded.command });
    }
    this.#tellElement(model, event, recorded, after, before);
  }

  /** The sentence of an element is told once it is left, with what is visible then, at the event that led to it. */
  #tellElement(
    model: ProcessModel,
    event: CaseEvent,
    recorded: RecordedEvent,
    after: CaseSubject,
    before: CaseSubject | undefined,
  ): void {
    if (event.type === 'case.started') {
      const start = startOf(model, event.start);
      this.#tell(start, recorded.seq, after.engine.variables, recorded.at);
    } else if (event.type === 'element.passed') {
      const element = model.elementOf.get(event.element);
      if (isFirst(element)) return;
      if (isLast(element) && element.says) this.#lastWord = recorded.command;
      const visible = visibleVariables(model, after.engine, event.scope);
      this.#tell(element, this.#placeOf(recorded), visible, recorded.at);
    } else if (event.type === 'element.completed' && before) {
      const instance = before.engine.instances.find(({ key }) => key === event.instance);
      // Of a multi-instance activity only the whole speaks.
      if (instance?.loop !== undefined) return;
      const place = instance?.items ? recorded.seq : this.#placeOf(recorded);
      const visible = visibleVariables(model, before.engine, event.instance);
      this.#tell(model.elementOf.get(event.element), place, visible, recorded.at);
    }
  }

  #placeOf({ element = '', command, seq }: RecordedEvent): number {
    const outcome = this.#outcomes.get(element);
    this.#outcomes.delete(element);
    return outcome?.command === command ? outcome.seq : seq;
  }

  #tell(element: ModelElement | undefined, seq: number, variables: Variables, at: string): void {
    if (!element?.says) return;
    const { value } = evaluateText(element.says, variables, at);
    if (typeof value === 'string' && value !== '') this.#says.set(seq, value);
  }
}

function startOf(model: ProcessModel, id: string | undefined): ModelElement | undefined {
  return model.starts.find((start) => (id === undefined ? start.trigger === 'none' : start.id === id));
}

/** The start of the case itself; its sentence stands at `case.started`, which has the person. */
function isFirst(element: ModelElement | undefined): boolean {
  return element?.kind === 'startEvent' && element.parent === undefined;
}

function isLast(element: ModelElement | undefined): element is ModelElement {
  return element?.kind === 'endEvent' && element.parent === undefined;
}
