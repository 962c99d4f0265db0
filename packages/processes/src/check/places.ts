import type { Finding } from '../finding.ts';
import type { ElementDefinition } from '../read/definition.ts';
import { called, error, isActivity, isLink, type Rule, type Scene } from './scene.ts';

/** Rules about where elements stand: what begins a scope, what is never reached, what sits on what. */
export const checkPlaces: Rule = (scene) => [
  ...checkStarts(scene, undefined),
  ...scene.process.elements.flatMap((element) => [
    ...(/^(subProcess|transaction)$/.test(element.type) ? checkStarts(scene, element) : []),
    ...(element.type === 'eventSubProcess' ? checkEventSubProcess(scene, element) : []),
    ...checkReached(scene, element),
    ...checkBoundary(scene, element),
    ...checkRace(scene, element),
    ...checkInstantiating(scene, element),
  ]),
];

function checkStarts({ process }: Scene, scope: ElementDefinition | undefined): readonly Finding[] {
  const starts = process.elements.filter((one) => one.type === 'startEvent' && one.scope === scope?.id);
  const where = scope === undefined ? 'The process' : called(scope);
  const place = scope ?? process;
  if (starts.length === 0 && !process.elements.some((one) => startsProcess(one, scope))) {
    return [
      error(
        place,
        'no-start-event',
        `${where} has no start event.`,
        'Draw a start event before its first element.',
      ),
    ];
  }
  const plain = starts.filter((start) => start.triggers.length === 0);
  if (plain.length < 2) return [];
  const sentence = `${where} has ${plain.length} start events without a trigger; only one can be meant.`;
  return [
    error(
      place,
      'several-plain-starts',
      sentence,
      'Keep one, and lead it to a gateway if both paths are meant.',
    ),
  ];
}

/** A receive task or event-based gateway that starts the process does what a start event does. */
function startsProcess(element: ElementDefinition, scope: ElementDefinition | undefined): boolean {
  return element.instantiates === true && scope === undefined && element.scope === undefined;
}

/** It must be the first thing on the top level: before it there is no case (BPMN 2.0.2, 10.3.3 and 10.6.6). */
function checkInstantiating(scene: Scene, element: ElementDefinition): readonly Finding[] {
  if (!element.instantiates) {
    if (element.type !== 'eventBasedGateway' || !element.together) return [];
    const sentence = `${called(element)} waits for all of its events, which only one that starts the process can.`;
    return [error(element, 'gateway-parallel', sentence, 'Use a parallel gateway before the events.')];
  }
  if (element.scope === undefined && scene.incoming(element).length === 0 && element.loop === undefined)
    return [];
  const sentence = `${called(element)} starts the process, but is not the first thing in it, or is done several times.`;
  const mend = 'Remove the flows into it and its loop, or the mark that it starts the process.';
  return [error(element, 'instantiate-misplaced', sentence, mend)];
}

/** It stands beside the flows of its scope, and begins by one event alone (BPMN 2.0.2, 13.5.4). */
function checkEventSubProcess(scene: Scene, element: ElementDefinition): readonly Finding[] {
  const found: Finding[] = [];
  const starts = scene.process.elements.filter(
    (one) => one.type === 'startEvent' && one.scope === element.id,
  );
  if (starts.length !== 1) {
    const sentence = `${called(element)} has ${starts.length} start events; exactly one must begin it.`;
    found.push(error(element, 'event-sub-process-start', sentence, 'Draw one start event in it.'));
  }
  if (scene.incoming(element).length + scene.outgoing(element).length > 0) {
    const sentence = `${called(element)} has sequence flows, but only its start event can begin it.`;
    found.push(error(element, 'event-sub-process-flow', sentence, 'Remove the flows.'));
  }
  if (element.loop !== undefined) {
    const sentence = `${called(element)} has a loop marker; it begins once for each time its event happens.`;
    found.push(
      error(element, 'event-sub-process-loop', sentence, 'Put the loop on a sub-process inside it.'),
    );
  }
  return found;
}

