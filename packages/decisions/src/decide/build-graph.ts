import { type FeelValue, nearest } from '@throughline/feel';
import { checkCycles } from '../check/requirements.ts';
import { Mentions } from '../explain/mentions.ts';
import { telling } from '../explain/tell.ts';
import type { Finding } from '../finding.ts';
import type { DataType } from '../read/data-type.ts';
import type {
  BusinessKnowledgeModel,
  Decision,
  DecisionService,
  DrgElement,
  InputData,
  KnowledgeRequirement,
  KnowledgeSource,
  Reference,
} from '../read/dmn.ts';
import { Elements } from '../read/elements.ts';
import type { LinkedModel } from '../read/linked-model.ts';
import { ModelTypes } from '../read/model-types.ts';
import { compileLogic } from './compile-logic.ts';
import { columnHints, tableFacts } from './facts.ts';
import { givenAsJson } from './fit.ts';
import { compileDefinition, makeFunction, named, resultOf, typedFunction } from './function.ts';
import { type DecisionNode, type Graph, type InputNode, type InvocableNode, nameOf, place } from './graph.ts';
import { type Code, type LogicScope, nothing, withNames } from './logic-scope.ts';
import { Session } from './session.ts';

/**
 * Compiles every decision of a model, with what it needs of imported ones; what cannot be compiled is noted and answers
 * null. Undefined when the model requires itself, so that it has no order of decisions.
 */
export function buildGraph(model: LinkedModel, findings: Finding[]): Graph | undefined {
  const elements = new Elements(model, findings);
  if (checkCycles(model.definitions, elements, findings)) return undefined;
  const builder = new GraphBuilder(model, elements, findings);
  const own = model.definitions.drgElement ?? [];
  return {
    decisions: own.flatMap((element) => (element.$type === 'dmn:Decision' ? builder.decision(element) : [])),
    invocables: own.flatMap((element) => builder.knowledge(element) ?? []),
    mentions: builder.mentions,
    slots: builder.slots,
  };
}

class GraphBuilder {
  readonly #model: LinkedModel;
  readonly #elements: Elements;
  readonly #types: ModelTypes;
  readonly #findings: Finding[];
  readonly mentions = new Mentions();
  readonly #inputs = new Map<InputData, InputNode>();
  readonly #decisions = new Map<Decision, DecisionNode>();
  readonly #invocables = new Map<DrgElement, InvocableNode | undefined>();
  #slots = 0;

  constructor(model: LinkedModel, elements: Elements, findings: Finding[]) {
    this.#model = model;
    this.#elements = elements;
    this.#types = new ModelTypes(model, findings);
    this.#findings = findings;
    // What no decision requires is read all the same, so that its mistakes are noted.
    for (const element of model.definitions.drgElement ?? []) {
      if (element.$type === 'dmn:InputData') this.#input(element);
    }
  }

  /** How many slots there are so far. */
  get slots(): number {
    return this.#slots;
  }

  decision(decision: Decision): DecisionNode {
    const known = this.#decisions.get(decision);
    if (known !== undefined) return known;
    const node = this.#compileDecision(decision);
    this.#decisions.set(decision, node);
    return node;
  }

