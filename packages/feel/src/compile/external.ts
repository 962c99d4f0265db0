import { FeelSyntaxError } from '../feel-error.ts';
import { callJava, type JavaMethod, javaMethod } from '../java/java-method.ts';
import type { Node, NodeOf } from '../parse/tree.ts';
import { textBytes, valueText } from '../values/text.ts';
import { type Code, compileNode, type Scope } from './scope.ts';

/** The body of an external function: a method of Java that can be done without Java, or else refused. */
export function compileExternal(node: NodeOf<'external'>, scope: Scope): Code {
  const method = methodOf(node.mapping);
  if (method === undefined) {
    throw new FeelSyntaxError(
      'external-function',
      'External functions (Java, PMML) are not run here, save a few of java.lang.',
      { offset: node.offset, length: node.length },
      'Write the function in FEEL.',
    );
  }
  const args = node.parameters.map((name) => {
    const { offset, length } = node;
    return compileNode({ type: 'name', name, offset, length }, scope);
  });
  return (run) => {
    const values = args.map((arg) => arg(run));
    // Methods count no work: what they may write out is written here once, which is counted.
    for (const value of values) run.allocate(textBytes(valueText(value, run)));
    return callJava(method, values);
  };
}

/** `{ java: { class: "...", method signature: "..." } }` */
function methodOf(mapping: Node): JavaMethod | undefined {
  const java = entryOf(mapping, 'java');
  const name = textOf(entryOf(java, 'class'));
  const signature = textOf(entryOf(java, 'method signature'));
  return name === undefined || signature === undefined ? undefined : javaMethod(name, signature);
}

function entryOf(node: Node | undefined, name: string): Node | undefined {
  return node?.type === 'context' ? node.entries.find((entry) => entry.name === name)?.value : undefined;
}

function textOf(node: Node | undefined): string | undefined {
  return node?.type === 'literal' && typeof node.value === 'string' ? node.value : undefined;
}
