import { keyMessages, makeJob } from '../bpmn/dialect.ts';
import { bare, find, parseTree, textOf, walk, writeTree, type XmlNode } from '../bpmn/xml-tree.ts';

/** A test model in words that the product knows: its scripts as jobs of their name, its expressions as FEEL. */
export function prepare(xml: string): string {
  const root = parseTree(xml);
  for (const node of [...walk(root)]) {
    const script = find(node, 'script');
    if (script !== undefined) {
      const type = textOf(script);
      const writes = type === 'SET_STRING_DATA' ? dataOf(node, root).join(' ') : undefined;
      makeJob(node, type, writes === undefined ? {} : { writes });
    }
    if (isExpression(node)) node.children = [feelOf(textOf(node))];
  }
  keyMessages(root);
  return writeTree(root);
}

/** What a script writes: the data outputs of its task, or else the data of its process. */
function dataOf(task: XmlNode, root: XmlNode): readonly string[] {
  const outputs = [...walk(task)].filter(({ name }) => bare(name) === 'dataOutput');
  const data =
    outputs.length > 0 ? outputs : [...walk(root)].filter(({ name }) => /(property|dataObject)$/.test(name));
  return data.map(({ attributes: { id = '', name } }) => (/^\w+$/.test(name ?? '') ? (name ?? '') : id));
}

/** The code of the error that a model knows: what its scripts throw. */
export function errorCodeIn(xml: string): string {
  const error = [...walk(parseTree(xml))].find(({ name }) => bare(name) === 'error');
  return error?.attributes.errorCode ?? error?.attributes.id ?? 'ERROR';
}

/** The executable processes of a file that start by themselves, in order. */
export function startableIn(xml: string): readonly string[] {
  return [...walk(parseTree(xml))]
    .filter((node) => bare(node.name) === 'process' && node.attributes.isExecutable !== 'false')
    .filter((node) => node.children.some((child) => typeof child !== 'string' && isPlainStart(child)))
    .map((node) => node.attributes.id ?? '');
}

function isPlainStart(node: XmlNode): boolean {
  if (bare(node.name) !== 'startEvent') return false;
  return !node.children.some((child) => typeof child !== 'string' && /EventDefinition/.test(child.name));
}

function isExpression(node: XmlNode): boolean {
  return /^(conditionExpression|condition|completionCondition|activationCondition|loopCondition|loopCardinality)$/.test(
    bare(node.name),
  );
}

/** `test.contains("a")` -> `= contains(test, "a")`, a stray bracket behind it left out; a plain whole number stays one, JUEL is the product's to read. */
function feelOf(expression: string): string {
  if (/^-?\d+$/.test(expression) || expression.startsWith('${')) return expression;
  return `= ${expression.replaceAll(/(\w+)\.contains\(("[^"]*")\)>?/g, 'contains($1, $2)').replaceAll('==', '=')}`;
}