/** BPMN would start such an element by itself; nobody who draws it means that. */
function checkReached(scene: Scene, element: ElementDefinition): readonly Finding[] {
  const begins =
    ['startEvent', 'boundaryEvent', 'eventSubProcess'].includes(element.type) ||
    element.forCompensation ||
    element.instantiates ||
    isLink(element, 'intermediateCatchEvent');
  const chosen = scene.elementOf.get(element.scope ?? '')?.type === 'adHocSubProcess';
  if (begins || chosen || scene.incoming(element).length > 0) return [];
  return [
    error(
      element,
      'never-reached',
      `No flow leads to ${lower(called(element))}.`,
      'Connect it, or remove it.',
    ),
  ];
}

function checkBoundary(scene: Scene, element: ElementDefinition): readonly Finding[] {
  if (element.type !== 'boundaryEvent') return [];
  const activity = scene.elementOf.get(element.attachedTo ?? '');
  const found: Finding[] = [];
  if (activity === undefined || !mayCarryEvents(activity) || activity.scope !== element.scope) {
    const sentence = `${called(element)} does not sit on an activity of its own level.`;
    found.push(
      error(
        element,
        'boundary-detached',
        sentence,
        'Attach it to the border of a task, sub-process or call.',
      ),
    );
  }
  if (scene.outgoing(element).length === 0 && element.triggers[0]?.type !== 'compensate') {
    const sentence = `${called(element)} leads nowhere.`;
    found.push(error(element, 'boundary-without-flow', sentence, 'Draw what happens when it occurs.'));
  }
  return [...found, ...caughtTwice(scene, element)];
}

function mayCarryEvents(activity: ElementDefinition): boolean {
  return isActivity(activity) && activity.type !== 'eventSubProcess';
}

/** Two that catch the same on one activity: only the first would ever happen. */
function caughtTwice({ process }: Scene, element: ElementDefinition): readonly Finding[] {
  const type = element.triggers[0]?.type;
  if (type !== 'error' && type !== 'escalation') return [];
  const code = ({ triggers: [one] }: ElementDefinition) => one?.[type]?.code ?? one?.[type]?.id;
  const same = process.elements.filter(
    (other) =>
      other.attachedTo === element.attachedTo &&
      other.triggers[0]?.type === type &&
      code(other) === code(element),
  );
  if (same[0] === element || same.length < 2) return [];
  const sentence = `${called(element)} catches the same ${type} as “${same[0]?.name ?? same[0]?.id}” on the same activity.`;
  return [
    error(element, `${type}-caught-twice`, sentence, `Remove one of them, or give it another ${type}.`),
  ];
}

/** Behind an event-based gateway only events can win the race, and each only through the gateway. */
function checkRace(scene: Scene, element: ElementDefinition): readonly Finding[] {
  if (element.type !== 'eventBasedGateway') return [];
  const flows = scene.outgoing(element);
  const found: Finding[] = [];
  if (flows.length < 2) {
    const sentence = `${called(element)} has fewer than two events to wait for.`;
    found.push(error(element, 'race-of-one', sentence, 'Lead it to two events or more, or remove it.'));
  }
  for (const flow of flows) {
    const event = scene.elementOf.get(flow.target ?? '');
    if (event === undefined || (isRacer(event) && scene.incoming(event).length === 1)) continue;
    const sentence = isRacer(event)
      ? `${called(event)} is reached from elsewhere than its event-based gateway.`
      : `${called(event)} stands behind an event-based gateway, but is no event that waits for one thing.`;
    const mend = 'Use catch events or receive tasks there, each reached only through the gateway.';
    found.push(error(event, 'race-without-event', sentence, mend));
  }
  return found;
}

function isRacer(element: ElementDefinition): boolean {
  if (element.type === 'receiveTask') return element.loop === undefined && element.inputs.length === 0;
  if (element.together) return false;
  return element.type === 'intermediateCatchEvent' && !isLink(element, 'intermediateCatchEvent');
}

function lower(sentence: string): string {
  return sentence.replace(/^The/, 'the');
}
