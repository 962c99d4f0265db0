import type { FeelValue } from '@throughline/feel';
import { anyDataType, type DataType } from '../read/data-type.ts';

/** What is known of the value of a name, or of an expression. */
export interface Known {
  readonly type: DataType;
  /** The only values it can have, and the decision that gives them. */
  readonly answers?: Answers;
  /** The names of the data it is made from. */
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

function partOf({ type, answers, from }: Known, part: string): Known | undefined {
  if (!/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(part)) return undefined;
  const member = type.members?.find(([name]) => name === part)?.[1];
  const values = answers?.parts?.get(part);
  const given = answers && values && { by: answers.by, whole: values };
  return { type: member ?? anyDataType, from, ...(given && { answers: given }) };
}
