import type { World } from '@throughline/processes';
import { after } from '../bpmn/clock.ts';
import { waitingAt } from '../bpmn/history.ts';
import type { ElementRow } from './rows.ts';

/** A smallest process that shows an element at a position, and how it is shown. */
export interface Showing {
  readonly xml: string;
  /** Where it waits, after each step. */
  readonly steps: readonly (readonly [(world: World) => void, readonly string[]])[];
}

const roots = `<message id="m" name="m"><extensionElements><zeebe:subscription correlationKey="k"/></extensionElements></message>
  <signal id="s" name="s"/><error id="e" errorCode="E"/><escalation id="c" escalationCode="C"/>`;

const definitions: { readonly [trigger: string]: string } = {
  none: '',
  timer: '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>',
  message: '<messageEventDefinition messageRef="m"/>',
  signal: '<signalEventDefinition signalRef="s"/>',
  conditional:
    '<conditionalEventDefinition><condition>= flag = true</condition></conditionalEventDefinition>',
  error: '<errorEventDefinition errorRef="e"/>',
  escalation: '<escalationEventDefinition escalationRef="c"/>',
  compensate: '<compensateEventDefinition/>',
  cancel: '<cancelEventDefinition/>',
  link: '<linkEventDefinition name="l"/>',
  terminate: '<terminateEventDefinition/>',
};

const begin = (world: World) => void world.start('p');
const complete = (element: string) => (world: World) => {
  const one = world.running().find((found) => waitingAt(found).includes(element));
  const wait = one?.state?.waits.find(({ kind, instance }) => {
    const at = one.state?.instances.find(({ key }) => key === instance)?.element;
    return at === element && (kind === 'task' || kind === 'job');
  });
  if (one === undefined || wait === undefined) throw new Error(`Nothing waits at ${element}.`);
  if (wait.kind === 'task') world.tell(one, { type: 'completeTask', task: wait.key });
  else world.tell(one, { type: 'completeJob', job: wait.key });
};

/** What makes a trigger happen from outside; an error comes from the work, the others from inside. */
const occur: { readonly [trigger: string]: (world: World) => void } = {
  none: begin,
  timer: (world) => world.advanceTo(after(world.now, 'PT1H')),
  message: (world) => void world.publish({ name: 'm', key: 'k' }),
  signal: (world) => world.broadcast('s'),
  conditional: (world) => {
    const [one] = world.running();
    if (one === undefined) world.start('p', { variables: { flag: true } });
    else world.tell(one, { type: 'setVariables', values: { flag: true } });
  },
  error: (world) => {
    for (const one of world.running()) {
      const job = one.state?.waits.find(({ kind }) => kind === 'job');
      if (job !== undefined) world.tell(one, { type: 'throwJobError', job: job.key, code: 'E' });
    }
  },
  escalation: complete('work'),
};

const flow = (...ids: readonly string[]) =>
  ids
    .slice(1)
    .map((id, n) => `<sequenceFlow id="${ids[n]}-${id}" sourceRef="${ids[n]}" targetRef="${id}"/>`)
    .join('');

