import type { ModdleElement } from 'bpmn-moddle';
import type { ElementDefinition, ProcessDefinition } from './definition.ts';
import { localName, text } from './moddle.ts';
import { readElement } from './read-element.ts';

/** `bpmn:GlobalUserTask` -> `userTask`; undefined for what is no global task. */
export function globalTaskType(node: ModdleElement): string | undefined {
  const kind = /^bpmn:Global(|User|Manual|Script|BusinessRule)Task$/.exec(node.$type)?.[1];
  return kind === undefined ? undefined : localName(`${kind}Task`);
}

/** A global task is called as a process is: it becomes one of a single task, which nobody starts by hand. */
export function readGlobalTask(node: ModdleElement, lines: ReadonlyMap<string, number>): ProcessDefinition {
  const id = text(node, 'id') ?? '';
  const name = text(node, 'name');
  const line = lines.get(id);
  const task = {
    ...readElement(node, { lines, functions: new Map() }),
    type: globalTaskType(node) ?? 'task',
  };
  const event = (type: string): ElementDefinition => ({
    id: `${id}_${type}`,
    type,
    line,
    ...{ interrupting: true, triggers: [], inputs: [], outputs: [] },
  });
  const flow = (source: string, target: string) => ({ id: `${source}->${target}`, source, target, line });
  const [start, end] = [event('startEvent'), event('endEvent')];
  return {
    ...{ id, name, line },
    executable: true,
    stages: [],
    starters: [],
    elements: [start, task, end],
    flows: [flow(start.id, id), flow(id, end.id)],
  };
}
