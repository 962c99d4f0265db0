import type { FeelValue } from '@throughline/feel';
import { anyDataType, type DataType } from '../read/data-type.ts';

/** What is known of the value of a name, or of an expression. */
export interface Known {
  readonly type: DataType;
  /** Whether it can be all that its type and answers allow, whatever else there is; not so of what is computed. */
  readonly sure: boolean;
  /** Whether it is given from outside, so that its parts do not depend on each other. */
  readonly isData: boolean;
  /** The only values it can have, and the decision that gives them. */
  readonly answers?: Answers;
  /** The names of the data it is made from; of data itself the one name, with the parts taken: `order.amount`. */
  readonly from: ReadonlySet<string>;
}

/** The values a decision can give. */
export interface Answers {
  /** The decision's name. */
  readonly by: string;
  /** Undefined when they cannot be told. */
  readonly whole?: readonly FeelValue[];
  /** The values of the entries, for an answer that is a context. */
  readonly parts?: ReadonlyMap<string, readonly FeelValue[]>;
}

export type Names = ReadonlyMap<string, Known>;

/** What is known of a name or of a part of what it stands for, `order.amount`; undefined for anything else. */
export function knownOf(expression: string, names: Names): Known | undefined {
  const whole = names.get(expression);
  if (whole !== undefined) return whole;
  const dot = expression.lastIndexOf('.');
  const outer = dot < 0 ? undefined : knownOf(expression.slice(0, dot).trim(), names);
  return outer && partOf(outer, expression.slice(dot + 1).trim());
}

function partOf({ type, answers, sure, isData, from }: Known, part: string): Known | undefined {
  if (!/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(part)) return undefined;
  const member = type.members?.find(([name]) => name === part)?.[1];
  const values = answers?.parts?.get(part);
  const own = isData ? new Set([...from].map((name) => `${name}.${part}`)) : from;
  const given = answers && values && { by: answers.by, whole: values };
  return {
    type: member ?? anyDataType,
    sure: isData ? sure : given !== undefined,
    isData,
    from: own,
    ...(given && { answers: given }),
  };
}

/** Whether what one value is made from may also have a say in the other. */
export function hangTogether(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((name) =>
    [...other].some((twin) => name === twin || name.startsWith(`${twin}.`) || twin.startsWith(`${name}.`)),
  );
}
