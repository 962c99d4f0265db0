import { extend, keyMessages, makeJob } from '../bpmn/dialect.ts';
import {
  bare,
  demand,
  elementsOf,
  find,
  parseTree,
  walk,
  writeTree,
  type XmlNode,
} from '../bpmn/xml-tree.ts';
import type { ExecutionCase, Expression } from './case-file.ts';

/** The model with the case's FEEL in the place of its own expressions, and its stubs as work for a worker. */
export function prepare(xml: string, { expressions = [], stubs = {}, steps }: ExecutionCase): string {
  const root = parseTree(xml);
  strip(root);
  for (const node of [...walk(root)]) {
    const id = node.attributes.id ?? endsOf(node);
    if (id === undefined) continue;
    for (const one of expressions) if (one.element === id) replace(node, one);
    const scripted = expressions.some(({ element, what }) => element === id && what === 'script');
    if (Object.hasOwn(stubs, id) || scripted) makeJob(node, 'stub');
    else if (steps.some(({ throwError }) => throwError === id)) makeFailing(node);
  }
  const keys = expressions.filter(({ what }) => what === 'correlationKey');
  keyMessages(root, new Map(keys.map(({ element, feel }) => [element, feel])));
  return writeTree(root);
}

/** Here only jobs fail with a BPMN error: a person's task that does is one that nobody but the steps works on. */
function makeFailing(node: XmlNode): void {
  if (bare(node.name) === 'userTask') node.name = node.name.replace('userTask', 'serviceTask');
  makeJob(node, 'stub');
}

/** What other products say in words of their own carries nothing that a case needs. */
function strip(root: XmlNode): void {
  for (const node of walk(root)) {
    for (const name of Object.keys(node.attributes)) {
      if (/^(camunda|activiti|flowable):/.test(name)) delete node.attributes[name];
    }
    node.children = node.children.filter(
      (child) => typeof child === 'string' || bare(child.name) !== 'extensionElements',
    );
  }
}

function endsOf({ attributes: { sourceRef, targetRef } }: XmlNode): string | undefined {
  return sourceRef === undefined ? undefined : `${sourceRef}->${targetRef}`;
}

function replace(node: XmlNode, { what, feel }: Expression): void {
  const place = placeOf(node, what);
  if (place !== undefined) place.children = [feel];
  else if (what === 'collection') replaceCollection(node, feel);
}

function placeOf(node: XmlNode, what: Expression['what']): XmlNode | undefined {
  const loop = find(node, 'multiInstanceLoopCharacteristics') ?? find(node, 'standardLoopCharacteristics');
  if (what === 'timer') {
    const definition = find(node, 'timerEventDefinition');
    return definition && elementsOf(definition).find(({ name }) => /time(Date|Duration|Cycle)$/.test(name));
  }
  if (what === 'loopCardinality') return loop && demand(loop, what);
  if (what === 'completionCondition') return demand(loop ?? node, what);
  if (what !== 'condition') return undefined;
  if (bare(node.name) === 'sequenceFlow') return demand(node, 'conditionExpression');
  const conditional = find(node, 'conditionalEventDefinition');
  if (conditional !== undefined) return demand(conditional, 'condition');
  return loop && demand(loop, 'loopCondition');
}

/** `inputDataItem` names the variable of an item; the reference to the collection names no element of the model. */
function replaceCollection(node: XmlNode, feel: string): void {
  const loop = find(node, 'multiInstanceLoopCharacteristics');
  if (loop === undefined) return;
  const item = find(loop, 'inputDataItem');
  const inputElement = item?.attributes.name ?? item?.attributes.id;
  loop.children = loop.children.filter(
    (child) => typeof child === 'string' || !/^(loopDataInputRef|inputDataItem)$/.test(bare(child.name)),
  );
  extend(loop, 'loopCharacteristics', { inputCollection: feel, ...(inputElement && { inputElement }) });
}
