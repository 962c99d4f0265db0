/** A rule of BPMN 2.0.2 that is checked, by the code of its findings. */
export interface StandardRuleText {
  readonly code: string;
  /** Where the standard says it. */
  readonly clause: string;
  readonly says: string;
  /** Everyday tools break it, and there is no doubt about what is meant: by default a warning. */
  readonly everyday?: true;
}

/** All rules of the two profiles. What is everyday here is the whole list of what the default profile lets pass. */
export const standardRules: readonly StandardRuleText[] = [
  { code: 'ad-hoc-empty', clause: '10.3.5', says: 'An ad-hoc sub-process holds at least one activity.' },
  { code: 'ad-hoc-with-event', clause: '10.3.5', says: 'An ad-hoc sub-process has no start and end events.' },
  {
    code: 'binding-missing',
    clause: '10.4.1',
    says: 'What offers an interface binds its data to the operations.',
  },
  { code: 'binding-type', clause: '10.4.1', says: 'A binding connects data of the same type.' },
  {
    code: 'call-of-unstartable',
    clause: '10.5.2',
    says: 'A called process has a start event without trigger.',
  },
  {
    code: 'choreography-in-process',
    clause: '11.5',
    says: 'Activities of choreographies stand in choreographies.',
  },
  { code: 'choreography-refers', clause: '11.2', says: 'A choreography does not refer to another.' },
  {
    code: 'collection-mismatch',
    clause: '10.4.1',
    says: 'Data and its item definition agree on being a list.',
  },
  {
    code: 'condition-after-parallel',
    clause: '8.4.13, 10.6.4',
    says: 'Flows out of a parallel gateway have no conditions.',
    everyday: true,
  },
  { code: 'condition-never-true', clause: '8.4.7', says: 'A condition is true or false.' },
  {
    code: 'condition-on-only-flow',
    clause: '8.4.13',
    says: 'Beside a conditional flow from an activity there is another way out.',
  },
  {
    code: 'data-direction',
    clause: '10.4.1',
    says: 'Inputs of a process are not written inside it, and outputs not read.',
  },
  { code: 'data-in-no-set', clause: '10.4.1', says: 'Each data input and output belongs to a set.' },
  {
    code: 'data-of-call',
    clause: '10.3.6',
    says: 'A call passes the data that the called element takes and gives.',
  },
  { code: 'data-of-event', clause: '10.5.1', says: 'An event carries the data of its triggers.' },
  {
    code: 'data-of-message',
    clause: '10.3.3',
    says: 'Service, send and receive tasks carry the data of their message.',
  },
  {
    code: 'data-of-sub-process',
    clause: '10.4.1',
    says: 'A sub-process has no data inputs and outputs of its own.',
  },
  { code: 'data-set-optional', clause: '10.4.1', says: 'Optional data of a set is part of it.' },
  { code: 'data-sets-cross', clause: '10.4.1', says: 'Input and output sets refer to each other mutually.' },
  { code: 'data-sources', clause: '10.4.1', says: 'Several sources need a transformation.' },
  {
    code: 'data-state-name',
    clause: '10.4.1',
    says: 'A data object in a state is named “object [state]”.',
    everyday: true,
  },
  { code: 'data-types', clause: '10.4.1', says: 'Data that is passed on keeps its type, or is transformed.' },
  {
    code: 'definition-not-reusable',
    clause: '10.5.1',
    says: 'Only event definitions outside events are shared.',
  },
  {
    code: 'end-event-missing',
    clause: '10.5.3',
    says: 'With a start event there is an end event.',
    everyday: true,
  },
  { code: 'event-leads-nowhere', clause: '10.5.4', says: 'Intermediate events have a flow out.' },
  { code: 'expression-empty', clause: '8.4.7', says: 'A formal expression says something.' },
  {
    code: 'expression-not-formal',
    clause: '8.4.7',
    says: 'What is carried out is a formal expression.',
    everyday: true,
  },
  {
    code: 'flow-immediate',
    clause: '8.4.13',
    says: 'Executable processes do not use isImmediate.',
    everyday: true,
  },
  {
    code: 'flows-not-listed',
    clause: '8.4.13',
    says: 'Elements list the flows that lead to and from them.',
    everyday: true,
  },
  {
    code: 'gateway-direction',
    clause: '10.6.1',
    says: 'The direction of a gateway is as it is marked.',
    everyday: true,
  },
  {
    code: 'gateway-without-choice',
    clause: '10.6.1',
    says: 'A gateway has several flows in or several out.',
    everyday: true,
  },
  {
    code: 'global-conversation',
    clause: '9.5.4',
    says: 'A global conversation holds participants, message flows and correlation keys only.',
  },
  {
    code: 'instantiating-with-flow',
    clause: '10.3.3, 10.6.6',
    says: 'What starts the process has no flow in.',
  },
  { code: 'link-alone', clause: '10.5.4', says: 'Links come in pairs on one level.' },
  { code: 'link-points-wrong', clause: '10.5.4', says: 'The ends of a link point at each other.' },
  { code: 'loop-ambiguous', clause: '10.3.8', says: 'An activity is a loop or multi-instance, not both.' },
  { code: 'loop-item', clause: '10.3.8', says: 'The item of a loop is of the type of its list.' },
  {
    code: 'message-flow-choreography',
    clause: '9.4',
    says: 'Message flows end at pools, activities and events.',
  },
  {
    code: 'message-flow-event',
    clause: '9.4',
    says: 'An event at a message flow sends or receives a message.',
  },
  { code: 'message-flow-inside', clause: '9.4', says: 'A message flow connects two pools.' },
  { code: 'multiplicity', clause: '9.3.1', says: 'The multiplicity of a participant is possible.' },
  {
    code: 'operation-missing',
    clause: '10.5.5',
    says: 'A message event names its operation.',
    everyday: true,
  },
  { code: 'quantity', clause: '10.3.1', says: 'Quantities of tokens are at least 1.' },
  {
    code: 'race-of-two-kinds',
    clause: '10.6.6',
    says: 'Behind an event-based gateway stand receive tasks or message events, not both.',
  },
  { code: 'reference-of-wrong-kind', clause: '8.3', says: 'References lead to elements of the right kind.' },
  {
    code: 'resource-ambiguous',
    clause: '10.3.1',
    says: 'A resource is named or found by expression, not both.',
  },
  { code: 'resource-missing', clause: '10.3.1', says: 'Parameters belong to a named resource.' },
  { code: 'script-format-missing', clause: '10.3.3', says: 'A script says its language.', everyday: true },
  { code: 'text-format', clause: '8.3.1', says: 'The format of a text is a media type.', everyday: true },
  {
    code: 'thrown-without-code',
    clause: '10.5.5',
    says: 'A thrown error or escalation has a code.',
    everyday: true,
  },
  { code: 'timer-ambiguous', clause: '10.5.5', says: 'A timer has one time.' },
  { code: 'transaction-method', clause: '10.3.5', says: 'The method of a transaction is known.' },
  { code: 'trigger-not-beside', clause: '10.5.1', says: 'Compensation and errors interrupt.' },
  {
    code: 'way-without-end-event',
    clause: '10.5.3',
    says: 'With an end event, every way ends at one.',
    everyday: true,
  },
];

