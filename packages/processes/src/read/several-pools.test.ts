import { expect, test } from 'vitest';
import { Play } from '../../test/play.ts';
import { definitions, extend, flows } from '../../test/xml.ts';
import { checkProcess, compileProcess } from '../index.ts';
import { readProcesses } from './read-processes.ts';

const pools = (flow: string, definition = '<messageEventDefinition/>', roots = '') =>
  definitions(`${roots}<collaboration id="c"><participant id="a" processRef="p"/><participant id="b" processRef="q"/>${flow}</collaboration>
    <process id="p" isExecutable="true"><startEvent id="start"/><sendTask id="send"/>${flows('start -> send')}</process>
    <process id="q" isExecutable="true"><startEvent id="got">${definition}</startEvent><task id="work"/>${flows('got -> work')}</process>`);

async function read(xml: string) {
  const result = await readProcesses(xml);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result;
}

test('a message flow gives its ends the message that they do not name', async () => {
  const { processes, findings } = await read(
    pools('<messageFlow id="order" sourceRef="send" targetRef="got"/>'),
  );
  expect(
    [...findings, ...processes.flatMap(checkProcess)].filter(({ severity }) => severity === 'error'),
  ).toEqual([]);
  const [sender, receiver] = processes.map(compileProcess);
  if (sender === undefined || receiver === undefined) throw new Error('Two processes were expected.');
  const sent = new Play(sender).start().of('message.thrown')[0];
  expect(sent?.name).toBe('order');
  expect(receiver.starts[0]?.message?.name).toEqual({ fixed: 'order' });
});

test('the message of the flow, or of the other end, comes first', async () => {
  const roots = '<message id="m" name="ordered"/>';
  const byFlow = await read(
    pools('<messageFlow id="f" sourceRef="send" targetRef="got" messageRef="m"/>', undefined, roots),
  );
  const byEnd = await read(
    pools(
      '<messageFlow id="f" sourceRef="send" targetRef="got"/>',
      '<messageEventDefinition messageRef="m"/>',
      roots,
    ),
  );
  for (const { processes } of [byFlow, byEnd])
    expect(processes[0]?.elements.find(({ id }) => id === 'send')?.message?.name).toBe('ordered');
});

test('ends with different messages are told', async () => {
  const roots = '<message id="m" name="ordered"/><message id="n" name="asked"/>';
  const xml = pools(
    '<messageFlow id="f" sourceRef="send" targetRef="got"/>',
    '<messageEventDefinition messageRef="m"/>',
    roots,
  );
  const { findings } = await read(
    xml.replace('<sendTask id="send"/>', '<sendTask id="send" messageRef="n"/>'),
  );
  expect(findings.find(({ code }) => code === 'message-flow-mismatch')).toMatchObject({
    severity: 'warning',
    element: 'f',
  });
});

test('a global task is a process of one task, called like any other', async () => {
  const { processes, findings } = await read(
    definitions(`<globalUserTask id="check" name="Check">${extend('<zeebe:assignmentDefinition assignee="ada.king"/>')}</globalUserTask>
      <process id="p" isExecutable="true"><startEvent id="start"/><callActivity id="call" calledElement="check"/>${flows('start -> call')}</process>`),
  );
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [caller, called] = processes;
  if (caller === undefined || called === undefined) throw new Error('Two processes were expected.');
  expect(checkProcess(called).filter(({ severity }) => severity !== 'advice')).toEqual([]);
  expect(new Play(compileProcess(caller)).start().of('call.started')[0]?.process).toBe('check');
  const one = new Play(compileProcess(called)).start();
  expect(one.of('task.created')[0]).toMatchObject({ element: 'check', name: 'Check', assignee: 'ada.king' });
  expect(one.complete('check').state?.ended).toBe('completed');
});
