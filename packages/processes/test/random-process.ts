import fc from 'fast-check';
import { definitions, escapeXml, extend, io, job } from './xml.ts';

/** A block with one way in and one way out; models built of blocks are sound by construction. */
export type Block =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | {
      readonly kind: 'sequence' | 'choice' | 'parallel' | 'inclusive' | 'complex' | 'race';
      readonly parts: readonly Block[];
    }
  | { readonly kind: 'repeat'; readonly part: Block }
  | {
      readonly kind: 'sub';
      readonly part: Block;
      readonly loop: Loop;
      readonly end: InnerEnd;
      /** Whether an event sub-process compensates it, and compensates what was done in it. */
      readonly undo: 'none' | 'plain' | 'throws';
      readonly events: readonly Boundary[];
      readonly handlers: readonly Handler[];
    }
  | {
      readonly kind: 'activity';
      readonly activity: Activity;
      readonly loop: Loop;
      readonly events: readonly Boundary[];
    };

const leaves = [
  ...(['task', 'throw', 'timer', 'message', 'link', 'compensate', 'compensateAside'] as const),
  ...(['signal', 'condition', 'several', 'together', 'throwSignal', 'escalate', 'throwSeveral'] as const),
] as const;
type Leaf = (typeof leaves)[number];
type Activity =
  | 'user'
  | 'mappedUser'
  | 'service'
  | 'script'
  | 'rule'
  | 'send'
  | 'receive'
  | 'call'
  | 'mappedTask';
const loops = ['none', 'parallel', 'sequential', 'empty', 'enough', 'again', 'while', 'telling'] as const;
type Loop = (typeof loops)[number];
type InnerEnd = 'none' | 'terminate' | 'error' | 'compensate' | 'cancel';
const triggers = [
  ...(['timer', 'message', 'error', 'cycle', 'signal', 'condition', 'escalation'] as const),
  ...(['several', 'together'] as const),
] as const;

/** An event sub-process with a task inside. */
export interface Handler {
  readonly on: (typeof triggers)[number];
  readonly interrupting: boolean;
}
interface Boundary {
  readonly on: Handler['on'] | 'compensate';
  readonly interrupting: boolean;
}

const boundary: fc.Arbitrary<Boundary> = fc.record({
  on: fc.constantFrom(...triggers, 'compensate', 'compensate'),
  interrupting: fc.boolean(),
});
const events = fc.uniqueArray(boundary, { maxLength: 2, selector: ({ on }) => on });
export const randomHandlers: fc.Arbitrary<readonly Handler[]> = fc.uniqueArray(
  fc.record({ on: fc.constantFrom(...triggers), interrupting: fc.boolean() }),
  { maxLength: 2, selector: ({ on }) => on },
);
const loop = fc.constantFrom<Loop>('none', 'none', 'none', ...loops);
const activities: readonly Activity[] = [
  'user',
  'mappedUser',
  'service',
  'script',
  'rule',
  'send',
  'receive',
  'call',
  'mappedTask',
];

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'block' },
    fc.record({
      kind: fc.constant('activity' as const),
      activity: fc.constantFrom(...activities),
      loop,
      events,
    }),
    fc.record({
      kind: fc.constant('leaf' as const),
      leaf: fc.constantFrom<Leaf>(...leaves),
    }),
    fc.record({
      kind: fc.constantFrom('sequence', 'choice', 'parallel', 'inclusive', 'complex', 'race' as const),
      parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('repeat' as const), part: tie('block') }),
    fc.record({
      kind: fc.constant('sub' as const),
      part: tie('block'),
      loop,
      end: fc.constantFrom<InnerEnd>('none', 'none', 'terminate', 'error', 'compensate', 'cancel'),
      undo: fc.constantFrom('none' as const, 'none' as const, 'plain' as const, 'throws' as const),
      events,
      handlers: randomHandlers,
    }),
  ),
}));

export const randomBlock = block;

/** The block as a file with one process, with these event sub-processes on its top level. */
export function fileOf(root: Block, handlers: readonly Handler[] = []): string {
  const writer = new Writer();
  writer.flow('start', writer.write(root, 'end'));
  writer.handlers(handlers);
  const content = `<startEvent id="start"/><endEvent id="end"/>${writer.xml}`;
  const roots = `<error id="e" errorCode="E"/><signal id="s" name="s"/><escalation id="x" escalationCode="X"/><message id="m" name="m">${extend('<zeebe:subscription correlationKey="= key"/>')}</message>`;
  return definitions(`${roots}<process id="p" isExecutable="true">${content}</process>`);
}

