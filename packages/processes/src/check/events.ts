import { isFeel } from '../compile/expression.ts';
import type { Finding } from '../finding.ts';
import type {
  ElementDefinition,
  ErrorDefinition,
  SignalDefinition,
  TimerDefinition,
  TriggerDefinition,
} from '../read/definition.ts';
import { dueOf } from '../time/timer.ts';
import { called, error, isLink, type Rule, type Scene, warning } from './scene.ts';

/** Rules about what events wait for or throw: times, messages, errors, links. */
export const checkEvents: Rule = (scene) =>
  scene.process.elements.flatMap((element) => [
    ...element.triggers.flatMap((trigger) => checkTrigger(scene, element, trigger)),
    ...(element.type === 'receiveTask' ? checkMessage(scene, element, element) : []),
    ...checkInterrupting(element),
    ...checkSeveral(element),
  ]);

function checkTrigger(
  scene: Scene,
  element: ElementDefinition,
  trigger: TriggerDefinition,
): readonly Finding[] {
  if (trigger.type === 'timer') return checkTimer(scene, element, trigger.timer);
  if (trigger.type === 'message' && element.job === undefined) return checkMessage(scene, element, trigger);
  if (trigger.type === 'error' || trigger.type === 'escalation')
    return checkThrown(scene, element, trigger.type, trigger[trigger.type]);
  if (trigger.type === 'signal') return checkSignal(element, trigger.signal);
  if (trigger.type === 'conditional') return checkCondition(element, trigger.condition);
  return trigger.type === 'link' ? checkLink(scene, element, trigger.link) : [];
}

const example = { date: '2026-11-20T09:00:00Z', duration: 'PT10M', cycle: 'R3/PT10M' } as const;
/** Any moment does to find out whether a time can be read. */
const someTime = '2000-01-01T00:00:00.000Z';

function checkTimer(
  scene: Scene,
  element: ElementDefinition,
  timer: TimerDefinition | undefined,
): readonly Finding[] {
  if (timer === undefined) {
    const mend = 'Give it a date, a duration such as PT10M, or a cycle such as R3/PT10M.';
    return [error(element, 'timer-missing', `${called(element)} does not say when.`, mend)];
  }
  if (timer.kind === 'cycle' && !mayRepeat(scene, element)) {
    const sentence = `${called(element)} has a cycle, but can only happen once.`;
    return [error(element, 'timer-cycle', sentence, 'Use a duration, or an event that does not interrupt.')];
  }
  if (isFeel(timer.text) || dueOf(timer.kind, timer.text, someTime) !== undefined) return [];
  const sentence = `${called(element)} has the ${timer.kind} “${timer.text}”, which cannot be read.`;
  return [
    error(element, 'timer-unreadable', sentence, `Write it as ${example[timer.kind]}, or as FEEL with =.`),
  ];
}

/** A start event of the process begins case after case; others repeat when they interrupt nothing. */
function mayRepeat(scene: Scene, element: ElementDefinition): boolean {
  if (element.type === 'boundaryEvent' || isEventStart(scene, element)) return !element.interrupting;
  return element.type === 'startEvent';
}

/** Whether it begins an event sub-process. */
function isEventStart({ elementOf }: Scene, element: ElementDefinition): boolean {
  return element.type === 'startEvent' && elementOf.get(element.scope ?? '')?.type === 'eventSubProcess';
}

function checkInterrupting(element: ElementDefinition): readonly Finding[] {
  if (element.interrupting || !element.triggers.some(({ type }) => type === 'error')) return [];
  const sentence = `${called(element)} catches an error without interrupting; an error always ends what it was thrown in.`;
  return [error(element, 'error-not-interrupting', sentence, 'Mark it as interrupting.')];
}

function checkMessage(
  scene: Scene,
  element: ElementDefinition,
  { message }: Pick<TriggerDefinition, 'message'>,
): readonly Finding[] {
  if (message === undefined) {
    return [
      error(
        element,
        'message-missing',
        `${called(element)} does not say which message.`,
        'Choose a message.',
      ),
    ];
  }
  if (message.name === undefined) {
    const sentence = `The message “${message.id}” of ${called(element).replace(/^The/, 'the')} has no name.`;
    return [error(element, 'message-name-missing', sentence, 'Give the message a name.')];
  }
  const catches =
    /^(intermediateCatchEvent|boundaryEvent|receiveTask)$/.test(element.type) || isEventStart(scene, element);
  if (!catches || message.correlationKey !== undefined || begins(scene, element)) return [];
  return [
    error(
      element,
      'correlation-key-missing',
      `${called(element)} waits for “${message.name}” of any case: the message has no correlation key.`,
      'Give the message <zeebe:subscription correlationKey="= ..."> with the variable that tells the case.',
    ),
  ];
}

