import { expect, test } from 'vitest';
import { definitions, extend, io, process } from '../../test/xml.ts';
import { readProcesses } from '../read/read-processes.ts';
import { openBpmn, writeBpmn } from './bpmn-file.ts';

async function rewritten(xml: string): Promise<string> {
  const opened = await openBpmn(xml);
  if (!opened.ok) throw new Error(JSON.stringify(opened.findings));
  return writeBpmn(opened.file);
}

const drawn = definitions(
  `<process id="p" isExecutable="true"><startEvent id="start"/><userTask id="t" tl:why="Because">${extend(
    `${io({ a: '= 1' })}<vendor:note xmlns:vendor="http://vendor.example" level="3">Look here</vendor:note>`,
  )}</userTask><sequenceFlow id="f" sourceRef="start" targetRef="t"/></process>
   <bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
     xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d"><bpmndi:BPMNPlane id="plane" bpmnElement="p">
       <bpmndi:BPMNShape id="t_di" bpmnElement="t"><dc:Bounds x="10" y="20" width="100" height="80"/></bpmndi:BPMNShape>
       <bpmndi:BPMNEdge id="f_di" bpmnElement="f"><di:waypoint x="1" y="2"/><di:waypoint x="3" y="4"/></bpmndi:BPMNEdge>
     </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`,
);

test('what is read again means the same', async () => {
  const strip = (value: unknown) =>
    JSON.parse(JSON.stringify(value, (key, one) => (key === 'line' ? undefined : one)));
  const [before, after] = [await readProcesses(drawn), await readProcesses(await rewritten(drawn))];
  expect(before.ok && after.ok).toBe(true);
  expect(strip(after)).toEqual(strip(before));
});

test('the drawing and what others added are kept', async () => {
  const xml = await rewritten(drawn);
  expect(xml).toContain('<dc:Bounds x="10" y="20" width="100" height="80" />');
  expect(xml.match(/<di:waypoint /g)).toHaveLength(2);
  expect(xml).toMatch(/<vendor:note [^>]*level="3">Look here<\/vendor:note>/);
  expect(await rewritten(xml)).toBe(xml);
});

test('a reference to what is not there stays as it was, and is told', async () => {
  const xml = process('<startEvent id="start"/><receiveTask id="t" messageRef="lost"/>', 'start -> t');
  const opened = await openBpmn(xml);
  expect(opened.ok && opened.file.findings).toMatchObject([{ code: 'unresolved-reference' }]);
  expect(await rewritten(xml)).toContain('messageRef="lost"');
});

test.each(['', 'hello', '<a><b></a>', '<!DOCTYPE x><a/>'])(
  'what is no BPMN is refused with a reason (%#)',
  async (xml) => {
    const opened = await openBpmn(xml);
    expect(opened.ok ? [] : opened.findings).toMatchObject([{ severity: 'error' }]);
  },
);
