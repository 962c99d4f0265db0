import { bare, elementsOf, parseTree, walk } from '../bpmn/xml-tree.ts';
import type { BetsyCase } from './index-file.ts';

/** Something a test expects that BPMN 2.0.2 rules out, known by what the model holds. */
interface Contradiction {
  readonly clause: string;
  readonly sentence: string;
  readonly holds: (xml: string, one: BetsyCase) => boolean;
}

const contradictions: readonly Contradiction[] = [
  {
    clause: '13.5.2',
    sentence:
      'an intermediate event that a token has reached waits until its event occurs and then lets that one token go on; a cycle makes no more tokens of it',
    holds: (xml) =>
      [...walk(parseTree(xml))].some(
        (node) =>
          bare(node.name) === 'intermediateCatchEvent' &&
          elementsOf(node).some((definition) =>
            elementsOf(definition).some(({ name }) => bare(name) === 'timeCycle'),
          ),
      ),
  },
  {
    clause: '10.3.3',
    sentence: 'the test expects a script to run that its model does not hold',
    holds: (xml, { trace }) => trace.some((entry) => /^task/.test(entry) && !logs(xml, entry)),
  },
];

/** Why a test that fails cannot pass: the clause, and what it says. */
export function contradictionIn(xml: string, one: BetsyCase): string | undefined {
  const found = contradictions.find(({ holds }) => holds(xml, one));
  return found && `contradicts BPMN 2.0.2, ${found.clause}: ${found.sentence}`;
}

function logs(xml: string, entry: string): boolean {
  const scripts = [...walk(parseTree(xml))].filter(({ name }) => bare(name) === 'script');
  return scripts.some((script) => script.children.join('').trim() === `SCRIPT_${entry}`);
}
