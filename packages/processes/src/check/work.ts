import { asPriority } from '../behaviour/task-details.ts';
import { behaviourName } from '../compile/behaviour-name.ts';
import { isFeel } from '../compile/expression.ts';
import type { Finding } from '../finding.ts';
import type { CallDefinition, ElementDefinition } from '../read/definition.ts';
import { parseDuration } from '../time/duration.ts';
import { parseMoment } from '../time/moment.ts';
import { called, error, type Rule, warning } from './scene.ts';

/** Rules about what tasks need in order to do something. */
export const checkWork: Rule = ({ process }) =>
  process.elements.flatMap((element) => [
    ...(needs[element.type]?.(element) ?? []),
    ...checkRetries(element),
    ...checkPlainTexts(element),
    ...checkMappingPlace(element),
    ...checkJobPlace(element),
    ...checkStage(element, process.stages),
  ]);

type Need = (element: ElementDefinition) => readonly Finding[];

const needs: { readonly [type: string]: Need } = {
  serviceTask: (element) => (element.job ? [] : [lacks(element, 'job-type-missing', noJob, jobMend)]),
  sendTask: (element) => {
    if (element.job) return [];
    const noMessage = 'has neither a job type nor a message to send.';
    return element.message?.name
      ? []
      : [lacks(element, 'message-missing', noMessage, `${jobMend} Or choose a message.`)];
  },
  businessRuleTask: (element) => oneOf(element, element.decision, 'decision', decisionMend),
  scriptTask: (element) => oneOf(element, element.script, 'script', scriptMend),
  callActivity: (element) =>
    element.call
      ? checkBinding(element, element.call)
      : [lacks(element, 'called-process-missing', 'does not say which process.', callMend)],
};

const noJob = 'does not say who does it: it has no job type.';
const jobMend = 'Give it <zeebe:taskDefinition type="...">.';
const decisionMend = 'Give it <zeebe:calledDecision decisionId="..." resultVariable="...">.';
const scriptMend = 'Give it <zeebe:script expression="= ..." resultVariable="...">.';
const bindingMend =
  'Write latest, deployment, version (with version="...") or versionTag (with versionTag="...").';
const callMend = 'Give it <zeebe:calledElement processId="...">.';

function lacks(element: ElementDefinition, code: string, reason: string, mend: string): Finding {
  return error(element, code, `${called(element)} ${reason}`, mend);
}

/** A binding names the version it needs, and no other. */
function checkBinding(
  element: ElementDefinition,
  { binding = 'latest', version, versionTag }: CallDefinition,
): readonly Finding[] {
  const refuse = (reason: string) => [lacks(element, 'call-binding', reason, bindingMend)];
  if (!['latest', 'deployment', 'version', 'versionTag'].includes(binding))
    return refuse(`binds the called process by “${binding}”, which is not known.`);
  if (
    (version !== undefined) !== (binding === 'version') ||
    (versionTag !== undefined) !== (binding === 'versionTag')
  )
    return refuse(`does not say plainly which version of the process it calls.`);
  if (version === undefined || isFeel(version) || /^[1-9]\d{0,8}$/.test(version)) return [];
  return refuse(`calls the version “${version}”, which is no whole number from 1.`);
}

/** Tasks that do something here, or leave it to a worker, but not both. */
function oneOf(
  element: ElementDefinition,
  own: { readonly resultVariable: string } | undefined,
  what: string,
  mend: string,
): readonly Finding[] {
  if (own !== undefined && element.job !== undefined) {
    return [
      lacks(
        element,
        'two-ways',
        `has a ${what} and a job type; only one can be meant.`,
        'Remove one of them.',
      ),
    ];
  }
  if (own === undefined)
    return element.job ? [] : [lacks(element, `${what}-missing`, `has no ${what}.`, mend)];
  const complete = Object.values(own).every((part) => part !== '');
  return complete ? [] : [lacks(element, `${what}-incomplete`, `lacks a part of its ${what}.`, mend)];
}

function checkRetries(element: ElementDefinition): readonly Finding[] {
  const { job } = element;
  if (job === undefined) return [];
  if (job.type === '') return [lacks(element, 'job-type-missing', noJob, jobMend)];
  const { retries } = job;
  if (retries === undefined || isFeel(retries) || /^([1-9]\d{0,2}|1000)$/.test(retries)) return [];
  return [
    lacks(
      element,
      'retries-unreadable',
      `has “${retries}” as number of retries.`,
      'Write a whole number from 1 to 1000.',
    ),
  ];
}

/** Dates and priorities that are fixed texts can be read now. */
function* checkPlainTexts(element: ElementDefinition): Generator<Finding> {
  for (const [what, text] of [
    ['due date', element.due] as const,
    ['follow-up date', element.followUp] as const,
  ]) {
    if (text === undefined || isFeel(text) || parseDuration(text) || parseMoment(text)) continue;
    const mend =
      'Write a date and time such as 2026-11-20T09:00:00Z, a duration such as P3D, or FEEL with =.';
    yield lacks(element, 'date-unreadable', `has the ${what} “${text}”, which cannot be read.`, mend);
  }
  const { priority } = element;
  if (priority === undefined || isFeel(priority) || asPriority(priority) !== undefined) return;
  yield lacks(
    element,
    'priority-unreadable',
    `has the priority “${priority}”.`,
    'Write a whole number from 0 to 100, or FEEL with =.',
  );
}

/** Elements that are left the moment they are entered have no variables of their own. */
function checkMappingPlace(element: ElementDefinition): readonly Finding[] {
  const behaviour = behaviourName(element);
  if (behaviour === undefined) return [];
  const passes = [
    'pass',
    'start-event',
    'end-event',
    'terminate-end-event',
    'error-end-event',
    'throw-link',
    'throw-compensation',
    'cancel-end-event',
  ].includes(behaviour);
  const inputs = passes && element.inputs.length > 0;
  const outputs =
    element.outputs.length > 0 &&
    passes &&
    (!['pass', 'start-event', 'end-event', 'throw-compensation'].includes(behaviour) || neverPassed(element));
  if (!inputs && !outputs) return [];
  const reason = `has an ${inputs ? 'input' : 'output'} mapping, which has no meaning there.`;
  return [lacks(element, 'mapping-misplaced', reason, 'Remove it, or put it on a task.')];
}

/** A compensation boundary event only shows the way to what compensates. */
function neverPassed({ type, triggers }: ElementDefinition): boolean {
  return type === 'boundaryEvent' && triggers[0]?.type === 'compensate';
}

/** A job stands for the message an event sends; any other event would be forgotten for it. */
function checkJobPlace(element: ElementDefinition): readonly Finding[] {
  if (element.job === undefined || element.triggers.every(({ type }) => type === 'message')) return [];
  const reason = 'has a job type, which would stand in for what the event throws.';
  return [lacks(element, 'two-ways', reason, 'Remove the job type, or draw a task for it.')];
}

function checkStage(element: ElementDefinition, stages: readonly string[]): readonly Finding[] {
  if (element.stage === undefined || stages.includes(element.stage)) return [];
  const sentence = `${called(element)} belongs to the stage “${element.stage}”, which the process does not list.`;
  return [
    warning(
      element,
      'stage-unknown',
      sentence,
      'Add it to tl:stages of the process, or choose a listed one.',
    ),
  ];
}
