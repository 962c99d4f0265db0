import fc from 'fast-check';
import { definitions, extend } from '../xml.ts';

/**
 * A drawing of nested blocks. Every choice follows a task `qN` whose result `pickN` decides it, and every sub-process
 * begins with a task: so no two things that end each other happen at once, and any order of moves comes to the same.
 */
type Block =
  | { readonly kind: 'task'; readonly rounds: Rounds; readonly events: readonly BoundaryEvent[] }
  | { readonly kind: 'catch'; readonly on: Waiting }
  | { readonly kind: 'escalate' | 'pass' }
  | {
      readonly kind: 'sequence' | 'parallel' | 'exclusive' | 'inclusive' | 'race';
      readonly parts: readonly Block[];
    }
  | { readonly kind: 'loop'; readonly part: Block }
  | SubProcess;

interface SubProcess {
  readonly kind: 'sub';
  readonly part: Block;
  readonly end: 'none' | 'terminate' | 'error' | 'escalation';
  readonly events: readonly BoundaryEvent[];
  readonly inside: readonly BoundaryEvent[];
}

type Rounds = 'once' | 'together' | 'in turn';
type Waiting = 'timer' | 'message' | 'signal';
interface BoundaryEvent {
  readonly on: Waiting | 'error' | 'any error' | 'escalation';
  readonly interrupting: boolean;
}

const waiting = fc.constantFrom<Waiting>('timer', 'message', 'signal');
const eventsOn = (on: fc.Arbitrary<BoundaryEvent['on']>, maxLength: number) =>
  fc.uniqueArray(fc.record({ on, interrupting: fc.boolean() }), { maxLength, selector: (event) => event.on });
const anything = fc.constantFrom<BoundaryEvent['on']>(
  'timer',
  'message',
  'signal',
  'error',
  'any error',
  'escalation',
);

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'drawing' },
    fc.record({
      kind: fc.constant('task' as const),
      rounds: fc.constantFrom<Rounds>('once', 'once', 'together', 'in turn'),
      events: eventsOn(waiting, 2),
    }),
    fc.record({ kind: fc.constant('catch' as const), on: waiting }),
    fc.record({ kind: fc.constantFrom('escalate' as const, 'pass' as const) }),
    fc.record({
      kind: fc.constantFrom('sequence', 'parallel', 'exclusive', 'inclusive', 'race' as const),
      parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('loop' as const), part: tie('block') }),
    fc.record({
      kind: fc.constant('sub' as const),
      part: tie('block'),
      end: fc.constantFrom<SubProcess['end']>('none', 'none', 'terminate', 'error', 'escalation'),
      events: eventsOn(anything, 3),
      inside: eventsOn(anything, 1),
    }),
  ),
}));

/** The process as a block, and the event sub-process in it, if any. */
export interface Drawing {
  readonly root: Block;
  readonly inside: readonly BoundaryEvent[];
}

export const randomDrawing: fc.Arbitrary<Drawing> = fc.record({ root: block, inside: eventsOn(anything, 1) });

export function drawingFile({ root, inside }: Drawing): string {
  const writer = new Writer();
  const content = writer.scope(root, '', inside);
  const key = extend('<zeebe:subscription correlationKey="= &quot;k&quot;"/>');
  const roots = `<message id="m" name="m">${key}</message><signal id="g" name="g"/><error id="e" errorCode="E"/><escalation id="y" escalationCode="Y"/>`;
  return definitions(`${roots}<process id="p" isExecutable="true">${content}</process>`);
}

const definitionOf: { readonly [on: string]: string } = {
  none: '',
  terminate: '<terminateEventDefinition/>',
  timer: '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>',
  message: '<messageEventDefinition messageRef="m"/>',
  signal: '<signalEventDefinition signalRef="g"/>',
  error: '<errorEventDefinition errorRef="e"/>',
  'any error': '<errorEventDefinition/>',
  escalation: '<escalationEventDefinition escalationRef="y"/>',
};

/** Writes blocks backwards: each gets the id of what follows and gives the id of where it begins. */
class Writer {
  #ids = 0;
  #xml = '';

  /** The content of the process or of a sub-process, with the event sub-processes in it. */
  scope(root: Block, end: string, inside: readonly BoundaryEvent[]): string {
    const outer = this.#xml;
    this.#xml = '';
    const stop = this.#tag('endEvent', end);
    const first = this.#element('userTask', this.#write(root, stop));
    this.#element('startEvent', first);
    for (const event of inside) this.#eventSubProcess(event);
    const content = this.#xml;
    this.#xml = outer;
    return content;
  }

