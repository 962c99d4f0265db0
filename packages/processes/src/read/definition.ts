/**
 * A process as its file says it, in plain data: what the checks look at and what is compiled.
 * Texts that may be FEEL keep their leading `=`.
 */
export interface ProcessDefinition {
  readonly id: string;
  readonly name?: string;
  readonly executable: boolean;
  readonly versionTag?: string;
  readonly title?: string;
  readonly numberPrefix?: string;
  /** First number of its cases, as written. */
  readonly numberFrom?: string;
  readonly stages: readonly string[];
  readonly domain?: string;
  readonly startForm?: string;
  readonly starters: readonly string[];
  readonly elements: readonly ElementDefinition[];
  readonly flows: readonly FlowDefinition[];
  readonly line?: number;
}

export interface ElementDefinition {
  readonly id: string;
  readonly name?: string;
  /** The element's name in BPMN: `userTask`, `boundaryEvent` ... */
  readonly type: string;
  /** Id of the sub-process it lies in; none on the top level. */
  readonly scope?: string;
  readonly line?: number;
  /** Its own `tl:function`, or that of its innermost lane that has one. */
  readonly function?: string;
  readonly stage?: string;
  readonly says?: string;
  readonly why?: string;
  readonly next?: string;
  /** Id of the flow taken when no condition holds. */
  readonly defaultFlow?: string;
  /** For a boundary event: the activity it sits on, and whether it ends it. */
  readonly attachedTo?: string;
  readonly interrupting: boolean;
  /** For an event with several triggers, or a gateway that starts the process: all of them must happen. */
  readonly together?: boolean;
  /** For a receive task or event-based gateway: it starts the process (`instantiate`). */
  readonly instantiates?: boolean;
  readonly triggers: readonly TriggerDefinition[];
  /** How many tokens an activity needs to begin, and how many it puts on each flow it takes; 1 where not given. */
  readonly startQuantity?: number;
  readonly completionQuantity?: number;
  /** Whether it only runs to compensate something (`isForCompensation`). */
  readonly forCompensation?: boolean;
  /** For a boundary event: the elements that associations lead to from it. */
  readonly handlers?: readonly string[];
  readonly loop?: LoopDefinition;
  readonly adHoc?: AdHocDefinition;
  /** Of a complex gateway. */
  readonly activationCondition?: string;
  /** Variables it has for itself: properties, data outputs, the data objects of a sub-process. */
  readonly locals?: readonly string[];
  readonly inputs: readonly MappingDefinition[];
  readonly outputs: readonly MappingDefinition[];
  readonly job?: JobDefinition;
  readonly assignment?: AssignmentDefinition;
  readonly form?: string;
  readonly due?: string;
  readonly followUp?: string;
  readonly priority?: string;
  readonly call?: CallDefinition;
  readonly decision?: { readonly id: string; readonly resultVariable: string };
  readonly script?: { readonly expression: string; readonly resultVariable: string };
  /** Of a send or receive task. */
  readonly message?: MessageDefinition;
  /** Key under which a thrown message is published (`tl:correlationKey`). */
  readonly correlationKey?: string;
}

/** An event definition: what an event waits for or throws. */
export interface TriggerDefinition {
  /** As in BPMN, without `EventDefinition`: `timer`, `message`, `signal` ... */
  readonly type: string;
  readonly timer?: TimerDefinition;
  readonly message?: MessageDefinition;
  /** Of an error event that names its error; one that names none catches every error. */
  readonly error?: ErrorDefinition;
  readonly signal?: SignalDefinition;
  /** Of an escalation event that names its escalation; one that names none catches every escalation. */
  readonly escalation?: ErrorDefinition;
  /** The FEEL text that a conditional event waits for to become true. */
  readonly condition?: string;
  /** Of a compensation event: the one activity that is meant, and whether it waits for the end. */
  readonly compensation?: { readonly activity?: string; readonly waits: boolean };
  readonly link?: string;
}

export interface TimerDefinition {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly text: string;
}

export interface MessageDefinition {
  readonly id: string;
  readonly name?: string;
  readonly correlationKey?: string;
}

export interface ErrorDefinition {
  readonly id: string;
  readonly code?: string;
}

export interface SignalDefinition {
  readonly id: string;
  readonly name?: string;
}

export interface LoopDefinition {
  readonly type: 'multiInstance' | 'standard';
  readonly sequential: boolean;
  readonly cardinality?: string;
  readonly inputCollection?: string;
  readonly inputElement?: string;
  readonly outputCollection?: string;
  readonly outputElement?: string;
  readonly completionCondition?: string;
  /** When inner instances throw an event: each (None), the first (One), never (All), or by conditions (Complex). */
  readonly behavior?: string;
  /** For None and One: the event, where it is named. */
  readonly event?: TriggerDefinition;
  readonly complex?: readonly ComplexBehavior[];
  /** Of a standard loop: tested before each round or after it; how many rounds at most; while it is true. */
  readonly testBefore?: boolean;
  readonly maximum?: number;
  readonly condition?: string;
}

export interface ComplexBehavior {
  readonly condition?: string;
  readonly triggers: readonly TriggerDefinition[];
}

export interface AdHocDefinition {
  readonly sequential: boolean;
  readonly cancelRemaining: boolean;
  readonly completionCondition?: string;
  /** FEEL for the ids of the activities that begin by themselves. */
  readonly activeElements?: string;
}

export interface MappingDefinition {
  readonly source: string;
  readonly target: string;
  /** The data stores its source reads, and the one its target lies in. */
  readonly reads?: readonly string[];
  readonly store?: string;
}

export interface JobDefinition {
  readonly type: string;
  readonly retries?: string;
  readonly headers: { readonly [name: string]: string };
}

interface AssignmentDefinition {
  readonly assignee?: string;
  readonly groups?: string;
  readonly users?: string;
}

export interface CallDefinition {
  readonly process: string;
  /** Which version: `latest` (default), `deployment`, `version` or `versionTag`, and which one. */
  readonly binding?: string;
  readonly version?: string;
  readonly versionTag?: string;
  readonly propagateAllParentVariables: boolean;
  readonly propagateAllChildVariables: boolean;
}

export interface FlowDefinition {
  readonly id: string;
  readonly name?: string;
  readonly scope?: string;
  readonly source?: string;
  readonly target?: string;
  readonly condition?: string;
  readonly says?: string;
  readonly line?: number;
}