/** Whether its message starts the case, so that there is none to be told from others yet. */
function begins(scene: Scene, element: ElementDefinition): boolean {
  const source = scene.elementOf.get(scene.incoming(element)[0]?.source ?? '');
  return element.instantiates === true || (source?.instantiates === true && !source.together);
}

/** One that says nothing catches every error or escalation; one without code is known by its id. */
function checkThrown(
  scene: Scene,
  element: ElementDefinition,
  what: 'error' | 'escalation',
  thrown: ErrorDefinition | undefined,
): readonly Finding[] {
  const catches = element.type === 'boundaryEvent' || isEventStart(scene, element);
  if (thrown === undefined && catches) return [];
  if (thrown?.code === undefined) {
    const sentence = `${called(element)} names no ${what} code, which BPMN asks for in a process that runs.`;
    return [warning(element, `${what}-code-missing`, sentence, `Choose an ${what} that has a code.`)];
  }
  if (!isFeel(thrown.code)) return [];
  const sentence = `${called(element)} has an expression as ${what} code; it must be a fixed text.`;
  return [error(element, `${what}-code-expression`, sentence, 'Write the code without =.')];
}

function checkSignal(element: ElementDefinition, signal: SignalDefinition | undefined): readonly Finding[] {
  if (signal === undefined) {
    const sentence = `${called(element)} does not say which signal.`;
    return [error(element, 'signal-missing', sentence, 'Choose a signal.')];
  }
  if (signal.name !== undefined) return [];
  const sentence = `The signal “${signal.id}” of ${called(element).replace(/^The/, 'the')} has no name.`;
  return [error(element, 'signal-name-missing', sentence, 'Give the signal a name.')];
}

function checkCondition(element: ElementDefinition, condition: string | undefined): readonly Finding[] {
  if (condition !== undefined) return [];
  const sentence = `${called(element)} does not say on which condition.`;
  const mend = 'Write the condition as FEEL, such as = amount > 100.';
  return [error(element, 'event-condition-missing', sentence, mend)];
}

const alone = ['link', 'cancel', 'compensate'];
const thrownInside = ['error', 'escalation'];

/** What is thrown cannot be waited for together with something else: it comes from within, or not at all. */
function checkSeveral(element: ElementDefinition): readonly Finding[] {
  if (element.triggers.length < 2) return [];
  const has = (kinds: readonly string[]) => element.triggers.some(({ type }) => kinds.includes(type));
  if (has(alone)) {
    const sentence = `${called(element)} joins a link, a cancel or a compensation with something else.`;
    return [error(element, 'several-triggers', sentence, 'Draw an event of its own for it.')];
  }
  if (!element.together || !has(thrownInside)) return [];
  const sentence = `${called(element)} needs several things together, and one of them is thrown, which nobody keeps until the others come.`;
  const mend = 'Draw an event of its own for the error or escalation.';
  return [error(element, 'together-thrown', sentence, mend)];
}

function checkLink(
  { process }: Scene,
  element: ElementDefinition,
  link: string | undefined,
): readonly Finding[] {
  if (link === undefined) {
    return [error(element, 'link-without-name', `${called(element)} has no link name.`, 'Name the link.')];
  }
  const targets = process.elements.filter(
    (other) =>
      isLink(other, 'intermediateCatchEvent') &&
      other.scope === element.scope &&
      other.triggers[0]?.link === link,
  );
  if (element.type === 'intermediateThrowEvent' && targets.length === 0) {
    const sentence = `${called(element)} leads to the link “${link}”, which is not there.`;
    return [
      error(element, 'link-unknown', sentence, 'Draw a link catch event of that name on the same level.'),
    ];
  }
  if (targets.length < 2 || targets[0] === element || element.type === 'intermediateThrowEvent') return [];
  return [error(element, 'link-twice', `Two link catch events are named “${link}”.`, 'Rename one of them.')];
}
