import { elementKinds, eventTriggers } from '@throughline/processes';
import { eventSentence, sentences } from './sentences.ts';

/** An element at one of its positions, as the engine runs it. */
export interface ElementRow {
  readonly element: string;
  readonly position: string;
  /** For an event what triggers it. */
  readonly trigger?: string;
  readonly sentence: string;
}

/** The title of the test that proves it (`every-element.test.ts`). */
export function titleOf({ element, trigger, position }: ElementRow): string {
  return [element, trigger, position === 'anywhere' ? undefined : position].filter(Boolean).join(', ');
}

const EVENT = /Event$/;

/** Every element and position of the engine's own tables. Throws where one of them has no sentence yet. */
export function elementRows(): readonly ElementRow[] {
  const others = [...elementKinds].filter((kind) => !EVENT.test(kind)).map(plainRow);
  return [...Object.entries(eventTriggers).flatMap(eventRows), ...others];
}

function plainRow(element: string): ElementRow {
  const sentence = sentences[element];
  if (sentence === undefined)
    throw new Error(`Write a sentence for ${element} in conformance/elements/sentences.ts.`);
  return { element, position: 'anywhere', sentence };
}

function eventRows([place, triggers]: readonly [string, readonly string[]]): readonly ElementRow[] {
  const [element = '', ...rest] = place.split(' ');
  const position = rest.length > 0 ? rest.join(' ') : 'anywhere';
  return triggers.flatMap((trigger) =>
    waysOf(place, trigger).map((way) => ({
      element,
      position: [position === 'anywhere' ? '' : position, way].filter(Boolean).join(', ') || 'anywhere',
      trigger,
      sentence: eventSentence(place, trigger, way),
    })),
  );
}

/** Whether it ends what it happens in, where BPMN leaves the choice. */
function waysOf(place: string, trigger: string): readonly string[] {
  if (place !== 'boundaryEvent' && place !== 'startEvent in an event sub-process') return [''];
  return ['error', 'compensate', 'cancel'].includes(trigger)
    ? ['interrupting']
    : ['interrupting', 'not interrupting'];
}
