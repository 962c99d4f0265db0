import type { CaseEvent, CaseEventType, ModelElement } from '@throughline/processes';
import type { RecordedEvent } from '../spine/spine.ts';

/** What a sentence about an event may use beside the event itself. */
export interface Teller {
  /** The element the event belongs to; its name, or its id when it has none. */
  readonly element: ModelElement | undefined;
  readonly name: string;
  readonly personName: (handle: string) => string;
}

type Sentences = {
  readonly [Type in CaseEventType]?: (
    event: Extract<CaseEvent, { type: Type }>,
    teller: Teller,
    recorded: RecordedEvent,
  ) => string | undefined;
};

/** How each kind of event is told when the model has no sentence for it; the others are the engine's detail. */
const SENTENCES: Sentences = {
  'case.started': (event) => {
    if (event.restarts) return `Started again${because(event.restarts.reason)}`;
    if (event.parent) return 'Started by another case';
    if (event.signal) return 'Started by a signal';
    return event.message ? 'Started by a message' : 'Started';
  },
  'case.ended': (event) => ENDINGS[event.outcome] + because(event.reason ?? event.error?.message),
  'step.skipped': (_, { name }) => `Left out: ${name}`,
  'task.created': (event) => `Task made: ${event.name}`,
  'task.assigned': ({ person }, { personName }, { actor }) => {
    if (person === null) return 'Task given back';
    return person === actor ? 'Task taken' : `Task given to ${personName(person)}`;
  },
  'task.completed': (_, { name }) => `Task done: ${name}`,
  'task.cancelled': (_, { name }) => `Task withdrawn: ${name}`,
  'job.completed': (_, { name }) => `Done: ${name}`,
  'job.failed': (event, { name }) => `Did not work: ${name}${because(event.message)}`,
  'job.retried': (_, { name }) => `Tried again: ${name}`,
  'job.errored': (event, { name }) => `${name} reported ${event.code}${because(event.message)}`,
  'timer.fired': (_, { element, name }) =>
    element?.attachedTo ? `Time is up: ${element.attachedTo.name}` : `The moment came: ${name}`,
  'subscription.correlated': (_, { name }) => `Message came: ${name}`,
  'message.thrown': (_, { name }) => `Message sent: ${name}`,
  'signal.caught': (_, { name }) => `Signal came: ${name}`,
  'signal.thrown': (_, { name }) => `Signal sent: ${name}`,
  'escalation.thrown': (_, { name }) => `Escalated: ${name}`,
  'condition.met': (_, { name }) => `The condition came true: ${name}`,
  'call.started': (_, { name }) => `Case opened: ${name}`,
  'call.returned': (_, { name }) => `Case came back: ${name}`,
  'call.failed': (event, { name }) => `Case failed: ${name}${because(event.message)}`,
  'decision.evaluated': (_, { name }) => `Decided: ${name}`,
  'error.thrown': (event, { name }) => `${name}: error ${event.code}${because(event.message)}`,
  'element.compensating': (_, { name }) => `To be undone: ${name}`,
  'element.compensated': (_, { name }) => `Undone: ${name}`,
  'transaction.cancelled': (_, { name }) => `Called off: ${name}`,
  'incident.raised': (event) => `Stopped: ${event.sentence}`,
  'case.suspended': (event, _, { cause }) =>
    cause === undefined ? `Suspended${because(event.reason)}` : undefined,
  'case.resumed': (event) => `Resumed${because(event.reason)}`,
  // One that was resolved because its case or its branch ended did not go on.
  'incident.resolved': (event, { name }, { cause }) => {
    if (event.skipped) return `Skipped: ${name}${because(event.reason)}`;
    return cause === undefined ? `Goes on: ${name}` : undefined;
  },
  'case.migrated': (event, _, { cause }) =>
    cause === undefined ? `Goes on in another version${because(event.reason)}` : undefined,
  'tokens.moved': (event) => `Put elsewhere${because(event.reason)}`,
  'variables.set': (event, _, { cause }) =>
    cause === undefined
      ? `Values changed: ${Object.keys(event.values).join(', ')}${because(event.reason, '. ')}`
      : undefined,
};

const ENDINGS = {
  completed: 'Finished',
  terminated: 'Ended early',
  cancelled: 'Cancelled',
  error: 'Ended by an error',
} as const;

function because(reason: string | undefined, mark = ': '): string {
  return reason === undefined ? '' : `${mark}${reason}`;
}

/** An event in words; undefined when it is the engine's detail. */
export function sentenceFor(event: CaseEvent, teller: Teller, recorded: RecordedEvent): string | undefined {
  // The table pairs each sentence with its event's type; the compiler cannot follow that through a look-up.
  const tell = SENTENCES[event.type] as
    | ((event: CaseEvent, teller: Teller, recorded: RecordedEvent) => string | undefined)
    | undefined;
  return tell?.(event, teller, recorded);
}