const race = ['timer', 'message'] as const;
const timer = (time: string) => `<timerEventDefinition>${time}</timerEventDefinition>`;
const message = '<messageEventDefinition messageRef="m"/>';
const signal = '<signalEventDefinition signalRef="s"/>';
const escalation = '<escalationEventDefinition escalationRef="x"/>';
const definitionOf: { readonly [On in Boundary['on']]: string } = {
  timer: timer('<timeDuration>PT1H</timeDuration>'),
  cycle: timer('<timeCycle>R2/PT1H</timeCycle>'),
  message,
  error: '<errorEventDefinition errorRef="e"/>',
  compensate: '<compensateEventDefinition/>',
  signal,
  condition: '<conditionalEventDefinition><condition>= go &gt; 0</condition></conditionalEventDefinition>',
  escalation,
  several: timer('<timeDuration>PT2H</timeDuration>') + signal,
  together: message + signal,
};

const catching: ReadonlySet<string> = new Set([
  ...['timer', 'message', 'signal', 'condition', 'several', 'together'],
]);
const thrown: { readonly [leaf: string]: string } = {
  throw: '',
  compensate: '<compensateEventDefinition/>',
  compensateAside: '<compensateEventDefinition waitForCompletion="false"/>',
  throwSignal: signal,
  escalate: escalation,
  throwSeveral: message + signal + escalation,
};
const together = (on: string) => (on === 'together' ? 'parallelMultiple="true"' : '');

/** Writes blocks backwards: each gets the id of what follows and gives the id of where it begins. */
class Writer {
  xml = '';
  #ids = 0;

  flow(from: string, to: string, condition?: string): string {
    const id = this.#id('flow');
    const expression = condition ? `<conditionExpression>${escapeXml(condition)}</conditionExpression>` : '';
    this.xml += `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${expression}</sequenceFlow>`;
    return id;
  }

  write(block: Block, next: string): string {
    switch (block.kind) {
      case 'leaf':
        return this.#leaf(block.leaf, next);
      case 'sequence':
        return block.parts.reduceRight((after, part) => this.write(part, after), next);
      case 'choice':
        return this.#choice(block.parts, next);
      case 'parallel':
        return this.#parallel(block.parts, next);
      case 'inclusive':
        return this.#inclusive(block.parts, next);
      case 'complex':
        return this.#complex(block.parts, next);
      case 'race':
        return this.#race(block.parts, next);
      case 'repeat':
        return this.#repeat(block.part, next);
      case 'sub':
        return this.#sub(block, next);
      case 'activity':
        return this.#activity(block, next);
    }
  }