  #compileDecision(decision: Decision): DecisionNode {
    const { id = '', name = id, variable, decisionLogic } = decision;
    const needed = (decision.informationRequirement ?? []).flatMap(
      ({ requiredDecision, requiredInput }) =>
        this.#elements.find(requiredDecision ?? requiredInput, decision) ?? [],
    );
    const { inputs, decisions, ways, names } = this.#needs(needed, decision);
    const { functions, names: known } = this.#functionsOf(decision.knowledgeRequirement, decision);
    const nodes = [...inputs, ...decisions];
    const slots = new Map(nodes.flatMap((node) => (ways.has(node) ? [] : [[nameOf(node), node.slot]])));
    const scope = this.#scope(decision, [...names, ...known], slots);
    const code =
      decisionLogic === undefined ? this.#withoutLogic(decision) : compileLogic(decisionLogic, scope, name);
    const strays = [...scope.strays];
    const perhapsStrays = needed.length > 0 ? [] : [...scope.perhapsStrays];
    if (needed.length > 0) this.#noteStrays(decision, strays, names);
    const table = decisionLogic?.$type === 'dmn:DecisionTable' ? decisionLogic : undefined;
    return {
      ...{ id, name, variable: variable?.name ?? name, type: this.#typeOf(decision), slot: this.#slots++ },
      ...{ inputs, decisions, ways, functions, strays, perhapsStrays, code },
      byName: nodes.filter((node) => ways.has(node) || scope.byName.has(nameOf(node))),
      table: table && tableFacts(table),
      hints: table === undefined ? [] : columnHints(table, scope.types),
      logic: decisionLogic,
    };
  }

