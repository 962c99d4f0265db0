import type { DecisionNode } from '../decide/graph.ts';
import { anyDataType } from '../read/data-type.ts';
import type { BusinessKnowledgeModel, Decision, Definitions, Logic } from '../read/dmn.ts';
import { ModelTypes } from '../read/model-types.ts';
import type { Types } from '../read/read-types.ts';
import { type AnalysedTable, analyse, type Limits } from './analysis.ts';
import { answersOf } from './answers.ts';
import { CellReader } from './cell-reader.ts';
import { readTable } from './checked-table.ts';
import type { Answers, Known, Names } from './known.ts';
import type { ModelSource } from './model-source.ts';
import { type TableSource, tablesIn } from './table-source.ts';

/**
 * All tables of a model, each after those it depends on, since what a decision can answer bounds the inputs of those
 * that use it.
 */
export function tablesOf({ model, graph }: ModelSource, limits: Limits): readonly AnalysedTable[] {
  const types = new ModelTypes(model, []).of(model);
  const reader = new ModelReader(model.definitions, types, limits);
  for (const node of graph.decisions) reader.decision(node);
  for (const element of model.definitions.drgElement ?? []) {
    if (element.$type === 'dmn:BusinessKnowledgeModel') reader.knowledgeModel(element);
  }
  return reader.tables;
}

class ModelReader {
  readonly tables: AnalysedTable[] = [];
  readonly #definitions: Definitions;
  readonly #types: Types;
  readonly #limits: Limits;
  readonly #known = new Map<DecisionNode, Known>();

  constructor(definitions: Definitions, types: Types, limits: Limits) {
    this.#definitions = definitions;
    this.#types = types;
    this.#limits = limits;
  }

  /** What others may know of a decision. */
  decision(node: DecisionNode): Known {
    const before = this.#known.get(node);
    if (before !== undefined) return before;
    const answers = this.#answers(node);
    const from = new Set([...node.inputs.map(({ name }) => name), ...node.strays]);
    for (const needed of node.decisions) for (const name of this.decision(needed).from) from.add(name);
    const sure = answers !== undefined || node.type.allowed !== undefined;
    const known = { type: node.type, sure, isData: false, from, ...(answers && { answers }) };
    this.#known.set(node, known);
    return known;
  }

  #answers(node: DecisionNode): Answers | undefined {
    const element = (this.#definitions.drgElement ?? []).find(({ id }) => id === node.id);
    const logic = element?.$type === 'dmn:Decision' ? (element as Decision).decisionLogic : undefined;
    if (logic === undefined) return undefined;
    const names = this.#namesFor(node, logic);
    const { id, name } = node;
    const source = { what: name, element: { id, name }, decision: id, names, types: this.#types };
    if (logic.$type === 'dmn:DecisionTable') {
      const made = this.#analyse({ ...source, table: logic, outputType: node.type });
      return answersOf(made, name);
    }
    for (const { table, locals } of tablesIn(logic)) {
      this.#analyse({ ...source, table, names: shadowed(names, locals) });
    }
    if (logic.$type !== 'dmn:LiteralExpression') return undefined;
    const whole = new CellReader(source).valuesOf(logic.text);
    return whole && { by: name, whole };
  }

  knowledgeModel({ id = '', name = id, encapsulatedLogic }: BusinessKnowledgeModel): void {
    const parameters = (encapsulatedLogic?.formalParameter ?? []).map(
      (parameter) => [parameter.name ?? '', this.#types.named(parameter.typeRef, {})] as const,
    );
    const functions = (this.#definitions.drgElement ?? []).map((element) => element.name ?? '');
    const names: Names = new Map([
      ...functions.map((other) => [other, nothingKnown(other)] as const),
      ...parameters.map(([own, type]) => [own, { ...nothingKnown(own), type }] as const),
    ]);
    for (const { table, locals } of tablesIn(encapsulatedLogic?.body)) {
      const source = { what: name, element: { id, name }, table, types: this.#types };
      this.#analyse({ ...source, names: shadowed(names, locals) });
    }
  }

  #analyse(source: TableSource): AnalysedTable {
    const table = readTable(source);
    const made = { table, analysis: analyse(table, this.#limits) };
    this.tables.push(made);
    return made;
  }

  #namesFor(node: DecisionNode, logic: Logic): Names {
    const names = new Map<string, Known>();
    for (const name of [...Object.keys(node.functions), ...askedFor(node.strays, logic)]) {
      names.set(name, nothingKnown(name));
    }
    for (const input of node.inputs) {
      const name = node.ways.get(input)?.[0] ?? input.name;
      names.set(
        name,
        node.ways.has(input) ? nothingKnown(name) : { ...nothingKnown(name), type: input.type },
      );
    }
    for (const needed of node.decisions) {
      const name = node.ways.get(needed)?.[0] ?? needed.variable;
      names.set(name, node.ways.has(needed) ? nothingKnown(name) : this.decision(needed));
    }
    return names;
  }
}

/** Names of data that a table without requirements asks for in its columns; those in cells alone may be mistakes. */
function askedFor(strays: readonly string[], logic: Logic): readonly string[] {
  if (logic.$type !== 'dmn:DecisionTable') return strays;
  const columns = (logic.input ?? []).map(({ inputExpression }) => inputExpression?.text ?? '');
  return strays.filter((stray) => columns.some((text) => text.includes(stray)));
}

function nothingKnown(name: string): Known {
  return { type: anyDataType, sure: true, isData: true, from: new Set([name]) };
}

/** Names declared in between hide those outside. */
function shadowed(names: Names, locals: readonly string[]): Names {
  const computed = locals.map((local) => [local, { ...nothingKnown(local), sure: false }] as const);
  return new Map([...names, ...computed]);
}
