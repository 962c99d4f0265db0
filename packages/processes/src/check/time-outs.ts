import type { Finding } from '../finding.ts';
import type { ElementDefinition } from '../read/definition.ts';
import { advice, called, type Rule, type Scene } from './scene.ts';

/** Waits for a message of somebody else that may never come, without anything drawn for that case. */
export const checkTimeOuts: Rule = (scene) =>
  scene.process.elements.flatMap((element) =>
    waitsForOthers(scene, element) && !isTimed(scene, element) ? [untimed(element)] : [],
  );

function waitsForOthers(scene: Scene, element: ElementDefinition): boolean {
  if (scene.incoming(element).some(({ source }) => isRace(scene.elementOf.get(source ?? '')))) return false;
  if (isRace(element)) return scene.incoming(element).length > 0 && !racesTime(scene, element);
  if (element.type === 'receiveTask') return scene.incoming(element).length > 0;
  const [trigger] = element.triggers;
  return (
    element.type === 'intermediateCatchEvent' && element.triggers.length === 1 && trigger?.type === 'message'
  );
}

function isRace(element: ElementDefinition | undefined): boolean {
  return element?.type === 'eventBasedGateway';
}

function racesTime(scene: Scene, gateway: ElementDefinition): boolean {
  return scene.outgoing(gateway).some(({ target }) => isTimer(scene.elementOf.get(target ?? '')));
}

/** A timer sits on it or on a sub-process around it, or waits in an event sub-process of a level around it. */
function isTimed(scene: Scene, element: ElementDefinition): boolean {
  const { elements } = scene.process;
  if (elements.some((other) => other.attachedTo === element.id && isTimer(other))) return true;
  const beside = elements.filter(
    (other) => other.type === 'eventSubProcess' && other.scope === element.scope,
  );
  const starts = elements.filter((other) => beside.some(({ id }) => id === other.scope));
  if (starts.some((start) => start.type === 'startEvent' && isTimer(start))) return true;
  const around = scene.elementOf.get(element.scope ?? '');
  return around !== undefined && isTimed(scene, around);
}

function isTimer(element: ElementDefinition | undefined): boolean {
  return element?.triggers.some(({ type }) => type === 'timer') === true;
}

function untimed(element: ElementDefinition): Finding {
  const sentence = `${called(element)} waits for a message that may never come, and nothing is drawn for that case.`;
  const mend = isRace(element)
    ? 'Add a timer event behind it.'
    : 'Put a timer boundary event on it or on a sub-process around it, or let an event-based gateway wait for the time as well.';
  return advice(element, 'no-time-out', sentence, mend);
}