  #id(kind: string): string {
    return `${kind}${++this.#ids}`;
  }

  #element(tag: string, next: string, content = '', attributes = ''): string {
    const id = this.#id(tag);
    this.xml += `<${tag} id="${id}" ${attributes}>${content}</${tag}>`;
    this.flow(id, next);
    return id;
  }

  #leaf(leaf: Leaf, next: string): string {
    if (leaf === 'task') return this.#element('task', next);
    if (catching.has(leaf))
      return this.#element(
        'intermediateCatchEvent',
        next,
        definitionOf[leaf as Boundary['on']],
        together(leaf),
      );
    const definition = thrown[leaf];
    if (definition !== undefined) return this.#element('intermediateThrowEvent', next, definition);
    const link = `<linkEventDefinition name="${this.#id('link')}"/>`;
    this.#element('intermediateCatchEvent', next, link);
    const id = this.#id('jump');
    this.xml += `<intermediateThrowEvent id="${id}">${link}</intermediateThrowEvent>`;
    return id;
  }

  #choice(parts: readonly Block[], next: string): string {
    const split = this.#id('choice');
    const merge = this.#element('exclusiveGateway', next);
    const flows = parts.map((part, index) =>
      this.flow(split, this.write(part, merge), index > 0 ? `= pick = ${index}` : undefined),
    );
    this.xml += `<exclusiveGateway id="${split}" default="${flows[0]}"/>`;
    return split;
  }

  #parallel(parts: readonly Block[], next: string): string {
    const fork = this.#id('fork');
    const join = this.#element('parallelGateway', next);
    this.xml += `<parallelGateway id="${fork}"/>`;
    for (const part of parts) this.flow(fork, this.write(part, join));
    return fork;
  }

  #inclusive(parts: readonly Block[], next: string): string {
    const split = this.#id('some');
    const join = this.#element('inclusiveGateway', next);
    const flows = parts.map((part, index) =>
      this.flow(split, this.write(part, join), index > 0 ? `= pick != ${index}` : undefined),
    );
    this.xml += `<inclusiveGateway id="${split}" default="${flows[0]}"/>`;
    return split;
  }

  /** Goes on with the first; the others are taken when they come. */
  #complex(parts: readonly Block[], next: string): string {
    const fork = this.#id('fork');
    const first = '<activationCondition>= activationCount &gt;= 1</activationCondition>';
    const join = this.#element('complexGateway', next, first);
    this.xml += `<parallelGateway id="${fork}"/>`;
    for (const part of parts) this.flow(fork, this.write(part, join));
    return fork;
  }

  #race(parts: readonly Block[], next: string): string {
    const gateway = this.#id('race');
    const merge = this.#element('exclusiveGateway', next);
    this.xml += `<eventBasedGateway id="${gateway}"/>`;
    for (const [index, on] of race.entries()) {
      const after = this.write(parts[index] as Block, merge);
      this.flow(gateway, this.#element('intermediateCatchEvent', after, definitionOf[on]));
    }
    return gateway;
  }

  #repeat(part: Block, next: string): string {
    const counter = this.#id('rounds');
    const merge = this.#id('merge');
    const decide = this.#id('again');
    const begin = this.write(part, decide);
    const script = extend(
      `<zeebe:script expression="= if ${counter} = null then 1 else ${counter} + 1" resultVariable="${counter}"/>`,
    );
    this.xml += `<exclusiveGateway id="${merge}"/>`;
    this.flow(merge, this.#element('scriptTask', begin, script));
    const out = this.flow(decide, next);
    this.flow(decide, merge, `= ${counter} < 3`);
    this.xml += `<exclusiveGateway id="${decide}" default="${out}"/>`;
    return merge;
  }

  #sub(
    { part, loop, end, undo, events: all, handlers }: Extract<Block, { kind: 'sub' }>,
    next: string,
  ): string {
    // What compensates it is inside or outside, not both.
    const events = undo === 'none' ? all : all.filter(({ on }) => on !== 'compensate');
    const inner = new Writer();
    inner.#ids = this.#ids + 1_000 * (1 + this.xml.length);
    const start = inner.#id('start');
    const stop = inner.#id('end');
    const definition =
      end === 'none' ? '' : `<${end}EventDefinition ${end === 'error' ? 'errorRef="e"' : ''}/>`;
    inner.xml += `<startEvent id="${start}"/><endEvent id="${stop}">${definition}</endEvent>`;
    inner.flow(start, inner.write(part, stop));
    if (undo !== 'none') inner.#undo(undo);
    inner.handlers(handlers);
    const merge = end === 'cancel' ? this.#element('exclusiveGateway', next) : this.#mergeFor(events, next);
    const id = this.#element(
      end === 'cancel' ? 'transaction' : 'subProcess',
      merge,
      loopOf(loop) + inner.xml,
    );
    this.#boundaries(id, events, merge);
    if (end === 'cancel') this.#boundary(id, '<cancelEventDefinition/>', merge);
    return id;
  }

  #activity({ activity, loop, events }: Extract<Block, { kind: 'activity' }>, next: string): string {
    const [tag, content, attributes] = activityParts[activity];
    const merge = this.#mergeFor(events, next);
    const id = this.#element(tag, merge, content + loopOf(loop), attributes);
    this.#boundaries(id, events, merge);
    return id;
  }

  /** A join must not be reached twice: by the activity and by its boundary event. */
  #mergeFor(events: readonly Boundary[], next: string): string {
    const alone = events.every(({ on }) => on === 'compensate');
    return alone ? next : this.#element('exclusiveGateway', next);
  }

  /** An interrupting event rejoins the main path; the way of another ends by itself. */
  #boundaries(activity: string, events: readonly Boundary[], next: string): void {
    for (const { on, interrupting } of events) {
      if (on === 'compensate') {
        this.#compensation(activity);
        continue;
      }
      const interrupts = on === 'error' || (interrupting && on !== 'cycle');
      const id = this.#id('boundary');
      this.xml += `<boundaryEvent id="${id}" attachedToRef="${activity}" cancelActivity="${interrupts}" ${together(on)}>${definitionOf[on]}</boundaryEvent>`;
      this.flow(id, this.#element('userTask', interrupts ? next : this.#end()));
    }
  }

  #boundary(activity: string, definition: string, next: string): void {
    const id = this.#id('boundary');
    this.xml += `<boundaryEvent id="${id}" attachedToRef="${activity}">${definition}</boundaryEvent>`;
    this.flow(id, next);
  }

  /** A compensation boundary event and its handler; a job may throw errors. */
  #compensation(activity: string): void {
    const [id, handler] = [this.#id('undo'), this.#id('handler')];
    this.xml += `<boundaryEvent id="${id}" attachedToRef="${activity}">${definitionOf.compensate}</boundaryEvent>
      <serviceTask id="${handler}" isForCompensation="true">${extend(job())}</serviceTask>
      <association id="${this.#id('link')}" sourceRef="${id}" targetRef="${handler}"/>`;
  }

  #undo(kind: 'plain' | 'throws'): void {
    const inner = new Writer();
    inner.#ids = this.#ids + 500 * (1 + this.xml.length);
    const [id, start, end] = [inner.#id('undoing'), inner.#id('asked'), inner.#id('undone')];
    const definition = kind === 'throws' ? definitionOf.compensate : '';
    inner.xml += `<startEvent id="${start}">${definitionOf.compensate}</startEvent><endEvent id="${end}">${definition}</endEvent>`;
    inner.flow(start, inner.#element('userTask', end));
    this.xml += `<subProcess id="${id}" triggeredByEvent="true">${inner.xml}</subProcess>`;
  }

  handlers(handlers: readonly Handler[]): void {
    for (const { on, interrupting } of handlers) {
      const inner = new Writer();
      inner.#ids = this.#ids + 700 * (1 + this.xml.length);
      const [id, start, end] = [inner.#id('handling'), inner.#id('happens'), inner.#id('handled')];
      const interrupts = on === 'error' || (interrupting && on !== 'cycle');
      inner.xml += `<startEvent id="${start}" isInterrupting="${interrupts}" ${together(on)}>${definitionOf[on]}</startEvent><endEvent id="${end}"/>`;
      inner.flow(start, inner.#element('userTask', end));
      this.xml += `<subProcess id="${id}" triggeredByEvent="true">${inner.xml}</subProcess>`;
    }
  }

  #end(): string {
    const id = this.#id('aside');
    this.xml += `<endEvent id="${id}"/>`;
    return id;
  }
}

const activityParts: {
  readonly [Kind in Activity]: readonly [tag: string, content: string, attributes?: string];
} = {
  user: ['userTask', ''],
  mappedUser: ['userTask', extend(io({ local: '= pick' }, { answer: '= result' }))],
  service: ['serviceTask', extend(job())],
  script: ['scriptTask', extend('<zeebe:script expression="= pick + 1" resultVariable="sum"/>')],
  rule: ['businessRuleTask', extend('<zeebe:calledDecision decisionId="d" resultVariable="answer"/>')],
  send: ['sendTask', extend(io({ pick: '= pick' })), 'messageRef="m"'],
  receive: ['receiveTask', '', 'messageRef="m"'],
  call: ['callActivity', extend('<zeebe:calledElement processId="other"/>')],
  mappedTask: ['task', extend(io({ x: '= pick' }, { y: '= x' }))],
};

function loopOf(loop: Loop): string {
  if (loop === 'none') return '';
  if (loop === 'again') return '<standardLoopCharacteristics loopMaximum="2"/>';
  if (loop === 'while') {
    const condition = '<loopCondition>= loopCounter &lt; 2 and pick != 2</loopCondition>';
    return `<standardLoopCharacteristics testBefore="true">${condition}</standardLoopCharacteristics>`;
  }
  const collection = loop === 'empty' ? '= []' : '= items';
  const attributes = `inputCollection="${collection}" inputElement="item" outputCollection="results" outputElement="= result"`;
  const condition =
    loop === 'enough' ? '<completionCondition>= numberOfCompletedInstances &gt; 1</completionCondition>' : '';
  const behavior = loop === 'telling' ? 'behavior="None"' : '';
  return `<multiInstanceLoopCharacteristics isSequential="${loop === 'sequential'}" ${behavior}>${extend(`<zeebe:loopCharacteristics ${attributes}/>`)}${condition}</multiInstanceLoopCharacteristics>`;
}
