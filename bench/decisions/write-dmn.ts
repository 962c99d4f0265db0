import { feelOf } from './cell.ts';
import type { Decision, Formula, Model, Table } from './model.ts';

/** DMN 1.3, which all engines of the bench read. Names and ids are the same words. */
export function writeDmn(model: Model, { knowledge }: { readonly knowledge: boolean }): string {
  const functions = knowledge ? model.functions : [];
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="bench_${model.name}" name="bench_${model.name}" namespace="http://throughline.dev/bench/${model.name}">
${model.inputs.map(inputData).join('')}${functions.map(knowledgeModel).join('')}${model.decisions
  .map((decision) => decisionXml(decision, functions))
  .join('')}</definitions>
`;
}

function inputData({ name, type }: Model['inputs'][number]): string {
  return `<inputData id="${name}_data" name="${name}"><variable id="${name}_variable" name="${name}" ${typeRef(type)}/></inputData>\n`;
}

function knowledgeModel({ name, parameters = [], feel }: Formula): string {
  return `<businessKnowledgeModel id="${name}" name="${name}"><variable name="${name}"/><encapsulatedLogic>
${parameters.map((parameter) => `<formalParameter name="${parameter}" typeRef="number"/>`).join('')}${literal(feel)}
</encapsulatedLogic></businessKnowledgeModel>\n`;
}

function decisionXml(decision: Decision, functions: readonly Formula[]): string {
  const { name, type, needs, requires, logic } = decision;
  const text = logic.kind === 'table' ? '' : textOf(logic, functions.length > 0);
  return `<decision id="${name}" name="${name}"><variable id="${name}_result" name="${name}" ${typeRef(type)}/>
${needs.map((need) => requirement('information', 'Input', `${need}_data`)).join('')}${requires
  .map((required) => requirement('information', 'Decision', required))
  .join('')}${functions
  .filter((known) => text.includes(`${known.name}(`))
  .map((known) => requirement('knowledge', 'Knowledge', known.name))
  .join('')}
${logic.kind === 'table' ? tableXml(name, logic) : literal(text)}
</decision>\n`;
}

function textOf({ feel, plain = feel }: Formula, knowledge: boolean): string {
  return knowledge ? feel : plain;
}

function requirement(kind: string, required: string, id: string): string {
  return `<${kind}Requirement><required${required} href="#${id}"/></${kind}Requirement>`;
}

function tableXml(name: string, { policy, columns, outputs, rules }: Table): string {
  const column = ({ name: input, type }: Table['columns'][number], at: number) =>
    `<input id="${name}_i${at}" label="${input}"><inputExpression id="${name}_e${at}" ${typeRef(type)}><text>${input}</text></inputExpression></input>`;
  const output = ({ name: answer, type }: Table['outputs'][number], at: number) =>
    `<output id="${name}_o${at}" name="${answer}" ${typeRef(type)}/>`;
  const rule = ({ cells, answers }: Table['rules'][number], at: number) =>
    `<rule id="${name}_r${at}">${cells.map((cell) => entry('input', feelOf(cell))).join('')}${answers
      .map((answer) => entry('output', JSON.stringify(answer)))
      .join('')}</rule>`;
  return `<decisionTable id="${name}_table" hitPolicy="${policy}">
${columns.map(column).join('')}${outputs.map(output).join('')}
${rules.map(rule).join('\n')}
</decisionTable>`;
}

function entry(kind: string, text: string): string {
  return `<${kind}Entry><text>${escapeXml(text)}</text></${kind}Entry>`;
}

function literal(text: string): string {
  return `<literalExpression><text>${escapeXml(text)}</text></literalExpression>`;
}

/** What may be anything is said by saying nothing: not every engine knows the name Any. */
function typeRef(type: string): string {
  return type === 'Any' ? '' : `typeRef="${type}"`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