  /** The data and decisions a decision requires, with the names under which it sees them. */
  #needs(needed: readonly DrgElement[], from: Decision) {
    const inputs: InputNode[] = [];
    const decisions: DecisionNode[] = [];
    const ways = new Map<InputNode | DecisionNode, readonly string[]>();
    const names: string[] = [];
    for (const element of needed) {
      const node = this.#dataNode(element);
      if (node === undefined) continue;
      const way = this.#elements.wayBetween(from, element);
      if (way.length > 0) ways.set(node, way);
      names.push(way[0] ?? nameOf(node));
      if ('code' in node) decisions.push(node);
      else inputs.push(node);
    }
    return { inputs, decisions, ways, names };
  }

  #dataNode(element: DrgElement | undefined): InputNode | DecisionNode | undefined {
    if (element?.$type === 'dmn:InputData') return this.#input(element);
    return element?.$type === 'dmn:Decision' ? this.decision(element) : undefined;
  }

  /** Allowed: such a decision is made elsewhere, and handed to a decision service as an argument. */
  #withoutLogic({ id: element, name }: Decision): Code {
    this.#findings.push({
      code: 'no-logic',
      severity: 'warning',
      sentence: `${name ?? element} has no logic, so its answer is null.`,
      mend: 'Give it a table or an expression.',
      element,
      name,
    });
    return nothing;
  }

  #scope(
    element: DrgElement,
    names: readonly string[],
    slots: ReadonlyMap<string, number> = new Map(),
  ): LogicScope {
    const types = this.#types.of(this.#elements.ownerOf(element));
    return {
      types,
      feelTypes: types.feelTypes,
      findings: this.#findings,
      element,
      names,
      slots,
      byName: new Set(),
      strays: new Set(),
      perhapsStrays: new Set(),
      mentions: this.mentions,
      compile: compileLogic,
    };
  }

  /** By its variable. */
  #resultOf(element: BusinessKnowledgeModel | DecisionService): DataType {
    return resultOf(this.#typeOf(element));
  }

  #typeOf(element: Exclude<DrgElement, KnowledgeSource>): DataType {
    return this.#types.of(this.#elements.ownerOf(element)).named(element.variable?.typeRef, element);
  }

  #input(input: InputData): InputNode {
    const known = this.#inputs.get(input);
    if (known !== undefined) return known;
    const { id = '', variable } = input;
    const name = variable?.name ?? input.name ?? id;
    const way = this.#elements.wayFrom(this.#model, input);
    const node = { id, name, slot: this.#slots++, type: this.#typeOf(input), way };
    this.#inputs.set(input, node);
    return node;
  }

  /** The functions an element may call, and the names by which it calls them. */
  #functionsOf(requirements: readonly KnowledgeRequirement[] | undefined, from: DrgElement) {
    const functions: { [name: string]: FeelValue } = {};
    const names: string[] = [];
    for (const { requiredKnowledge } of requirements ?? []) {
      const element = this.#elements.find(requiredKnowledge, from);
      const made = element && this.knowledge(element);
      if (element === undefined || made === undefined) continue;
      const way = this.#elements.wayBetween(from, element);
      place(functions, way, made.name, made.function);
      names.push(way[0] ?? made.name);
    }
    return { functions, names };
  }

  /** Undefined for what is no knowledge model and no decision service. */
  knowledge(element: DrgElement): InvocableNode | undefined {
    if (this.#invocables.has(element)) return this.#invocables.get(element);
    const made =
      element.$type === 'dmn:BusinessKnowledgeModel'
        ? this.#knowledgeModel(element)
        : element.$type === 'dmn:DecisionService'
          ? this.#service(element)
          : undefined;
    this.#invocables.set(element, made);
    return made;
  }

  /** A knowledge model sees what it requires, and itself. */
  #knowledgeModel(model: BusinessKnowledgeModel): InvocableNode | undefined {
    const { id = '', name = id, encapsulatedLogic } = model;
    const { functions, names } = this.#functionsOf(model.knowledgeRequirement, model);
    const scope = this.#scope(model, [...names, name]);
    if (encapsulatedLogic === undefined) return undefined;
    const definition = compileDefinition(encapsulatedLogic, scope, name, withParameters);
    this.#noteStrays(model, [...scope.strays], scope.names);
    if (definition === undefined) return undefined;
    const { parameters } = definition;
    const told = { id, name, logic: encapsulatedLogic.body };
    const body: Code = (run) => {
      if (run.explaining !== 'whole') return definition.body(run);
      const { data } = run;
      const used = () => parameters.map((parameter, at) => [parameter.name, data[at] ?? null] as const);
      return telling(told, used, run, () => definition.body(run));
    };
    const own = this.#resultOf(model);
    const result = own.feel.kind === 'any' ? definition.result : own;
    const surroundings: { [name: string]: FeelValue } = { ...functions };
    const made = makeFunction(name, { parameters, body, result }, (args) => ({
      data: args,
      context: scope.byName.size === 0 ? surroundings : { ...surroundings, ...named(definition, args) },
    }));
    surroundings[name] = made;
    return { id, name, parameters, function: made };
  }

  /** A decision service is a function of its input data and input decisions. */
  #service(service: DecisionService): InvocableNode {
    const { id = '', name = id } = service;
    const nodesOf = (references: readonly Reference[] = []) =>
      references.flatMap((reference) => this.#dataNode(this.#elements.find(reference, service)) ?? []);
    const nodes = [...nodesOf(service.inputData), ...nodesOf(service.inputDecision)];
    const parameters = nodes.map((node) => ({ name: nameOf(node), type: node.type }));
    const outputs = nodesOf(service.outputDecision).flatMap((node) => ('code' in node ? node : []));
    const made = typedFunction(name, parameters, this.#resultOf(service), (args, run) => {
      const values = new Array<FeelValue | undefined>(this.#slots);
      nodes.forEach((node, at) => {
        values[node.slot] = args[at];
      });
      const session = new Session(run, {}, values, givenAsJson);
      const [only, ...others] = outputs.map((node) => [node.variable, session.valueOf(node)] as const);
      if (only === undefined) return null;
      return others.length === 0 ? only[1] : Object.fromEntries([only, ...others]);
    });
    return { id, name, parameters, function: made };
  }

  #noteStrays(element: DrgElement, strays: readonly string[], known: readonly string[]): void {
    for (const stray of strays) {
      const close = nearest(stray, known);
      this.#findings.push({
        code: 'unknown-name',
        severity: 'warning',
        sentence: `${element.name ?? element.id} uses ${stray} without requiring it.`,
        mend: close === undefined ? 'Draw the requirement, or correct the name.' : `Did you mean ${close}?`,
        element: element.id,
        name: element.name,
      });
    }
  }
}

/** The arguments of a knowledge model are the data that its logic sees. */
function withParameters(scope: LogicScope, parameters: readonly string[]): LogicScope {
  const slots = new Map(parameters.map((parameter, at) => [parameter, at]));
  return { ...withNames(scope, parameters), slots };
}
