import { compileExpression, isList, type Json, kindOf, toJson } from '@throughline/feel';
import type { DataType } from '../read/data-type.ts';
import type { DecisionTable } from '../read/dmn.ts';
import type { Types } from '../read/read-types.ts';
import type { DecisionNode, InvocableNode } from './graph.ts';

/** What is known of a decision without deciding it. */
export interface DecisionFacts {
  readonly id: string;
  readonly name: string;
  /** The data it needs, also through the decisions it requires. */
  readonly inputs: readonly InputFacts[];
  /** The ids of the decisions it requires directly. */
  readonly requires: readonly string[];
  /** For a decision made by a table. */
  readonly table?: TableFacts;
}

export interface InputFacts {
  /** The name under which the value is given. */
  readonly name: string;
  readonly type: InputType;
  /** The only values there may be, where they are few and plain. */
  readonly allowed?: readonly Json[];
  /** What values there may be, as the model writes it in FEEL. */
  readonly allowedText?: string;
}

const inputTypes = [
  ...(['number', 'string', 'boolean', 'date', 'time', 'date and time', 'days and time duration'] as const),
  ...(['years and months duration', 'list', 'context'] as const),
];

/** The types of FEEL that data can have; `Any` where the model does not say. */
export type InputType = (typeof inputTypes)[number] | 'Any';

export interface TableFacts {
  readonly hitPolicy: string;
  /** The labels of the input columns. */
  readonly inputs: readonly string[];
  /** The names of the output columns. */
  readonly outputs: readonly string[];
  /** How many rules it has. */
  readonly rules: number;
}

/** What is known of a decision service or a knowledge model. */
export interface InvocableFacts {
  readonly id: string;
  readonly name: string;
  readonly inputs: readonly InputFacts[];
}

/** A name that a table asks for as it is, in a column that tells its type. */
export interface ColumnHint {
  readonly name: string;
  readonly type: DataType;
  readonly allowedText: string | undefined;
}

export function factsOf(node: DecisionNode): DecisionFacts {
  const { id, name, table } = node;
  const inputs = [...inputsOf(node).values()];
  return { id, name, inputs, requires: node.decisions.map((needed) => needed.id), ...(table && { table }) };
}

export function invocableFacts({ id, name, parameters }: InvocableNode): InvocableFacts {
  return { id, name, inputs: parameters.map((parameter) => inputFacts(parameter.name, parameter.type)) };
}

export function tableFacts({
  hitPolicy = 'UNIQUE',
  input = [],
  output = [],
  rule = [],
}: DecisionTable): TableFacts {
  return {
    hitPolicy,
    inputs: input.map(
      ({ label, name, inputExpression }) => label ?? name ?? inputExpression?.text?.trim() ?? '',
    ),
    outputs: output.map(({ name, label }) => name ?? label ?? ''),
    rules: rule.length,
  };
}

export function columnHints({ input = [] }: DecisionTable, types: Types): readonly ColumnHint[] {
  return input.flatMap(({ inputExpression, inputValues }) => {
    const name = inputExpression?.text?.trim();
    if (name === undefined) return [];
    const type = types.named(inputExpression?.typeRef, inputExpression ?? {});
    return { name, type, allowedText: inputValues?.text?.trim() || undefined };
  });
}

const known = new WeakMap<DecisionNode, ReadonlyMap<string, InputFacts>>();

/** Worked out once for each decision: many may require the same. */
function inputsOf(node: DecisionNode): ReadonlyMap<string, InputFacts> {
  const made = known.get(node) ?? makeInputs(node);
  known.set(node, made);
  return made;
}

/** What a column says counts only where the model itself does not say it of the input. */
function makeInputs(node: DecisionNode): ReadonlyMap<string, InputFacts> {
  const inputs = new Map<string, InputFacts>();
  const hint = (name: string) => node.hints.find((column) => column.name === name);
  for (const { name, type } of node.inputs) {
    const column = hint(name);
    const facts =
      type.feel.kind === 'any'
        ? hinted(name, column)
        : inputFacts(name, type, type.allowed === undefined ? column?.allowedText : undefined);
    inputs.set(name, facts);
  }
  for (const name of node.strays) inputs.set(name, hinted(name, hint(name)));
  for (const needed of node.decisions) {
    for (const [name, facts] of inputsOf(needed)) {
      if (!inputs.has(name) || inputs.get(name)?.type === 'Any') inputs.set(name, facts);
    }
  }
  return inputs;
}

function hinted(name: string, hint: ColumnHint | undefined): InputFacts {
  return hint === undefined ? { name, type: 'Any' } : inputFacts(name, hint.type, hint.allowedText);
}

function inputFacts(name: string, { feel, allowed = [] }: DataType, column?: string): InputFacts {
  const type = inputTypes.find((kind) => kind === feel.kind) ?? 'Any';
  const texts = [...allowed.map(({ source }) => source.trim()), ...(column === undefined ? [] : [column])];
  const [text] = texts;
  if (text === undefined) return { name, type };
  const values = texts.length === 1 ? plainValues(text, type) : undefined;
  return { name, type, ...(values && { allowed: values }), allowedText: texts.join(' and ') };
}

/** The values of tests that are nothing but plain values: `"a", "b"`. */
function plainValues(tests: string, kind: InputType): readonly Json[] | undefined {
  const compiled = compileExpression(`[${tests}]`);
  if (!compiled.ok || compiled.expression.references.length > 0 || tests.includes('?')) return undefined;
  const { value } = compiled.expression.evaluate({});
  const plain = isList(value) && value.every((item) => kindOf(item) === kind);
  return plain ? value.map(toJson) : undefined;
}
