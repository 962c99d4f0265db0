import { compileFeel, isFeel } from '../compile/expression.ts';
import type { Finding } from '../finding.ts';
import type { ElementDefinition, MessageDefinition, ProcessDefinition } from '../read/definition.ts';
import { isJuel } from '../read/foreign/juel.ts';
import { called, error, flowCalled, type Rule } from './scene.ts';

/** A text of the model with the words for it, and whether it must be FEEL. */
interface Use {
  readonly what: string;
  readonly text: string | undefined;
  readonly must?: boolean;
}

/** Reads every expression of the process, so that none can break a running case by its grammar. */
export const checkExpressions: Rule = ({ process }) => [
  ...process.flows.flatMap((flow) => [
    ...check(flow, `${flowCalled(flow)} has a condition`, flow.condition, true),
    ...check(flow, `${flowCalled(flow)} has a sentence (says)`, flow.says, false),
  ]),
  ...check(process, 'The process has a title', process.title, false),
  ...process.elements.flatMap((element) =>
    usesOf(element).flatMap(({ what, text, must }) =>
      check(element, `${called(element)} has ${what}`, text, must === true),
    ),
  ),
];

type Place = Pick<ElementDefinition | ProcessDefinition, 'id' | 'name' | 'line'>;

function check(place: Place, what: string, text: string | undefined, must: boolean): readonly Finding[] {
  if (text === undefined) return [];
  if (!isFeel(text)) return must || isJuel(text) ? [notFeel(place, what, text)] : [];
  const compiled = compileFeel(text);
  if (compiled.ok) return [];
  const { sentence, mend, line, column } = compiled.fault;
  return [
    {
      ...error(
        place,
        'feel-error',
        `${what} that cannot be read (${text.trim()}): ${sentence}`,
        mend ?? 'Correct it.',
      ),
      line: line ?? place.line,
      column,
    },
  ];
}

function notFeel(place: Place, what: string, text: string): Finding {
  const juel = /^[$#]\{(.*)\}$/.exec(text.trim())?.[1];
  const mend =
    juel === undefined
      ? `Write = ${text.trim()}, if that is meant.`
      : 'Say it with what FEEL knows, beginning with =: it cannot call methods of other products.';
  return error(
    place,
    'feel-missing',
    `${what} that is not FEEL: it does not begin with “=” (${text.trim()}).`,
    mend,
  );
}

/** Every text of an element that may be FEEL. */
export function textsOf(element: ElementDefinition): readonly (string | undefined)[] {
  return usesOf(element).map(({ text }) => text);
}

function usesOf(element: ElementDefinition): readonly Use[] {
  const { assignment, loop, script } = element;
  return [
    ...element.inputs.map(({ source, target }) => ({
      what: `an input mapping to “${target}”`,
      text: source,
    })),
    ...element.outputs.map(({ source, target }) => ({
      what: `an output mapping to “${target}”`,
      text: source,
    })),
    { what: 'a job type', text: element.job?.type },
    { what: 'a number of retries', text: element.job?.retries },
    { what: 'an assignee', text: assignment?.assignee },
    { what: 'a list of teams', text: assignment?.groups },
    { what: 'a list of people', text: assignment?.users },
    { what: 'a due date', text: element.due },
    { what: 'a follow-up date', text: element.followUp },
    { what: 'a priority', text: element.priority },
    { what: 'a called process', text: element.call?.process },
    { what: 'a version', text: element.call?.version },
    { what: 'a version tag', text: element.call?.versionTag },
    { what: 'a decision id', text: element.decision?.id },
    { what: 'a script', text: script?.expression || undefined, must: true },
    { what: 'a sentence (says)', text: element.says },
    { what: 'a sentence (why)', text: element.why },
    { what: 'a sentence (next)', text: element.next },
    { what: 'a correlation key', text: element.correlationKey },
    { what: 'an input collection', text: loop?.inputCollection, must: true },
    { what: 'a loop cardinality', text: loop?.cardinality },
    { what: 'an output element', text: loop?.outputElement, must: true },
    { what: 'a completion condition', text: loop?.completionCondition, must: true },
    { what: 'a completion condition', text: element.adHoc?.completionCondition, must: true },
    { what: 'a list of active elements', text: element.adHoc?.activeElements, must: true },
    { what: 'an activation condition', text: element.activationCondition, must: true },
    ...(loop?.complex ?? []).map(({ condition }) => ({
      what: 'a condition of its complex behaviour',
      text: condition,
      must: true,
    })),
    { what: 'a loop condition', text: loop?.condition, must: true },
    ...element.triggers.flatMap(({ timer, message, signal, condition }) => [
      { what: 'a time', text: timer?.text },
      { what: 'a signal name', text: signal?.name },
      { what: 'a condition', text: condition, must: true },
      ...ofMessage(message),
    ]),
    ...ofMessage(element.message),
  ];
}

function ofMessage(message: MessageDefinition | undefined): readonly Use[] {
  return [
    { what: 'a message name', text: message?.name },
    { what: 'a correlation key', text: message?.correlationKey },
  ];
}
