import type { Finding } from '../finding.ts';
import type { ElementDefinition } from '../read/definition.ts';
import { called, error, isActivity, type Rule, type Scene, warning } from './scene.ts';

/** Rules about compensation (BPMN 2.0.2, 10.7 and 13.5.5): who compensates what, and who asks for it. */
export const checkCompensation: Rule = (scene) =>
  scene.process.elements.flatMap((element) => [
    ...(element.forCompensation ? checkHandler(scene, element) : []),
    ...(element.triggers[0]?.type === 'compensate' ? checkEvent(scene, element) : []),
    ...checkTwice(scene, element),
  ]);

function checkEvent(scene: Scene, element: ElementDefinition): Iterable<Finding> {
  if (element.type === 'boundaryEvent') return checkBoundary(scene, element);
  return element.type === 'startEvent' ? checkStart(scene, element) : checkThrow(scene, element);
}

function* checkBoundary(scene: Scene, element: ElementDefinition): Generator<Finding> {
  const { handlers = [] } = element;
  const [handler] = handlers.map((id) => scene.elementOf.get(id));
  if (handlers.length !== 1 || handler === undefined) {
    const sentence = `${called(element)} is not associated with exactly one activity that compensates.`;
    yield error(
      element,
      'compensation-handler-missing',
      sentence,
      'Draw one association from it to that activity.',
    );
  } else if (!handler.forCompensation || !isActivity(handler) || handler.scope !== element.scope) {
    const sentence = `${called(element)} is associated with “${handler.name ?? handler.id}”, which is no activity for compensation of its own level.`;
    yield error(
      element,
      'compensation-handler-wrong',
      sentence,
      'Mark that activity as one for compensation.',
    );
  }
  if (scene.outgoing(element).length > 0) {
    const sentence = `${called(element)} has a sequence flow; compensation is beside the flows.`;
    yield error(element, 'compensation-flow', sentence, 'Draw an association instead.');
  }
}

function* checkHandler(scene: Scene, element: ElementDefinition): Generator<Finding> {
  if (scene.incoming(element).length + scene.outgoing(element).length > 0) {
    const sentence = `${called(element)} is for compensation and has sequence flows; it runs beside them.`;
    yield error(element, 'compensation-flow', sentence, 'Remove the flows, or the mark for compensation.');
  }
  const isMeant = scene.process.elements.some(
    (one) =>
      one.handlers?.includes(element.id) ||
      (one.scope === element.id && one.type === 'startEvent' && one.triggers[0]?.type === 'compensate'),
  );
  if (isMeant) return;
  const sentence = `${called(element)} is for compensation, but compensates nothing.`;
  const mend = 'Associate a compensation boundary event with it, or remove the mark for compensation.';
  yield error(element, 'compensation-unused', sentence, mend);
}

/** A case that has ended is not compensated: nobody could ask for it. */
function checkStart({ elementOf }: Scene, element: ElementDefinition): readonly Finding[] {
  const handler = elementOf.get(element.scope ?? '');
  if (handler?.type !== 'eventSubProcess' || handler.scope !== undefined) return [];
  const sentence = `${called(handler)} compensates the process as a whole, which nobody can ask for: it never runs.`;
  return [warning(handler, 'compensation-never', sentence, 'Put it into the sub-process that is meant.')];
}

function* checkThrow(scene: Scene, element: ElementDefinition): Generator<Finding> {
  const id = element.triggers[0]?.compensation?.activity;
  if (id === undefined) return;
  const activity = scene.elementOf.get(id);
  const scopes = visibleScopes(scene, element);
  if (scopes.includes(id)) return;
  if (activity === undefined || !isActivity(activity) || !scopes.includes(activity.scope)) {
    const sentence = `${called(element)} names “${activity?.name ?? id}”, which is no activity of its own level.`;
    const mend = 'Name an activity beside it, or the sub-process that the activity lies in.';
    yield error(element, 'compensation-unseen', sentence, mend);
  } else if (!isCompensable(scene, activity)) {
    const sentence = `${called(element)} compensates “${activity.name ?? id}”, which nothing compensates.`;
    yield warning(element, 'compensation-nothing', sentence, 'Give it a compensation boundary event.');
  }
}

/** Its own scope and, out of event sub-processes, the one around; undefined is the top level. */
function visibleScopes({ elementOf }: Scene, { scope }: ElementDefinition): readonly (string | undefined)[] {
  const scopes = [scope];
  let around = elementOf.get(scope ?? '');
  while (around?.type === 'eventSubProcess') {
    scopes.push(around.scope);
    around = elementOf.get(around.scope ?? '');
  }
  return scopes;
}

function isCompensable(scene: Scene, activity: ElementDefinition): boolean {
  return scene.process.elements.some(
    (one) =>
      compensates(scene, one, activity.id) ||
      (one.scope === activity.id && isActivity(one) && isCompensable(scene, one)),
  );
}

function checkTwice(scene: Scene, element: ElementDefinition): readonly Finding[] {
  if (!isActivity(element)) return [];
  const ways = scene.process.elements.filter((one) => compensates(scene, one, element.id));
  if (ways.length < 2) return [];
  const sentence = `${called(element)} is compensated in ${ways.length} ways; only one can be meant.`;
  return [error(element, 'compensated-twice', sentence, 'Keep one boundary event or event sub-process.')];
}

/** Whether it is the compensation event of this activity: on its border, or beginning an event sub-process in it. */
function compensates({ elementOf }: Scene, one: ElementDefinition, activity: string): boolean {
  if (one.triggers[0]?.type !== 'compensate') return false;
  if (one.type === 'boundaryEvent') return one.attachedTo === activity;
  return one.type === 'startEvent' && elementOf.get(one.scope ?? '')?.scope === activity;
}