function file(content: string, others = ''): string {
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
    ${roots}${others}<process id="p" isExecutable="true">${content}</process></definitions>`;
}

const work =
  '<serviceTask id="work"><extensionElements><zeebe:taskDefinition type="work"/></extensionElements></serviceTask>';
const user = (id: string) => `<userTask id="${id}"/>`;
const start = '<startEvent id="start"/>';

/** The inside of a scope that works, and where it can, escalates. */
const working = `<startEvent id="begin"/>${work}<intermediateThrowEvent id="throw">${definitions.escalation}</intermediateThrowEvent>${user('more')}${flow('begin', 'work', 'throw', 'more')}`;

/** Work that can be undone, and a way to ask for it. */
const undoable = `${user('done')}<boundaryEvent id="undoes" attachedToRef="done">${definitions.compensate}</boundaryEvent>
  <userTask id="undo" isForCompensation="true"/><association id="a" sourceRef="undoes" targetRef="undo" associationDirection="One"/>`;

export function showingOf({ element, position, trigger = 'none' }: ElementRow): Showing {
  const definition = definitions[trigger] ?? '';
  const beside = position.includes('not interrupting');
  if (element === 'startEvent') return starting(position, trigger, definition, beside);
  if (element === 'boundaryEvent') return bordering(trigger, definition, beside);
  if (element === 'endEvent' || element === 'intermediateThrowEvent')
    return throwing(element, trigger, definition);
  if (element === 'intermediateCatchEvent') return catching(trigger, definition);
  const shown = others[element];
  if (shown === undefined) throw new Error(`Show ${element} in conformance/elements/every-element.ts.`);
  return shown;
}

function starting(position: string, trigger: string, definition: string, beside: boolean): Showing {
  if (position.startsWith('in a sub-process')) {
    const inside = `<subProcess id="sub"><startEvent id="x"/>${user('after')}${flow('x', 'after')}</subProcess>`;
    return { xml: file(`${start}${inside}${flow('start', 'sub')}`), steps: [[begin, ['after']]] };
  }
  if (!position.startsWith('in an event sub-process')) {
    const xml = file(`<startEvent id="x">${definition}</startEvent>${user('after')}${flow('x', 'after')}`);
    return { xml, steps: [[occur[trigger] ?? begin, ['after']]] };
  }
  const handler = `<subProcess id="handler" triggeredByEvent="true"><startEvent id="x" isInterrupting="${!beside}">${definition}</startEvent>
    ${user('handled')}${flow('x', 'handled')}</subProcess>`;
  if (trigger === 'compensate')
    return compensating(`<startEvent id="b2"/>${user('done')}${flow('b2', 'done')}${handler}`);
  const scope = `<subProcess id="scope">${working}${handler}</subProcess>`;
  return happening(`${start}${scope}${flow('start', 'scope')}`, trigger, beside);
}

/** A sub-process with a handler, done and then compensated. */
function compensating(inside: string): Showing {
  const ask = `<intermediateThrowEvent id="ask">${definitions.compensate}</intermediateThrowEvent>`;
  const xml = file(
    `${start}<subProcess id="scope">${inside}</subProcess>${ask}${user('after')}${flow('start', 'scope', 'ask', 'after')}`,
  );
  return {
    xml,
    steps: [
      [begin, ['done']],
      [complete('done'), ['handled']],
      [complete('handled'), ['after']],
    ],
  };
}

function happening(content: string, trigger: string, beside: boolean): Showing {
  const left = trigger === 'escalation' ? 'more' : 'work';
  return {
    xml: file(content),
    steps: [
      [begin, ['work']],
      [occur[trigger] ?? begin, beside ? ['handled', left] : ['handled']],
    ],
  };
}

function bordering(trigger: string, definition: string, beside: boolean): Showing {
  if (trigger === 'compensate') return undoing('intermediateThrowEvent');
  if (trigger === 'cancel') return cancelling();
  const event = `<boundaryEvent id="x" attachedToRef="scope" cancelActivity="${!beside}">${definition}</boundaryEvent>${user('handled')}`;
  return happening(
    `${start}<subProcess id="scope">${working}</subProcess>${event}${flow('start', 'scope')}${flow('x', 'handled')}`,
    trigger,
    beside,
  );
}

function undoing(element: string): Showing {
  const ask = `<${element} id="x">${definitions.compensate}</${element}>`;
  return {
    xml: file(
      `${start}${undoable}${ask}${flow('start', 'done', 'x')}${element === 'endEvent' ? '' : user('after') + flow('x', 'after')}`,
    ),
    steps: [
      [begin, ['done']],
      [complete('done'), ['undo']],
      [complete('undo'), element === 'endEvent' ? [] : ['after']],
    ],
  };
}

function cancelling(): Showing {
  const inside = `<startEvent id="begin"/>${undoable}<endEvent id="cancel">${definitions.cancel}</endEvent>${flow('begin', 'done', 'cancel')}`;
  const event = `<boundaryEvent id="x" attachedToRef="t">${definitions.cancel}</boundaryEvent>${user('after')}`;
  return {
    xml: file(
      `${start}<transaction id="t">${inside}</transaction>${event}${flow('start', 't')}${flow('x', 'after')}`,
    ),
    steps: [
      [begin, ['done']],
      [complete('done'), ['undo']],
      [complete('undo'), ['after']],
    ],
  };
}

function throwing(element: string, trigger: string, definition: string): Showing {
  if (trigger === 'compensate') return undoing(element);
  if (trigger === 'cancel') return cancelling();
  const isEnd = element === 'endEvent';
  const event = `<${element} id="x">${definition}</${element}>`;
  if (trigger === 'terminate') {
    const fork = `<parallelGateway id="g"/>${user('a')}${user('b')}${event}`;
    const xml = file(`${start}${fork}${flow('start', 'g', 'a', 'x')}${flow('g', 'b')}`);
    return {
      xml,
      steps: [
        [begin, ['a', 'b']],
        [complete('a'), []],
      ],
    };
  }
  if (trigger === 'link') {
    const target = `<intermediateCatchEvent id="y">${definition}</intermediateCatchEvent>${user('after')}`;
    const xml = file(`${start}${event}${target}${flow('start', 'x')}${flow('y', 'after')}`);
    return { xml, steps: [[begin, ['after']]] };
  }
  if (trigger === 'none') {
    const rest = isEnd ? flow('start', 'x') : user('after') + flow('start', 'x', 'after');
    return { xml: file(`${start}${event}${rest}`), steps: [[begin, isEnd ? [] : ['after']]] };
  }
  const caught = trigger === 'error' || trigger === 'escalation';
  if (caught) {
    const inside = `<startEvent id="begin"/>${event}${flow('begin', 'x')}${isEnd ? '' : user('more') + flow('x', 'more')}`;
    const boundary = `<boundaryEvent id="y" attachedToRef="sub">${definition}</boundaryEvent>${user('handled')}`;
    const xml = file(
      `${start}<subProcess id="sub">${inside}</subProcess>${boundary}${flow('start', 'sub')}${flow('y', 'handled')}`,
    );
    return { xml, steps: [[begin, ['handled']]] };
  }
  const listener = `<process id="q" isExecutable="true"><startEvent id="y">${definition}</startEvent>${user('heard')}${flow('y', 'heard')}</process>`;
  const rest = isEnd ? flow('start', 'x') : user('after') + flow('start', 'x', 'after');
  const xml = file(`${start}${event}${rest}`, listener);
  return { xml, steps: [[begin, isEnd ? ['heard'] : ['after', 'heard']]] };
}

function catching(trigger: string, definition: string): Showing {
  if (trigger === 'link') return throwing('intermediateThrowEvent', 'link', definition);
  const xml = file(
    `${start}<intermediateCatchEvent id="x">${definition}</intermediateCatchEvent>${user('after')}${flow('start', 'x', 'after')}`,
  );
  return {
    xml,
    steps: [
      [begin, ['x']],
      [occur[trigger] ?? begin, ['after']],
    ],
  };
}

const passing = (element: string, steps: Showing['steps'], others = ''): Showing => ({
  xml: file(`${start}${element}${user('after')}${flow('start', 'x', 'after')}`, others),
  steps,
});
const job = '<extensionElements><zeebe:taskDefinition type="work"/></extensionElements>';
const fork = (kind: string, inside = '', attributes = '') => ({
  xml: file(
    `${start}<${kind} id="x" ${attributes}/>${user('a')}${user('b')}<${kind} id="j">${inside}</${kind}>${user('after')}${flow('start', 'x')}
     <sequenceFlow id="x-a" sourceRef="x" targetRef="a"><conditionExpression>= true</conditionExpression></sequenceFlow>
     <sequenceFlow id="x-b" sourceRef="x" targetRef="b"><conditionExpression>= true</conditionExpression></sequenceFlow>
     ${flow('a', 'j', 'after')}${flow('b', 'j')}`,
  ),
});

const others: { readonly [element: string]: Showing } = {
  task: passing('<task id="x"/>', [[begin, ['after']]]),
  manualTask: passing('<manualTask id="x"/>', [[begin, ['after']]]),
  userTask: passing(user('x'), [
    [begin, ['x']],
    [complete('x'), ['after']],
  ]),
  serviceTask: passing(`<serviceTask id="x">${job}</serviceTask>`, [
    [begin, ['x']],
    [complete('x'), ['after']],
  ]),
  businessRuleTask: passing(`<businessRuleTask id="x">${job}</businessRuleTask>`, [
    [begin, ['x']],
    [complete('x'), ['after']],
  ]),
  scriptTask: passing(
    '<scriptTask id="x"><extensionElements><zeebe:script expression="= 1 + 1" resultVariable="r"/></extensionElements></scriptTask>',
    [[begin, ['after']]],
  ),
  sendTask: passing(
    '<sendTask id="x" messageRef="m"/>',
    [[begin, ['after', 'heard']]],
    `<process id="q" isExecutable="true"><startEvent id="y">${definitions.message}</startEvent>${user('heard')}${flow('y', 'heard')}</process>`,
  ),
  receiveTask: passing('<receiveTask id="x" messageRef="m"/>', [
    [begin, ['x']],
    [occur.message ?? begin, ['after']],
  ]),
  exclusiveGateway: {
    ...fork('exclusiveGateway'),
    steps: [
      [begin, ['a']],
      [complete('a'), ['after']],
    ],
  },
  parallelGateway: {
    ...fork('parallelGateway'),
    steps: [
      [begin, ['a', 'b']],
      [complete('a'), ['b']],
      [complete('b'), ['after']],
    ],
  },
  inclusiveGateway: {
    ...fork('inclusiveGateway'),
    steps: [
      [begin, ['a', 'b']],
      [complete('a'), ['b']],
      [complete('b'), ['after']],
    ],
  },
  complexGateway: {
    ...fork('complexGateway', '<activationCondition>= activationCount >= 1</activationCondition>'),
    steps: [
      [begin, ['a', 'b']],
      [complete('a'), ['after', 'b']],
      [complete('b'), ['after']],
    ],
  },
  eventBasedGateway: {
    xml: file(
      `${start}<eventBasedGateway id="x"/><intermediateCatchEvent id="a">${definitions.message}</intermediateCatchEvent>
       <intermediateCatchEvent id="b">${definitions.timer}</intermediateCatchEvent>${user('after')}${flow('start', 'x', 'a', 'after')}${flow('x', 'b', 'after')}`,
    ),
    steps: [
      [begin, ['a', 'b']],
      [occur.message ?? begin, ['after']],
    ],
  },
  subProcess: passing(
    `<subProcess id="x"><startEvent id="begin"/>${user('a')}${flow('begin', 'a')}</subProcess>`,
    [
      [begin, ['a']],
      [complete('a'), ['after']],
    ],
  ),
  eventSubProcess: starting('in an event sub-process', 'message', definitions.message ?? '', true),
  transaction: cancelling(),
  adHocSubProcess: passing(`<adHocSubProcess id="x">${user('a')}${user('b')}</adHocSubProcess>`, [
    [begin, []],
    [(world) => void world.choose('b'), ['b']],
    [complete('b'), []],
    [(world) => void world.choose('a'), ['a']],
    [complete('a'), ['after']],
  ]),
  callActivity: passing(
    '<callActivity id="x" calledElement="q"/>',
    [
      [begin, ['called']],
      [complete('called'), ['after']],
    ],
    `<process id="q" isExecutable="true"><startEvent id="y"/>${user('called')}${flow('y', 'called')}</process>`,
  ),
};
