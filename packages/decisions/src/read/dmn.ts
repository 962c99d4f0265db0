/** The elements of a DMN file as dmn-moddle gives them; only what is read here, and all of it may be missing. */

interface Named {
  readonly id?: string;
  readonly name?: string;
  readonly label?: string;
}

export interface Definitions extends Named {
  readonly namespace?: string;
  readonly expressionLanguage?: string;
  readonly typeLanguage?: string;
  readonly import?: readonly Import[];
  readonly itemDefinition?: readonly ItemDefinition[];
  readonly drgElement?: readonly DrgElement[];
  /** What the file says beyond DMN, such as its namespaces: `xmlns:feel`. */
  readonly $attrs?: Readonly<Record<string, string>>;
}

export interface Import extends Named {
  readonly namespace?: string;
  readonly importType?: string;
}

export type DrgElement = Decision | InputData | BusinessKnowledgeModel | DecisionService | KnowledgeSource;

export interface Reference {
  readonly href?: string;
}

interface InformationItem extends Named {
  readonly typeRef?: string;
}

export interface Decision extends Named {
  readonly $type: 'dmn:Decision';
  readonly variable?: InformationItem;
  readonly informationRequirement?: readonly {
    readonly requiredDecision?: Reference;
    readonly requiredInput?: Reference;
  }[];
  readonly knowledgeRequirement?: readonly KnowledgeRequirement[];
  readonly decisionLogic?: Logic;
}

export interface KnowledgeRequirement {
  readonly requiredKnowledge?: Reference;
}

export interface InputData extends Named {
  readonly $type: 'dmn:InputData';
  readonly variable?: InformationItem;
}

export interface BusinessKnowledgeModel extends Named {
  readonly $type: 'dmn:BusinessKnowledgeModel';
  readonly variable?: InformationItem;
  readonly encapsulatedLogic?: FunctionDefinition;
  readonly knowledgeRequirement?: readonly KnowledgeRequirement[];
}

export interface DecisionService extends Named {
  readonly $type: 'dmn:DecisionService';
  readonly variable?: InformationItem;
  readonly outputDecision?: readonly Reference[];
  readonly encapsulatedDecision?: readonly Reference[];
  readonly inputDecision?: readonly Reference[];
  readonly inputData?: readonly Reference[];
}

export interface KnowledgeSource extends Named {
  readonly $type: 'dmn:KnowledgeSource';
}

export interface ItemDefinition extends Named {
  readonly typeRef?: string;
  readonly isCollection?: boolean;
  readonly allowedValues?: Text;
  readonly typeConstraint?: Text;
  readonly itemComponent?: readonly ItemDefinition[];
  readonly functionItem?: {
    readonly outputTypeRef?: string;
    readonly parameters?: readonly InformationItem[];
  };
}

export interface Text {
  readonly id?: string;
  readonly text?: string;
  readonly expressionLanguage?: string;
}

/** The boxed expressions of DMN 1.5, chapter 10.2. */
export type Logic =
  | LiteralExpression
  | DecisionTable
  | Invocation
  | ContextLogic
  | FunctionDefinition
  | Relation
  | ListLogic
  | Conditional
  | Iteration
  | Filter;

interface LogicPart {
  readonly id?: string;
  readonly label?: string;
  readonly typeRef?: string;
}

export interface LiteralExpression extends LogicPart, Text {
  readonly $type: 'dmn:LiteralExpression';
  readonly importedValues?: object;
}

export interface DecisionTable extends LogicPart {
  readonly $type: 'dmn:DecisionTable';
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  readonly input?: readonly InputClause[];
  readonly output?: readonly OutputClause[];
  readonly rule?: readonly DecisionRule[];
}

export interface InputClause extends Named {
  readonly inputExpression?: LiteralExpression;
  readonly inputValues?: Text;
}

export interface OutputClause extends Named {
  readonly typeRef?: string;
  readonly outputValues?: Text;
  readonly defaultOutputEntry?: LiteralExpression;
}

interface DecisionRule extends Named {
  readonly inputEntry?: readonly Text[];
  readonly outputEntry?: readonly LiteralExpression[];
  /** What the business says of the rule: DMN 1.2 and later, and in older files. */
  readonly annotationEntry?: readonly Text[];
  readonly description?: string;
}

export interface Invocation extends LogicPart {
  readonly $type: 'dmn:Invocation';
  readonly calledFunction?: Logic;
  readonly binding?: readonly { readonly parameter?: InformationItem; readonly bindingFormula?: Logic }[];
}

export interface ContextLogic extends LogicPart {
  readonly $type: 'dmn:Context';
  readonly contextEntry?: readonly { readonly variable?: InformationItem; readonly value?: Logic }[];
}

export interface FunctionDefinition extends LogicPart {
  readonly $type: 'dmn:FunctionDefinition';
  readonly kind?: string;
  readonly formalParameter?: readonly InformationItem[];
  readonly body?: Logic;
}

export interface Relation extends LogicPart {
  readonly $type: 'dmn:Relation';
  readonly column?: readonly InformationItem[];
  readonly row?: readonly ListLogic[];
}

export interface ListLogic extends LogicPart {
  readonly $type: 'dmn:List';
  readonly elements?: readonly Logic[];
}

interface Child {
  readonly value?: Logic;
}

export interface Conditional extends LogicPart {
  readonly $type: 'dmn:Conditional';
  readonly if?: Child;
  readonly then?: Child;
  readonly else?: Child;
}

export interface Iteration extends LogicPart {
  readonly $type: 'dmn:For' | 'dmn:Some' | 'dmn:Every';
  readonly iteratorVariable?: string;
  readonly in?: Child;
  readonly return?: Child;
  readonly satisfies?: Child;
}

export interface Filter extends LogicPart {
  readonly $type: 'dmn:Filter';
  readonly in?: Child;
  readonly match?: Child;
}
