import type { NodeOf } from '../parse/tree.ts';
import { isContext, isList } from '../values/kind.ts';
import { propertyOf } from '../values/property.ts';
import { describe } from '../values/text.ts';
import type { FeelValue } from '../values/value.ts';
import { type Subject, subjectOf, subjectText } from './blame.ts';
import { itemBytes, type Run } from './run.ts';
import { type Code, compileNode, entryReader, type Scope } from './scope.ts';

/** `order.amount`; on a list the entries of all its items; on dates and the like their parts. */
export function compilePath(node: NodeOf<'path'>, scope: Scope): Code {
  const source = compileNode(node.source, scope);
  const subject = subjectOf(scope, node.source);
  const read = entryReader(node.name);
  const { name } = node;
  const member = (run: Run, value: FeelValue): FeelValue => {
    if (isContext(value)) return read(value) ?? missing(run, value, name, subject);
    if (!isList(value)) return part(run, value, name, subject);
    run.spend(value.length);
    run.allocate(itemBytes * value.length);
    return value.map((item) => (isContext(item) ? (read(item) ?? null) : member(run, item)));
  };
  return (run) => member(run, source(run));
}

/** An entry that is null is a value like others; one that is not there is a mistake. */
function missing(
  run: Run,
  value: { readonly [name: string]: FeelValue },
  name: string,
  subject: Subject,
): null {
  if (Object.hasOwn(value, name)) return null;
  return run.warn(
    subject,
    'no-such-entry',
    `${subjectText(subject)} has no ${name}.`,
    'Check how the name is written.',
  );
}

function part(run: Run, value: FeelValue, name: string, subject: Subject): FeelValue {
  const found = propertyOf(value, name);
  if (found !== undefined) return found;
  return run.warn(
    subject,
    'no-such-entry',
    `${subjectText(subject)} is ${describe(value)}, which has no ${name}.`,
  );
}
