import type { TimerKind } from '../time/timer.ts';
import type { Expression, Text } from './expression.ts';
import type { Reach } from './reach.ts';

/**
 * A process made ready to run: elements and flows in dense arrays that point at each other, every
 * expression a closure. It is made once per version and shared by all its cases.
 */
export interface ProcessModel {
  readonly id: string;
  readonly name: string;
  readonly versionTag?: string;
  /** The title of a case, evaluated when it starts. */
  readonly title?: Text;
  readonly numberPrefix?: string;
  /** Where the numbers of its cases begin; the host's own beginning when undefined. */
  readonly numberFrom?: number;
  readonly domain?: string;
  readonly stages: readonly string[];
  readonly starters: readonly string[];
  readonly startForm?: string;
  /** Where cases begin: start events, instantiating receive tasks, events behind instantiating gateways. */
  readonly starts: readonly ModelElement[];
  /** The start events of the event sub-processes of the top level. */
  readonly eventStarts: readonly ModelElement[];
  /** Whether any of its events waits for a condition. */
  readonly hasConditions: boolean;
  readonly elements: readonly ModelElement[];
  readonly flows: readonly ModelFlow[];
  readonly elementOf: ReadonlyMap<string, ModelElement>;
  readonly flowOf: ReadonlyMap<string, ModelFlow>;
  /** What it refers to by a fixed name, for the host to resolve: process ids, decision ids, form ids, message names. */
  readonly calledProcesses: readonly string[];
  readonly calledDecisions: readonly string[];
  readonly forms: readonly string[];
  readonly messages: readonly string[];
  readonly jobTypes: readonly string[];
}

export interface ModelFlow {
  readonly index: number;
  readonly id: string;
  readonly name?: string;
  readonly source: ModelElement;
  readonly target: ModelElement;
  readonly condition?: Expression;
  readonly says?: Text;
}

export interface ModelElement {
  readonly index: number;
  readonly id: string;
  /** Its name in the model, else its id. */
  readonly name: string;
  /** Its name in BPMN: `userTask`, `startEvent` ... */
  readonly kind: string;
  /** For an event what triggers it: `none`, `timer`, `message` ...; `multiple` when there are several. */
  readonly trigger?: string;
  /** All that an event waits for or throws, in order; for a receive task its message. */
  readonly triggers: readonly ModelTrigger[];
  /** Whether an event with several triggers, or a gateway that starts the process, needs all to happen. */
  readonly together: boolean;
  /** Whether a receive task or event-based gateway starts the process. */
  readonly instantiates: boolean;
  /** Which file of `elements/` runs it. */
  readonly behaviour: BehaviourName;
  readonly function?: string;
  readonly stage?: string;
  readonly says?: Text;
  readonly formId?: string;
  /** The sub-process it lies in; none on the top level. */
  readonly parent?: ModelElement;
  readonly incoming: readonly ModelFlow[];
  readonly outgoing: readonly ModelFlow[];
  /** The ids of all outgoing flows: what an element without conditions puts tokens on. */
  readonly outgoingIds: readonly string[];
  /** For an activity: how many tokens it needs to begin, and how many it puts on each flow; 1 where not given. */
  readonly startQuantity?: number;
  readonly completionQuantity?: number;
  readonly defaultFlow?: ModelFlow;
  /** Whether any outgoing flow has a condition. */
  readonly conditional: boolean;
  /** For an activity: all boundary events on it; those that wait for something; those for errors. */
  readonly attached: readonly ModelElement[];
  readonly boundaries: readonly ModelElement[];
  readonly errorBoundaries: readonly ModelElement[];
  /** For a boundary event. */
  readonly attachedTo?: ModelElement;
  readonly interrupting: boolean;
  /** For a join that waits only for what can still come: from where each incoming flow can be reached. */
  readonly reach?: Reach;
  /** For a complex gateway: which tokens are enough to activate it. */
  readonly activation?: Expression;
  /** For a sub-process: where it begins. */
  readonly start?: ModelElement;
  /** What compensates it: an activity beside it, or for a sub-process an event sub-process in it. */
  readonly compensation?: ModelElement;
  /** Whether it only runs to compensate something: such an activity, or event sub-process. */
  readonly forCompensation: boolean;
  /** For a compensation throw event: the one activity that is meant, and whether it waits for the end. */
  readonly compensates?: { readonly activity?: string; readonly waits: boolean };
  /** For a sub-process: the start events of the event sub-processes in it. */
  readonly eventStarts: readonly ModelElement[];
  readonly loop?: ModelLoop;
  readonly adHoc?: ModelAdHoc;
  /** Variables it has for itself, null at first. */
  readonly locals: readonly string[];
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  readonly timer?: ModelTimer;
  readonly message?: ModelMessage;
  readonly errorCode?: string;
  /** For a link throw event: where it leads. */
  readonly linkTarget?: ModelElement;
  readonly job?: ModelJob;
  readonly task?: ModelTask;
  readonly call?: ModelCall;
  readonly decision?: { readonly id: Text; readonly resultVariable: string };
  readonly script?: { readonly expression: Expression; readonly resultVariable: string };
}

