import { child, text } from '../../read/moddle.ts';
import { breach, type StandardRule } from './breach.ts';

/** Rules about ids, kinds of text and names. */
export const checkNames: StandardRule = function* ({ of }) {
  for (const node of of('Documentation', 'TextAnnotation')) {
    const format = text(node, 'textFormat');
    if (format === undefined || /^[\w.+-]+\/[\w.+-]+$/.test(format)) continue;
    const what = `has the text format “${format}”, which is no media type.`;
    yield breach('text-format', node, what, 'Write one such as text/plain.');
  }
  for (const node of of('DataObjectReference')) {
    const state = text(child(node, 'dataState'), 'name');
    const own = text(child(node, 'dataObjectRef'), 'name');
    if (state === undefined || own === undefined || text(node, 'name') === `${own} [${state}]`) continue;
    const what = `stands for “${own}” in the state “${state}”, but is named otherwise.`;
    yield breach('data-state-name', node, what, `Name it “${own} [${state}]”.`);
  }
  for (const node of of('Process', 'SubProcess')) {
    for (const inner of of('ChoreographyActivity')) {
      if (inner.$parent !== node) continue;
      yield breach(
        'choreography-in-process',
        inner,
        'is part of a choreography, and has no place in a process.',
        'Use an activity of a process in its place.',
      );
    }
  }
};
