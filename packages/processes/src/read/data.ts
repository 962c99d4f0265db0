import type { ModdleElement } from 'bpmn-moddle';
import { isName } from '../compile/name.ts';
import { child, text } from './moddle.ts';

/**
 * The variable that holds a data object, property, data input or data output: its name when a variable can be
 * called so, else its id. References to data objects stand for what they refer to.
 */
export function dataVariable(node: ModdleElement): string {
  const meant = child(node, 'dataObjectRef') ?? node;
  const name = text(meant, 'name');
  return name !== undefined && isName(name) ? name : (text(meant, 'id') ?? '');
}
