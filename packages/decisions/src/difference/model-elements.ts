import type {
  BusinessKnowledgeModel,
  Decision,
  DecisionService,
  DecisionTable,
  Definitions,
  DrgElement,
  ItemDefinition,
  Logic,
  Reference,
} from '../read/dmn.ts';
import type { DifferentElement } from './difference.ts';
import { logicText } from './logic-text.ts';

/** One element of a model as far as versions are compared. */
export interface ModelElement {
  readonly id: string;
  readonly name: string;
  readonly element: DifferentElement;
  /** The type of its answer, or of the data. */
  readonly type: string;
  /** Names of what it requires, in the order of the alphabet. */
  readonly requires: readonly string[];
  readonly table?: DecisionTable;
  /** Its logic, or what else it is made of; a table as well. */
  readonly text: string;
}

/** What a model is made of, in the order of its file. Knowledge sources are left out: they change no answer. */
export function modelElements({
  drgElement = [],
  itemDefinition = [],
}: Definitions): readonly ModelElement[] {
  const names = new Map(drgElement.map(({ id = '', name = id }) => [id, name]));
  return [
    ...drgElement.flatMap((element) => elementOf(element, (reference) => nameOf(reference, names))),
    ...itemDefinition.map((definition) => ({
      ...identity(definition),
      ...{ element: 'type' as const, type: '', requires: [], text: typeText(definition) },
    })),
  ];
}

type NameOf = (reference: Reference | undefined) => string;

function elementOf(element: DrgElement, name: NameOf): readonly ModelElement[] {
  switch (element.$type) {
    case 'dmn:Decision':
      return [decisionElement(element, name)];
    case 'dmn:BusinessKnowledgeModel':
      return [knowledgeElement(element, name)];
    case 'dmn:DecisionService':
      return [serviceElement(element, name)];
    case 'dmn:InputData': {
      const type = element.variable?.typeRef ?? '';
      return [{ ...identity(element), element: 'input data', type, requires: [], text: '' }];
    }
    default:
      return [];
  }
}

function decisionElement(decision: Decision, name: NameOf): ModelElement {
  const requirements = [
    ...(decision.informationRequirement ?? []).map((need) => need.requiredDecision ?? need.requiredInput),
    ...(decision.knowledgeRequirement ?? []).map((need) => need.requiredKnowledge),
  ];
  return {
    ...identity(decision),
    element: 'decision',
    type: decision.variable?.typeRef ?? '',
    requires: requirements.map(name).sort(),
    ...logicOf(decision.decisionLogic),
  };
}

function knowledgeElement(model: BusinessKnowledgeModel, name: NameOf): ModelElement {
  return {
    ...identity(model),
    element: 'knowledge model',
    type: model.variable?.typeRef ?? '',
    requires: (model.knowledgeRequirement ?? []).map((need) => name(need.requiredKnowledge)).sort(),
    ...logicOf(model.encapsulatedLogic),
  };
}

function serviceElement(service: DecisionService, name: NameOf): ModelElement {
  const { outputDecision = [], encapsulatedDecision = [], inputDecision = [], inputData = [] } = service;
  const listed = (references: readonly Reference[]) => references.map(name).sort().join(', ');
  const text = [
    `answers: ${listed(outputDecision)}`,
    `decides: ${listed(encapsulatedDecision)}`,
    `is given: ${listed([...inputDecision, ...inputData])}`,
  ].join('\n');
  return { ...identity(service), element: 'decision service', type: '', requires: [], text };
}

/** A knowledge model that is nothing but a table is compared as one. */
function logicOf(logic: Logic | undefined): Pick<ModelElement, 'table' | 'text'> {
  const text = logicText(logic);
  const body = logic?.$type === 'dmn:FunctionDefinition' ? logic.body : logic;
  return body?.$type === 'dmn:DecisionTable' ? { table: body, text } : { text };
}

function typeText(definition: ItemDefinition): string {
  const {
    typeRef = '',
    isCollection,
    allowedValues,
    typeConstraint,
    itemComponent = [],
    functionItem,
  } = definition;
  const parameters = (functionItem?.parameters ?? []).map((item) => `${item.name}: ${item.typeRef ?? 'Any'}`);
  const base =
    functionItem === undefined
      ? typeRef
      : `function(${parameters.join(', ')}): ${functionItem.outputTypeRef ?? 'Any'}`;
  const parts = itemComponent.map((part) => `${part.name ?? ''}: ${typeText(part)}`.replace(/^/gm, '  '));
  const shape = parts.length === 0 ? base : `{\n${parts.join(',\n')}\n}`;
  const constraints = [allowedValues?.text?.trim(), typeConstraint?.text?.trim()].filter(Boolean);
  return [isCollection ? `list of ${shape}` : shape, ...constraints.map((text) => `in ${text}`)].join(' ');
}

function identity({ id, name }: { readonly id?: string; readonly name?: string }) {
  return { id: id ?? name ?? '', name: name ?? id ?? '' };
}

function nameOf(reference: Reference | undefined, names: ReadonlyMap<string, string>): string {
  const href = reference?.href ?? '';
  const id = href.slice(href.indexOf('#') + 1);
  return names.get(id) ?? id;
}