export type BehaviourName =
  | 'pass'
  | 'start-event'
  | 'plain-task'
  | 'end-event'
  | 'terminate-end-event'
  | 'error-end-event'
  | 'throw-message'
  | 'throw-event'
  | 'catch-event'
  | 'catch-timer'
  | 'catch-message'
  | 'throw-link'
  | 'throw-compensation'
  | 'cancel-end-event'
  | 'job'
  | 'user-task'
  | 'business-rule-task'
  | 'script-task'
  | 'exclusive-gateway'
  | 'parallel-gateway'
  | 'inclusive-gateway'
  | 'complex-gateway'
  | 'event-based-gateway'
  | 'sub-process'
  | 'event-sub-process'
  | 'ad-hoc-sub-process'
  | 'call-activity';

export interface Mapping {
  readonly source: Text;
  /** The variable, and the path inside it when only a part is set: `order.total`. */
  readonly target: readonly string[];
  /** The data stores its source reads, and the one its target lies in. */
  readonly reads?: readonly string[];
  readonly store?: string;
}

export interface ModelTimer {
  readonly kind: TimerKind;
  readonly text: Text;
}

/** One of the things an event waits for or throws. */
export interface ModelTrigger {
  /** Its place among the element's triggers, from 0. */
  readonly index: number;
  /** As in BPMN, without `EventDefinition`: `timer`, `message`, `signal` ... */
  readonly type: string;
  readonly timer?: ModelTimer;
  readonly message?: ModelMessage;
  /** A signal's name. */
  readonly signal?: Text;
  readonly condition?: Expression;
  /** Of an error or escalation; without one every code is meant. */
  readonly code?: string;
}

export interface ModelMessage {
  readonly name: Text;
  readonly correlationKey?: Text;
}

interface ModelJob {
  readonly type: Text;
  readonly retries: Text;
  readonly headers?: { readonly [name: string]: string };
}

export interface ModelTask {
  readonly assignee?: Text;
  readonly groups?: Text;
  readonly users?: Text;
  readonly due?: Text;
  readonly followUp?: Text;
  readonly priority?: Text;
  readonly why?: Text;
  readonly next?: Text;
}

interface ModelCall {
  readonly process: Text;
  /** Without it the newest version is meant. */
  readonly binding?: ModelBinding;
  readonly propagateAllParentVariables: boolean;
  readonly propagateAllChildVariables: boolean;
}

export interface ModelLoop {
  readonly sequential: boolean;
  /** The list to go through, or how many times. */
  readonly collection?: Expression;
  readonly cardinality?: Expression;
  readonly inputElement?: string;
  readonly outputCollection?: string;
  readonly outputElement?: Expression;
  /** When the output element is a mere variable: each inner instance has its own, null at first. */
  readonly outputVariable?: string;
  readonly completionCondition?: Expression;
  /** What inner instances throw when they are done, and whether that can end the others. */
  readonly throws?: readonly LoopThrow[];
  readonly complex?: boolean;
  /** Set for a standard loop; then all else but `sequential` is not there. */
  readonly standard?: {
    readonly testBefore: boolean;
    readonly condition?: Expression;
    readonly maximum?: number;
  };
}

export interface ModelAdHoc {
  readonly sequential: boolean;
  /** Whether what is under way ends when the completion condition becomes true. */
  readonly cancelRemaining: boolean;
  readonly completionCondition?: Expression;
  /** The steps that begin by themselves; then what follows them does, too, and nobody chooses. */
  readonly given?: Expression;
  readonly steps: readonly ModelElement[];
}

/** An event that inner instances of a multi-instance activity throw: each, the first, or when a condition is true. */
export interface LoopThrow {
  readonly when: 'each' | 'first';
  readonly condition?: Expression;
  readonly trigger: ModelTrigger;
  /** Whether it carries the runtime attributes of the activity. */
  readonly attributes: boolean;
}

/** Which version of a process is called: that published together with the caller, one by number, one by its tag. */
type ModelBinding =
  | { readonly kind: 'deployment' }
  | { readonly kind: 'version'; readonly version: Text }
  | { readonly kind: 'versionTag'; readonly tag: Text };
