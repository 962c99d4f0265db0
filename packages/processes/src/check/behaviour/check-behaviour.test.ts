import { expect, test } from 'vitest';
import { process } from '../../../test/xml.ts';
import type { Finding } from '../../finding.ts';
import { readProcesses } from '../../read/read-processes.ts';
import { sceneOf } from '../scene.ts';
import { checkBehaviour } from './check-behaviour.ts';

const ends = '<startEvent id="s"/><endEvent id="e"/>';
const tasks = (...ids: string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');
const gateways = (kind: string, ...ids: string[]) => ids.map((id) => `<${kind}Gateway id="${id}"/>`).join('');

async function found(elements: string, flows: string): Promise<readonly Finding[]> {
  const read = await readProcesses(process(ends + elements, flows));
  if (!read.ok || read.processes[0] === undefined) throw new Error('not read');
  return [...checkBehaviour(sceneOf(read.processes[0]))];
}

async function codes(elements: string, flows: string): Promise<readonly string[]> {
  return (await found(elements, flows)).map(
    ({ code, severity, element }) => `${severity} ${code} ${element}`,
  );
}

test('forks that are joined and choices that are merged behave', async () => {
  const elements = gateways('parallel', 'f', 'j') + gateways('exclusive', 'x', 'm') + tasks('a', 'b', 'c');
  const flows = `s -> f
    f -> x
    x -> a ? p
    x -> b ? q
    a -> m
    b -> m
    m -> j
    f -> c
    c -> j
    j -> e`;
  expect(await codes(elements, flows)).toEqual([]);
});

test('a parallel join of alternatives is a deadlock in every run, with the way to it', async () => {
  const elements = gateways('exclusive', 'x') + gateways('parallel', 'j') + tasks('a', 'b');
  const flows = 's -> x\nx -> a ? p\nx -> b ? q\na -> j\nb -> j\nj -> e';
  const [finding] = await found(elements, flows);
  expect(finding).toMatchObject({
    code: 'deadlock',
    severity: 'warning',
    element: 'j',
    sentence:
      'The parallel gateway “j” waits for ever in every run: a token from “a” is there, but none comes from “b”.',
    path: ['s', 's-x', 'x', 'x-a', 'a', 'a-j'],
  });
});

test('a deadlock that some runs avoid is a warning', async () => {
  const elements = gateways('inclusive', 'x') + gateways('parallel', 'j') + tasks('a', 'b');
  const flows = 's -> x\nx -> a ? p\nx -> b ? q\na -> j\nb -> j\nj -> e';
  expect(await codes(elements, flows)).toEqual(['warning deadlock j']);
});

test('an inclusive split with an inclusive join behaves', async () => {
  const elements = gateways('inclusive', 'x', 'j') + tasks('a', 'b', 'c');
  const flows = 's -> x\nx -> a ? p\nx -> b ? q\nx -> c ? r\na -> j\nb -> j\nc -> j\nj -> e';
  expect(await codes(elements, flows)).toEqual([]);
});

test('inclusive joins that wait for each other never fire', async () => {
  const elements = gateways('parallel', 'f', 'k', 'l') + gateways('inclusive', 'i', 'j');
  const flows = 's -> f\nf -> i\nf -> j\ni -> k\nk -> j\nj -> l\nl -> i\nk -> e\nl -> e';
  expect(await codes(elements, flows)).toContain('warning inclusive-join-stuck i');
});

test('parallel branches that meet without a join pile up', async () => {
  const elements = gateways('parallel', 'f') + gateways('exclusive', 'm') + tasks('a', 'b', 'c');
  const flows = 's -> f\nf -> a\nf -> b\na -> m\nb -> m\nm -> c\nc -> e';
  expect(await codes(elements, flows)).toEqual(['warning token-pile-up m']);
});

test('parallel branches that end in one end event are advised against', async () => {
  const elements = gateways('parallel', 'f') + tasks('a', 'b');
  expect(await codes(elements, 's -> f\nf -> a\nf -> b\na -> e\nb -> e')).toEqual(['advice improper-end e']);
});

test('what a condition that is never true leads to is dead; what follows is not told again', async () => {
  const elements = gateways('exclusive', 'x') + tasks('a', 'b', 'c');
  const flows = 's -> x\nx -> a ? p\nx -> b ? false\nb -> c\nc -> e\na -> e';
  expect(await codes(elements, flows)).toEqual(['warning dead-element b']);
});

test('a circle without a way out is a livelock', async () => {
  const elements = gateways('exclusive', 'm') + tasks('a', 'b');
  expect(await codes(elements, 's -> m\nm -> a\na -> b\nb -> m')).toEqual(['warning livelock m']);
});

test('a circle that a branch beside it can end is none', async () => {
  const end = '<endEvent id="stop"><terminateEventDefinition/></endEvent>';
  const elements = gateways('parallel', 'f') + gateways('exclusive', 'm') + tasks('a', 'b') + end;
  expect(await codes(elements, 's -> f\nf -> m\nm -> a\na -> m\nf -> b\nb -> stop')).toEqual([]);
});

test('a fork inside a circle makes tokens without end, and the check says that it stopped', async () => {
  const elements = gateways('exclusive', 'm') + gateways('parallel', 'f') + tasks('a', 'b');
  const flows = 's -> m\nm -> a\na -> f\nf -> m\nf -> b\nb -> e';
  expect(await codes(elements, flows)).toEqual(['warning token-pile-up b', 'advice check-stopped-early p']);
});

const inner = (content: string) =>
  `<subProcess id="sub"><startEvent id="is"/><endEvent id="ie"/>${content}</subProcess>`;
const flow = (from: string, to: string, condition = '') =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${condition && `<conditionExpression>= ${condition}</conditionExpression>`}</sequenceFlow>`;

test('a sub-process is searched by itself, and the path leads into it', async () => {
  const stuck =
    gateways('exclusive', 'x') +
    gateways('parallel', 'j') +
    [flow('is', 'x'), flow('x', 'j', 'p'), flow('j', 'ie'), flow('x', 'ie', 'q')].join('') +
    tasks('b') +
    flow('b', 'j');
  const [finding] = await found(inner(stuck), 's -> sub\nsub -> e');
  expect(finding).toMatchObject({ code: 'deadlock', severity: 'warning', element: 'j' });
  expect(finding?.path).toEqual(['s', 's-sub', 'sub', 'is', 'is-x', 'x', 'x-j']);
});

test('a sub-process that always fails is left by its error event only', async () => {
  const failing = `<subProcess id="sub"><startEvent id="is"/>${flow('is', 'ie')}<endEvent id="ie"><errorEventDefinition errorRef="x"/></endEvent></subProcess>`;
  const boundary = '<boundaryEvent id="bd" attachedToRef="sub"><errorEventDefinition/></boundaryEvent>';
  const elements = failing + boundary + tasks('a', 'b');
  expect(await codes(elements, 's -> sub\nsub -> a\nbd -> b\na -> e\nb -> e')).toEqual([
    'warning dead-element a',
  ]);
});

test('boundary events that do not interrupt run beside, and their tokens may end anywhere', async () => {
  const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
  const boundary = `<boundaryEvent id="bd" attachedToRef="a" cancelActivity="false">${timer}</boundaryEvent>`;
  expect(await codes(tasks('a', 'r') + boundary, 's -> a\na -> e\nbd -> r\nr -> e')).toEqual([]);
});

test('what runs beside in each round of a circle is meant to be there several times', async () => {
  const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
  const boundary = `<boundaryEvent id="bd" attachedToRef="a" cancelActivity="false">${timer}</boundaryEvent>`;
  const elements = tasks('a', 'r') + gateways('exclusive', 'm', 'x') + boundary;
  const flows = 's -> m\nm -> a\na -> x\nx -> m ? p\nx -> e ? q\nbd -> r\nr -> e';
  expect(await codes(elements, flows)).toEqual([]);
});

test('of too many states some are followed to their end, and the check says that it stopped', async () => {
  const branches = Array.from({ length: 14 }, (_, n) => n);
  const elements =
    gateways('parallel', 'f', 'j', 'k') + branches.map((n) => gateways('exclusive', `x${n}`)).join('');
  const flows = branches.map((n) => `f -> x${n}\nx${n} -> j ? p\nx${n} -> k ? q`).join('\n');
  expect(await codes(elements, `s -> f\n${flows}\nj -> e\nk -> e`)).toEqual([
    'warning deadlock k',
    'advice check-stopped-early p',
  ]);
});

test('a level of more than a thousand elements is not begun', async () => {
  const names = Array.from({ length: 1_001 }, (_, n) => `t${n}`);
  const flows = names.map((name, n) => `${names[n - 1] ?? 's'} -> ${name}`).join('\n');
  expect(await codes(tasks(...names), `${flows}\nt1000 -> e`)).toEqual(['advice check-stopped-early p']);
});

test('twelve parallel branches with choices and circles in each take few states', async () => {
  const branches = Array.from({ length: 12 }, (_, n) => n);
  const elements =
    gateways('parallel', 'f', 'j') +
    branches
      .map((n) => gateways('exclusive', `m${n}`, `x${n}`, `y${n}`) + tasks(`a${n}`, `b${n}`, `c${n}`))
      .join('');
  const flows = branches
    .map((n) =>
      [
        `f -> m${n}`,
        `m${n} -> x${n}`,
        `x${n} -> a${n} ? p`,
        `x${n} -> b${n} ? q`,
        `a${n} -> y${n}`,
        `b${n} -> y${n}`,
        `y${n} -> c${n} ? r`,
        `y${n} -> m${n} ? t`,
        `c${n} -> j`,
      ].join('\n'),
    )
    .join('\n');
  expect(await codes(elements, `s -> f\n${flows}\nj -> e`)).toEqual([]);
});
