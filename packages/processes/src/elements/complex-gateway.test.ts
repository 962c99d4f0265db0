import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { escapeXml, process } from '../../test/xml.ts';

const three = (activation: string | undefined, after = 'gate -> after') => {
  const condition = activation ? `<activationCondition>${escapeXml(activation)}</activationCondition>` : '';
  return process(
    `<startEvent id="start"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/><userTask id="c"/>
     <complexGateway id="gate">${condition}</complexGateway><userTask id="after"/><userTask id="late"/>`,
    `start -> fork\nfork -> a\nfork -> b\nfork -> c\na -> gate\nb -> gate\nc -> gate\n${after}`,
  ).replaceAll(/id="(\w)-gate"/g, 'id="from_$1"');
};

test('two of three are enough; the third is taken without going on again', async () => {
  const one = await play(three('= activationCount >= 2').replace('<userTask id="late"/>', ''));
  one.start().complete('a');
  expect(one.open()).not.toContain('task after');
  one.complete('c');
  expect(one.open()).toEqual(['task b', 'task after']);
  one.complete('b').complete('after');
  expect(one.done().filter((id) => id === 'after')).toHaveLength(1);
  expect(one.state?.ended).toBe('completed');
});

test('each flow has a count of its own', async () => {
  const one = await play(three('= from_b > 0').replace('<userTask id="late"/>', ''));
  one.start().complete('a').complete('c');
  expect(one.open()).toEqual(['task b']);
  one.complete('b');
  expect(one.open()).toEqual(['task after']);
  expect(one.of('gateway.started')).toHaveLength(0);
});

test('conditions tell the two phases apart', async () => {
  const both = 'gate -> after ? waitingForStart\ngate -> late ? not(waitingForStart)';
  const one = await play(three('= activationCount >= 1', both));
  one.start().complete('a');
  expect(one.open()).toEqual(['task b', 'task c', 'task after']);
  one.complete('b');
  expect(one.open()).toEqual(['task c', 'task after']);
  one.complete('c');
  expect(one.open()).toEqual(['task after', 'task late']);
});

test('without an activation condition any token is enough', async () => {
  const one = await play(three(undefined).replace('<userTask id="late"/>', ''));
  one.start().complete('a');
  expect(one.open()).toContain('task after');
});

test('it is reset as soon as no other token can come', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><inclusiveGateway id="split"/><userTask id="a"/><userTask id="b"/>
       <exclusiveGateway id="x" default="x-gate"/><endEvent id="aside"/>
       <complexGateway id="gate"><activationCondition>= activationCount &gt;= 1</activationCondition></complexGateway><userTask id="first"/><userTask id="then"/>`,
      `start -> split\nsplit -> a\nsplit -> b\na -> gate\nb -> x\nx -> gate\nx -> aside ? away
       gate -> first ? waitingForStart\ngate -> then ? not(waitingForStart)`,
    ),
  );
  one.start({ away: true }).complete('a');
  expect(one.open()).toEqual(['task b', 'task first']);
  one.complete('b');
  expect(one.open()).toEqual(['task first', 'task then']);
});

test('begins anew after its reset: in a loop it may be activated again', async () => {
  const one = await play(
    process(
      `<startEvent id="start"/><exclusiveGateway id="merge"/><parallelGateway id="fork"/><userTask id="a"/><userTask id="b"/>
       <complexGateway id="gate"><activationCondition>= activationCount &gt;= 1</activationCondition></complexGateway>
       <exclusiveGateway id="again" default="again-end"/><endEvent id="end"/>`,
      `start -> merge\nmerge -> fork\nfork -> a\nfork -> b\na -> gate\nb -> gate\ngate -> again ? not(waitingForStart)
       gate -> end ? waitingForStart\nagain -> end\nagain -> merge ? more`,
    ),
  );
  one.start({ more: true }).complete('a').complete('b');
  expect(one.open()).toEqual(['task a', 'task b']);
  one.set({ more: false }).complete('b').complete('a');
  expect(one.state?.ended).toBe('completed');
});

test('splits like an inclusive gateway: default and incident included', async () => {
  const split = (attributes: string) =>
    process(
      `<startEvent id="start"/><complexGateway id="gate" ${attributes}/><userTask id="a"/><userTask id="b"/><userTask id="c"/>`,
      'start -> gate\ngate -> a ? n > 1\ngate -> b ? n > 2\ngate -> c ? n > 9',
    );
  const one = await play(split(''));
  expect(one.start({ n: 3 }).open()).toEqual(['task a', 'task b']);
  const none = await play(split(''));
  expect(none.start({ n: 0 }).of('incident.raised')[0]).toMatchObject({ code: 'condition-none-true' });
  expect(none.set({ n: 2 }).retry('gate').open()).toEqual(['task a']);
});

test('an activation condition that fails is an incident; a second try goes on', async () => {
  const one = await play(three('= enough').replace('<userTask id="late"/>', ''));
  one.start({ enough: 'x' }).complete('a');
  expect(one.of('incident.raised')[0]).toMatchObject({ element: 'gate', code: 'expression-failed' });
  one.complete('b');
  expect(one.of('incident.raised')).toHaveLength(1);
  one.set({ enough: false }).retry('gate');
  expect(one.open()).toEqual(['task c', 'task after']);
  one.complete('c').complete('after');
  expect(one.state?.ended).toBe('completed');
});

test('an activation that never comes is told', async () => {
  const one = await play(three('= activationCount >= 4').replace('<userTask id="late"/>', ''));
  one.start().complete('a').complete('b').complete('c');
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'join-starved', element: 'gate' });
});
