import type { FeelValue } from '@throughline/feel';
import { readValue } from './test-value.ts';
import { childOf, childrenOf, type Element, parseXml } from './xml.ts';

/** A file of test cases for one model (the TCK's testCases.xsd). */
export interface TestFile {
  /** The file of the model, as the test file writes it; undefined when it names none. */
  readonly model: string | undefined;
  readonly cases: readonly TestCase[];
}

export interface TestCase {
  readonly id: string;
  /** Why it cannot be read, if so: a value that is none of its type. */
  readonly unreadable?: string;
  /** The decision service or knowledge model to call; otherwise decisions are asked for by the results' names. */
  readonly invocable: string | undefined;
  readonly inputs: readonly NamedValue[];
  readonly results: readonly NamedValue[];
}

export interface NamedValue {
  readonly name: string;
  /** The namespace of the model that the name belongs to, where it is an imported one. */
  readonly namespace: string | undefined;
  readonly value: FeelValue;
}

/** Undefined for an XML file that holds no test cases; throws where the file cannot be read. */
export function readTestFile(xml: string): TestFile | undefined {
  const root = parseXml(xml);
  if (root.name !== 'testCases') return undefined;
  return {
    model: childOf(root, 'modelName')?.text.trim() || undefined,
    cases: childrenOf(root, 'testCase').map(readCase),
  };
}

function readCase(element: Element, at: number): TestCase {
  const { id = String(at + 1), invocableName } = element.attributes;
  const invocable = invocableName?.trim() || undefined;
  try {
    const inputs = childrenOf(element, 'inputNode').map((node) => named(node, node));
    const results = childrenOf(element, 'resultNode').map((node) => named(node, childOf(node, 'expected')));
    return { id, invocable, inputs, results };
  } catch (error) {
    return { id, unreadable: (error as Error).message, invocable, inputs: [], results: [] };
  }
}

function named({ attributes }: Element, value: Element | undefined): NamedValue {
  return {
    name: attributes.name ?? '',
    namespace: attributes.namespace,
    value: value === undefined ? null : readValue(value),
  };
}