  #eventSubProcess({ on, interrupting }: BoundaryEvent): void {
    const outer = this.#xml;
    this.#xml = '';
    const task = this.#element('userTask', this.#tag('endEvent'));
    const breaks = interrupting || on.endsWith('error');
    this.#element('startEvent', task, definitionOf[on], `isInterrupting="${breaks}"`);
    const content = this.#xml;
    this.#xml = outer;
    this.#tag('subProcess', content, 'triggeredByEvent="true"');
  }

  #write(one: Block, next: string): string {
    switch (one.kind) {
      case 'task':
        return this.#activity('userTask', roundsOf[one.rounds], one.events, next);
      case 'catch':
        return this.#element('intermediateCatchEvent', next, definitionOf[one.on]);
      case 'escalate':
        return this.#element('intermediateThrowEvent', next, definitionOf.escalation);
      case 'pass':
        return this.#element('intermediateThrowEvent', next);
      case 'sequence':
        return one.parts.reduceRight((after, part) => this.#write(part, after), next);
      case 'parallel':
        return this.#parallel(one.parts, next);
      case 'exclusive':
      case 'inclusive':
        return this.#choice(`${one.kind}Gateway`, one.parts, next);
      case 'race':
        return this.#race(one.parts, next);
      case 'loop':
        return this.#loop(one.part, next);
      case 'sub':
        return this.#activity(
          'subProcess',
          this.scope(one.part, definitionOf[one.end] ?? '', one.inside),
          one.events,
          next,
        );
    }
  }

  #activity(tag: string, content: string, events: readonly BoundaryEvent[], next: string): string {
    const merge = this.#element('exclusiveGateway', next);
    const id = this.#element(tag, merge, content);
    for (const { on, interrupting } of events) {
      const breaks = interrupting || on.endsWith('error');
      const after = this.#element('userTask', breaks ? merge : this.#tag('endEvent'));
      this.#element(
        'boundaryEvent',
        after,
        definitionOf[on],
        `attachedToRef="${id}" cancelActivity="${breaks}"`,
      );
    }
    return id;
  }

  #parallel(parts: readonly Block[], next: string): string {
    const join = this.#element('parallelGateway', next);
    const fork = this.#tag('parallelGateway');
    for (const part of parts) this.#flow(fork, this.#write(part, join));
    return fork;
  }

  #choice(tag: string, parts: readonly Block[], next: string): string {
    const merge = this.#element(tag, next);
    const split = this.#tag(tag);
    const ask = `q${++this.#ids}`;
    for (const [index, part] of parts.entries()) {
      this.#flow(split, this.#write(part, merge), `list contains(pick${ask}, ${index})`);
    }
    this.#xml += `<userTask id="${ask}" name="${tag} ${parts.length}"/>`;
    this.#flow(ask, split);
    return ask;
  }

  #race(parts: readonly Block[], next: string): string {
    const merge = this.#element('exclusiveGateway', next);
    const gateway = this.#tag('eventBasedGateway');
    for (const [index, part] of parts.entries()) {
      const on = ['timer', 'message', 'signal'][index] as Waiting;
      this.#flow(
        gateway,
        this.#element('intermediateCatchEvent', this.#write(part, merge), definitionOf[on]),
      );
    }
    return gateway;
  }

  #loop(part: Block, next: string): string {
    const split = this.#tag('exclusiveGateway');
    const ask = `q${++this.#ids}`;
    this.#xml += `<userTask id="${ask}" name="exclusiveGateway 2"/>`;
    this.#flow(ask, split);
    const merge = this.#tag('exclusiveGateway');
    this.#flow(merge, this.#write(part, ask));
    this.#flow(split, next, `list contains(pick${ask}, 0)`);
    this.#flow(split, merge, `list contains(pick${ask}, 1)`);
    return merge;
  }

  #element(tag: string, next: string, content = '', attributes = ''): string {
    const id = this.#tag(tag, content, attributes);
    this.#flow(id, next);
    return id;
  }

  #tag(tag: string, content = '', attributes = ''): string {
    const id = `${tag}${++this.#ids}`;
    this.#xml += `<${tag} id="${id}" ${attributes}>${content}</${tag}>`;
    return id;
  }

  #flow(from: string, to: string, condition?: string): void {
    const text = condition && `<conditionExpression>= ${condition}</conditionExpression>`;
    this.#xml += `<sequenceFlow id="f${++this.#ids}" sourceRef="${from}" targetRef="${to}">${text ?? ''}</sequenceFlow>`;
  }
}

const twice = (sequential: boolean) =>
  `<multiInstanceLoopCharacteristics isSequential="${sequential}"><loopCardinality>= 2</loopCardinality></multiInstanceLoopCharacteristics>`;
const roundsOf: { readonly [Name in Rounds]: string } = {
  once: '',
  together: twice(false),
  'in turn': twice(true),
};
