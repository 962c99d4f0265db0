import type { ModdleElement } from 'bpmn-moddle';
import { children, localName, text } from '../moddle.ts';
import { feelOfJuel, isJuel } from './juel.ts';
import type { Translation } from './translate.ts';

type Attributes = { readonly [name: string]: string };

/** Whether it could be said in our words; what could not stays as it is. */
type TranslateAttribute = (to: Translation, value: string, all: Attributes, prefix: string) => boolean;

/** `flowable:assignee` and its like, by the name after the prefix. */
export const attributeTranslations: { readonly [name: string]: TranslateAttribute } = {
  assignee: text1('zeebe:AssignmentDefinition', 'assignee'),
  candidateUsers: text1('zeebe:AssignmentDefinition', 'candidateUsers'),
  candidateGroups: text1('zeebe:AssignmentDefinition', 'candidateGroups'),
  dueDate: text1('zeebe:TaskSchedule', 'dueDate'),
  followUpDate: text1('zeebe:TaskSchedule', 'followUpDate'),
  priority: text1('zeebe:PriorityDefinition', 'priority'),
  formRef: text1('zeebe:FormDefinition', 'formId'),
  topic: (to, value, all, prefix) => {
    const type = inOurWords(value);
    if (all[`${prefix}:type`] !== 'external' || type === undefined) return false;
    return to.say('zeebe:TaskDefinition', { type });
  },
  type: (_, value, all, prefix) => value === 'external' && Object.hasOwn(all, `${prefix}:topic`),
  decisionRef: (to, value, all, prefix) => {
    const decisionId = inOurWords(value);
    const resultVariable = all[`${prefix}:resultVariable`];
    if (decisionId === undefined || resultVariable === undefined) return false;
    return to.say('zeebe:CalledDecision', { decisionId, resultVariable });
  },
  resultVariable: (to, value) => scriptOf(to, value) || to.node.$type === 'bpmn:BusinessRuleTask',
  collection: (to, value) => {
    const inputCollection = isJuel(value) ? feelOfJuel(value) : `= ${value}`;
    if (inputCollection === undefined) return false;
    return to.say('zeebe:LoopCharacteristics', { inputCollection });
  },
  elementVariable: (to, value) => {
    return to.say('zeebe:LoopCharacteristics', { inputElement: value });
  },
  versionTag: (to, value) => {
    return to.say('zeebe:VersionTag', { value });
  },
  candidateStarterGroups: (to, value) => {
    if (isJuel(value)) return false;
    to.set('starters', value);
    return true;
  },
  ...nothingToSay(
    // Every step is saved before the next one begins, and finished cases are kept as long as the host says.
    'asyncBefore asyncAfter async exclusive jobPriority taskPriority historyTimeToLive isStartableInTasklist modelerTemplate',
  ),
};

/** `<camunda:inputOutput>` and its like: whether all of it could be said in our words. */
export function translateElement(to: Translation, name: string, foreign: ModdleElement): boolean {
  if (name === 'inputOutput') return mappings(to, foreign);
  if (name === 'in' || name === 'out') return callMapping(to, name, foreign);
  if (name === 'failedJobRetryTimeCycle') return retries(to, foreign);
  return name === 'properties';
}

function text1(type: string, property: string): TranslateAttribute {
  return (to, value) => {
    const translated = inOurWords(value);
    if (translated === undefined) return false;
    return to.say(type, { [property]: translated });
  };
}

function nothingToSay(names: string): { readonly [name: string]: TranslateAttribute } {
  return Object.fromEntries(names.split(' ').map((name) => [name, () => true]));
}

/** A plain text as it is, simple JUEL as FEEL; undefined for what has no counterpart. */
function inOurWords(value: string): string | undefined {
  return isJuel(value) ? feelOfJuel(value) : value;
}

/** A script in FEEL, or in simple JUEL, with the variable its result goes to. */
function scriptOf(to: Translation, resultVariable: string): boolean {
  const { node } = to;
  const source = text(node, 'script');
  if (node.$type !== 'bpmn:ScriptTask' || source === undefined) return false;
  const expression = /^feel$/i.test(text(node, 'scriptFormat') ?? '') ? `= ${source}` : feelOfJuel(source);
  if (expression === undefined) return false;
  if (!to.say('zeebe:Script', { expression, resultVariable })) return false;
  const open = node as { [property: string]: unknown };
  delete open.script;
  delete open.scriptFormat;
  return true;
}

/** The generic children of an element whose namespace nobody described. */
function parts(foreign: ModdleElement): readonly ModdleElement[] {
  return children(foreign, '$children');
}

function mappings(to: Translation, foreign: ModdleElement): boolean {
  const all = parts(foreign).map((part) => ({
    isInput: localName(part.$type) === 'inputParameter',
    target: text(part, 'name'),
    source: parts(part).length > 0 ? undefined : sourceOf(text(part, '$body') ?? ''),
  }));
  if (all.some(({ target, source }) => target === undefined || source === undefined)) return false;
  return all.every(({ isInput, target, source }) => mapping(to, isInput, source, target));
}

function mapping(to: Translation, isInput: boolean, source: unknown, target: unknown): boolean {
  const [list, item] = isInput ? ['inputParameters', 'zeebe:Input'] : ['outputParameters', 'zeebe:Output'];
  return to.append('zeebe:IoMapping', list ?? '', item ?? '', { source, target });
}

/** The value of a parameter: an expression, or else a text. */
function sourceOf(value: string): string | undefined {
  return isJuel(value) ? feelOfJuel(value) : `= ${JSON.stringify(value)}`;
}

function callMapping(to: Translation, name: 'in' | 'out', foreign: ModdleElement): boolean {
  if (to.node.$type !== 'bpmn:CallActivity') return false;
  if (text(foreign, 'variables') === 'all') return true;
  const expression = text(foreign, 'sourceExpression');
  const variable = text(foreign, 'source');
  const source = expression === undefined ? variable && `= ${variable}` : feelOfJuel(expression);
  const target = text(foreign, 'target');
  if (source === undefined || target === undefined) return false;
  return mapping(to, name === 'in', source, target);
}

/** `R3/PT10M`: three attempts; how long to wait between them is the worker's to say. */
function retries(to: Translation, foreign: ModdleElement): boolean {
  const count = /^R(\d+)\//.exec(text(foreign, '$body') ?? '')?.[1];
  if (count === undefined || !/Task$/.test(to.node.$type)) return false;
  return to.say('zeebe:TaskDefinition', { retries: count });
}