/** Rules of the standard that the reader and the other checks tell, in every profile. */
export const structuralRules: readonly StandardRuleText[] = [
  { code: 'boundary-detached', clause: '10.5.4', says: 'A boundary event sits on an activity of its level.' },
  { code: 'boundary-without-flow', clause: '10.5.4', says: 'A boundary event has a flow out.' },
  { code: 'cancel-outside', clause: '10.5.3', says: 'A cancel end event ends a transaction.' },
  {
    code: 'cancel-without-transaction',
    clause: '10.5.4',
    says: 'A cancel boundary event sits on a transaction.',
  },
  {
    code: 'compensation-handler-missing',
    clause: '10.7',
    says: 'A compensation boundary event is tied to a handler.',
  },
  {
    code: 'compensation-handler-wrong',
    clause: '10.7',
    says: 'What compensates is marked for compensation.',
  },
  {
    code: 'condition-missing',
    clause: '10.6.2',
    says: 'Flows out of a deciding gateway have conditions, or are the default.',
  },
  {
    code: 'dangling-flow',
    clause: '7.6.1',
    says: 'A sequence flow begins and ends at elements of its process.',
  },
  { code: 'default-elsewhere', clause: '8.4.13', says: 'The default flow begins at its element.' },
  { code: 'duplicate-id', clause: '8.3.1', says: 'Ids are unique.' },
  { code: 'error-not-interrupting', clause: '10.5.4', says: 'Errors interrupt.' },
  {
    code: 'event-sub-process-flow',
    clause: '10.3.5',
    says: 'No flows lead to or from an event sub-process.',
  },
  {
    code: 'event-sub-process-start',
    clause: '10.3.5',
    says: 'An event sub-process has one start event, with a trigger.',
  },
  { code: 'flow-crosses-scope', clause: '7.6.1', says: 'Sequence flows stay on their level.' },
  { code: 'flow-from-link', clause: '10.5.4', says: 'A throwing link has no flow out.' },
  { code: 'flow-into-boundary', clause: '10.5.4', says: 'A boundary event has no flow in.' },
  { code: 'flow-into-start', clause: '10.5.2', says: 'A start event has no flow in.' },
  { code: 'link-unknown', clause: '10.5.4', says: 'A throwing link leads to a link on its level.' },
  { code: 'message-missing', clause: '10.5.5', says: 'A message event names its message.' },
  { code: 'missing-id', clause: '8.3.1', says: 'Elements have an id.' },
  { code: 'never-reached', clause: '10.5.2', says: 'With a start event, every way begins at one.' },
  { code: 'no-start-event', clause: '10.5.2', says: 'With an end event there is a start event.' },
  { code: 'race-of-one', clause: '10.6.6', says: 'An event-based gateway has two ways out or more.' },
  {
    code: 'race-without-event',
    clause: '10.6.6',
    says: 'Behind an event-based gateway stand events, each reached from there only.',
  },
  { code: 'timer-cycle', clause: '10.5.5', says: 'A time can be read where it stands.' },
  { code: 'timer-unreadable', clause: '10.5.5', says: 'A time can be read.' },
  { code: 'unknown-element', clause: '8.2', says: 'Elements stand where the schema allows them.' },
  { code: 'unresolved-reference', clause: '8.2', says: 'References lead to elements of the file.' },
  {
    code: 'unsupported-event',
    clause: '10.5.1, table 10.93',
    says: 'Events have triggers that are allowed where they stand.',
  },
];
