import { FeelFunction, type FeelValue, nearest } from '@throughline/feel';
import { checkCycles, Elements } from '../check/requirements.ts';
import type { Finding } from '../finding.ts';
import { anyDataType } from '../read/data-type.ts';
import type {
  BusinessKnowledgeModel,
  Decision,
  DecisionService,
  Definitions,
  DrgElement,
  InputData,
  KnowledgeRequirement,
  Reference,
} from '../read/dmn.ts';
import { Types } from '../read/read-types.ts';
import { compileLogic } from './compile-logic.ts';
import type { DecisionRun } from './decision-run.ts';
import { compileDefinition, makeFunction } from './function.ts';
import type { DecisionNode, InputNode } from './graph.ts';
import { type Code, type LogicScope, nothing } from './logic-scope.ts';
import { Session } from './session.ts';

/** Compiles every decision of a model; what cannot be compiled is noted and answers null. */
export function buildGraph(definitions: Definitions, findings: Finding[]): readonly DecisionNode[] {
  const elements = new Elements(definitions, findings);
  if (checkCycles(definitions, elements, findings)) return [];
  const builder = new GraphBuilder(elements, new Types(definitions.itemDefinition ?? [], findings), findings);
  return (definitions.drgElement ?? []).flatMap((element) =>
    element.$type === 'dmn:Decision' ? builder.decision(element) : builder.check(element),
  );
}

class GraphBuilder {
  readonly #elements: Elements;
  readonly #types: Types;
  readonly #findings: Finding[];
  readonly #decisions = new Map<Decision, DecisionNode>();
  readonly #functions = new Map<DrgElement, FeelFunction>();

  constructor(elements: Elements, types: Types, findings: Finding[]) {
    this.#elements = elements;
    this.#types = types;
    this.#findings = findings;
  }

  decision(decision: Decision): DecisionNode {
    const known = this.#decisions.get(decision);
    if (known !== undefined) return known;
    const node = this.#compileDecision(decision);
    this.#decisions.set(decision, node);
    return node;
  }

  /** What no decision requires is compiled all the same, so that its mistakes are noted. */
  check(element: DrgElement): readonly [] {
    if (element.$type === 'dmn:InputData') this.#input(element);
    else this.#knowledge(element);
    return [];
  }

  #compileDecision(decision: Decision): DecisionNode {
    const { id = '', name = id, variable, decisionLogic } = decision;
    const needed = (decision.informationRequirement ?? []).flatMap(
      ({ requiredDecision, requiredInput }) =>
        this.#elements.find(requiredDecision ?? requiredInput, decision) ?? [],
    );
    const inputs = needed.flatMap((element) =>
      element.$type === 'dmn:InputData' ? this.#input(element) : [],
    );
    const decisions = needed.flatMap((element) =>
      element.$type === 'dmn:Decision' ? this.decision(element) : [],
    );
    const functions = this.#functionsOf(decision.knowledgeRequirement, decision);
    const names = [...inputs.map((input) => input.name), ...decisions.map((other) => other.variable)];
    const scope = this.#scope(decision, [...names, ...Object.keys(functions)]);
    const code =
      decisionLogic === undefined ? this.#withoutLogic(decision) : compileLogic(decisionLogic, scope, name);
    const strays = [...scope.strays];
    const perhapsStrays = needed.length > 0 ? [] : [...scope.perhapsStrays];
    if (needed.length > 0) this.#noteStrays(decision, strays, names);
    return {
      ...{ id, name, variable: variable?.name ?? name, type: this.#types.named(variable?.typeRef, decision) },
      ...{ inputs, decisions, functions, strays, perhapsStrays, code },
      explainsItself: decisionLogic?.$type === 'dmn:DecisionTable',
    };
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

  #scope(element: { readonly id?: string; readonly name?: string }, names: readonly string[]): LogicScope {
    return {
      types: this.#types,
      feelTypes: this.#types.feelTypes,
      findings: this.#findings,
      element,
      names,
      strays: new Set(),
      perhapsStrays: new Set(),
      compile: compileLogic,
    };
  }

  #input(input: InputData): InputNode {
    const { id = '', variable } = input;
    return {
      id,
      name: variable?.name ?? input.name ?? id,
      type: this.#types.named(variable?.typeRef, input),
    };
  }

  #functionsOf(
    requirements: readonly KnowledgeRequirement[] | undefined,
    from: DrgElement,
  ): Record<string, FeelFunction> {
    const functions: Record<string, FeelFunction> = {};
    for (const { requiredKnowledge } of requirements ?? []) {
      const element = this.#elements.find(requiredKnowledge, from);
      const made = element && this.#knowledge(element);
      if (element !== undefined && made !== undefined) functions[element.name ?? ''] = made;
    }
    return functions;
  }

  #knowledge(element: DrgElement): FeelFunction | undefined {
    const known = this.#functions.get(element);
    if (known !== undefined) return known;
    const made =
      element.$type === 'dmn:BusinessKnowledgeModel'
        ? this.#knowledgeModel(element)
        : element.$type === 'dmn:DecisionService'
          ? this.#service(element)
          : undefined;
    if (made !== undefined) this.#functions.set(element, made);
    return made;
  }

  /** A knowledge model sees what it requires, and itself. */
  #knowledgeModel(model: BusinessKnowledgeModel): FeelFunction | undefined {
    const { name = '', encapsulatedLogic } = model;
    const functions = this.#functionsOf(model.knowledgeRequirement, model);
    const scope = this.#scope(model, [...Object.keys(functions), name]);
    if (encapsulatedLogic === undefined) return undefined;
    const definition = compileDefinition(encapsulatedLogic, scope, name);
    this.#noteStrays(model, [...scope.strays], scope.names);
    return definition && makeFunction(name, definition, (self) => ({ ...functions, [name]: self }));
  }

  /** A decision service is a function of its input data and input decisions. */
  #service(service: DecisionService): FeelFunction {
    const parameters = [...(service.inputData ?? []), ...(service.inputDecision ?? [])].flatMap((reference) =>
      this.#parameter(reference, service),
    );
    const outputs = (service.outputDecision ?? []).flatMap((reference) => {
      const element = this.#elements.find(reference, service);
      return element?.$type === 'dmn:Decision' ? this.decision(element) : [];
    });
    const typed = parameters.map(({ name, type }) => ({ name, type: type.feel }));
    return new FeelFunction(service.name ?? '', typed, (args, caller) => {
      const known = new Map(parameters.map(({ id }, at) => [id, args[at] as FeelValue]));
      const session = new Session(caller as DecisionRun, {}, known);
      const [only, ...others] = outputs.map((node) => [node.variable, session.valueOf(node)] as const);
      if (only === undefined) return null;
      return others.length === 0 ? only[1] : Object.fromEntries([only, ...others]);
    });
  }

  #parameter(reference: Reference, service: DecisionService): InputNode[] {
    const element = this.#elements.find(reference, service);
    if (element?.$type === 'dmn:InputData') return [this.#input(element)];
    if (element?.$type !== 'dmn:Decision') return [];
    const { id = '', name = id, variable } = element;
    const type = variable === undefined ? anyDataType : this.#types.named(variable.typeRef, element);
    return [{ id, name: variable?.name ?? name, type }];
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
