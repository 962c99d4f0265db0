import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answered } from '../test/answered.ts';

const home = mkdtempSync(join(tmpdir(), 'throughline-cli-play-'));
const at = (name: string) => join(home, name);

const HEAD = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">`;
const ORDER = `${HEAD}
  <message id="m" name="paid"><extensionElements><zeebe:subscription correlationKey="= number" /></extensionElements></message>
  <error id="e" name="Unknown" errorCode="unknown" />
  <process id="order" name="Order">
    <startEvent id="start" /><sequenceFlow id="f1" sourceRef="start" targetRef="check" />
    <userTask id="check" name="Check the order"><extensionElements><zeebe:userTask /></extensionElements></userTask>
    <boundaryEvent id="late" attachedToRef="check" cancelActivity="false"><timerEventDefinition>
      <timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition></boundaryEvent>
    <sequenceFlow id="f2" sourceRef="late" targetRef="remind" />
    <serviceTask id="remind" name="Remind"><extensionElements><zeebe:taskDefinition type="mail" /></extensionElements></serviceTask>
    <boundaryEvent id="nobody" attachedToRef="remind"><errorEventDefinition errorRef="e" /></boundaryEvent>
    <sequenceFlow id="f5" sourceRef="nobody" targetRef="left" /><endEvent id="left" />
    <sequenceFlow id="f3" sourceRef="check" targetRef="pay" />
    <intermediateCatchEvent id="pay"><messageEventDefinition messageRef="m" /></intermediateCatchEvent>
    <sequenceFlow id="f4" sourceRef="pay" targetRef="end" /><endEvent id="end" />
  </process>
</definitions>`;

beforeAll(() => {
  writeFileSync(at('order.bpmn'), ORDER);
  writeFileSync(at('broken.bpmn'), ORDER.replace('targetRef="pay"', 'targetRef="gone"'));
});
afterAll(() => rmSync(home, { recursive: true }));

const played = (...args: string[]) =>
  answered(['run', at('order.bpmn'), '--vars', '{"number":"A-1"}', ...args]);

it('plays the steps in the order they are given, in virtual time', async () => {
  const { code, out } = await played(
    ...[
      '--advance',
      'PT2H',
      '--error',
      'remind=unknown',
      '--complete',
      'check={"ok":true}',
      '--message',
      'paid=A-1',
    ],
  );
  expect(code).toBe(0);
  const lines = out.split('\n');
  expect(lines[0]).toBe('2030-01-01 00:00:00  order  case.started');
  expect(lines).toContain('2030-01-01 01:00:00  order  job.created               Remind');
  expect(lines.at(-2)).toBe('Nothing waits any more.');
});

it('says what waits at the end', async () => {
  expect((await played('--advance', 'PT61M')).out).toMatch(/Waits: check \(task\), remind \(job\)\.\n$/);
});

it('prints events as JSON, with their moment', async () => {
  const { out } = await played('--json', '--from', '2026-11-23T08:00:00Z');
  const [first, ...others] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(first).toMatchObject({
    at: '2026-11-23T08:00:00.000Z',
    process: 'order',
    type: 'case.started',
    variables: { number: 'A-1' },
  });
  expect(others.at(-1)).toMatchObject({ type: 'task.created', element: 'check' });
});

it.each([
  ['a step at the wrong place', ['--complete', 'remind'], 1, 'Nothing waits at remind.\nWhat waits:'],
  ['a message nobody waits for', ['--message', 'paid=A-1'], 1, 'Nobody waits for the message paid=A-1.'],
  ['no duration', ['--advance', 'soon'], 1, '"soon" is no duration.'],
  ['variables that are no JSON', ['--complete', 'check={ok}'], 2, '--complete check is no JSON'],
  ['an unknown process', ['--process', 'other'], 1, 'There is no process other.'],
  ['no moment', ['--from', 'noon'], 2, '--from noon is no moment'],
])('refuses %s', async (_, args, code, sentence) => {
  const answer = await played(...args);
  expect(answer.code).toBe(code);
  expect(answer.err).toContain(sentence);
});

it('asks decisions at the virtual moment', async () => {
  writeFileSync(
    at('rule.bpmn'),
    `${HEAD}<process id="p"><startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="r"/><businessRuleTask id="r">
      <extensionElements><zeebe:calledDecision decisionId="day" resultVariable="day"/></extensionElements></businessRuleTask>
      <sequenceFlow id="b" sourceRef="r" targetRef="e"/><endEvent id="e"/></process></definitions>`,
  );
  writeFileSync(
    at('rule.dmn'),
    `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="M" namespace="http://m">
      <decision id="day" name="Day"><literalExpression><text>today()</text></literalExpression></decision></definitions>`,
  );
  const { code, out } = await answered(['run', at('rule.bpmn'), at('rule.dmn'), '--json']);
  expect(code).toBe(0);
  expect(out).toContain('"output":"2030-01-01"');
});

it('plays nothing of a model that cannot run', async () => {
  const { code, out, err } = await answered(['run', at('broken.bpmn')]);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('Nothing was played.');
});
