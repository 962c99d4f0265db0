import type { DecisionModel } from './decide/model.ts';
import { readDecisions } from './read/read-decisions.ts';

/** For tests: DMN as text, from little parts. */

const dmn15 = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

export function dmn(content: string, namespace = dmn15): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${namespace}" id="model" name="Model" namespace="http://example.org/model">${content}</definitions>`;
}

export function inputData(name: string, type?: string): string {
  return `<inputData id="${idOf(name)}" name="${name}"><variable name="${name}"${typeAttribute(type)}/></inputData>`;
}

/** `needs` are names of input data, `requires` of decisions, `knows` of knowledge models and services. */
export function decision(
  name: string,
  logic: string,
  {
    needs = [],
    requires = [],
    knows = [],
    type,
  }: { needs?: string[]; requires?: string[]; knows?: string[]; type?: string } = {},
): string {
  return `<decision id="${idOf(name)}" name="${name}"><variable name="${name}"${typeAttribute(type)}/>
${needs.map((need) => `<informationRequirement><requiredInput href="#${idOf(need)}"/></informationRequirement>`).join('')}
${requires.map((need) => `<informationRequirement><requiredDecision href="#${idOf(need)}"/></informationRequirement>`).join('')}
${knows.map((need) => `<knowledgeRequirement><requiredKnowledge href="#${idOf(need)}"/></knowledgeRequirement>`).join('')}
${logic}</decision>`;
}

export function literal(text: string): string {
  return `<literalExpression><text>${escapeXml(text)}</text></literalExpression>`;
}

export interface TableParts {
  readonly policy?: string;
  readonly aggregation?: string;
  /** Expressions, perhaps with a type: `age: number`. */
  readonly inputs: readonly string[];
  readonly outputs: readonly {
    readonly name?: string;
    readonly values?: string;
    readonly otherwise?: string;
    readonly type?: string;
  }[];
  /** Each row: the input cells, then the output cells. */
  readonly rules: readonly (readonly string[])[];
}

export function table({ policy = 'UNIQUE', aggregation, inputs, outputs, rules }: TableParts): string {
  const aggregate = aggregation === undefined ? '' : ` aggregation="${aggregation}"`;
  return `<decisionTable hitPolicy="${policy}"${aggregate}>
${inputs.map(inputXml).join('')}
${outputs.map(outputXml).join('')}
${rules.map((cells) => ruleXml(cells, inputs.length)).join('')}</decisionTable>`;
}

/** Reads a model that must be good. */
export async function modelOf(content: string): Promise<DecisionModel> {
  const reading = await readDecisions(dmn(content));
  if (!reading.ok) throw new Error(reading.findings.map((finding) => finding.sentence).join(' '));
  return reading.model;
}

/** The codes and sentences of what is found in a model. */
export async function findingsOf(content: string): Promise<readonly string[]> {
  const { findings } = await readDecisions(dmn(content));
  return findings.map((finding) => `${finding.severity} ${finding.sentence}`);
}

function inputXml(input: string): string {
  const [expression = '', type] = input.split(/:\s*(?=\w+$)/);
  return `<input><inputExpression${typeAttribute(type)}><text>${escapeXml(expression)}</text></inputExpression></input>`;
}

function outputXml({ name, values, otherwise, type }: TableParts['outputs'][number]): string {
  const list = values === undefined ? '' : `<outputValues><text>${escapeXml(values)}</text></outputValues>`;
  const missing =
    otherwise === undefined
      ? ''
      : `<defaultOutputEntry><text>${escapeXml(otherwise)}</text></defaultOutputEntry>`;
  return `<output${name === undefined ? '' : ` name="${name}"`}${typeAttribute(type)}>${list}${missing}</output>`;
}

function ruleXml(cells: readonly string[], inputs: number): string {
  const xml = cells.map((cell, at) => {
    const tag = at < inputs ? 'inputEntry' : 'outputEntry';
    return `<${tag}><text>${escapeXml(cell)}</text></${tag}>`;
  });
  return `<rule>${xml.join('')}</rule>`;
}

function typeAttribute(type: string | undefined): string {
  return type === undefined ? '' : ` typeRef="${type}"`;
}

function idOf(name: string): string {
  return `_${name.replace(/\W/g, '_')}`;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
