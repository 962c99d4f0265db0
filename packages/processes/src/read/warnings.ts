import type { ModdleElement, ModdleWarning } from 'bpmn-moddle';
import type { Finding } from '../finding.ts';
import { text } from './moddle.ts';

/** References whose absence the structural checks tell in better words. */
const checkedLater = new Set(['bpmn:sourceRef', 'bpmn:targetRef', 'bpmn:attachedToRef']);

/** What the parser did not understand, as findings. The drawing's own oddities do not matter. */
export function findWarnings(
  warnings: readonly ModdleWarning[],
  lines: ReadonlyMap<string, number>,
): readonly Finding[] {
  return warnings.flatMap((warning) => {
    const finding = isDrawing(warning.element) ? undefined : translate(warning);
    return finding === undefined ? [] : [{ ...placeOf(warning.element, lines), ...finding }];
  });
}

function translate(warning: ModdleWarning): Finding | undefined {
  const { message, element, property } = warning;
  if (message.startsWith('unknown attribute')) return unknownAttribute(element, property ?? '');
  if (message.startsWith('unresolved reference')) return unresolved(message, property ?? '');
  if (message.startsWith('unparsable content')) return unparsable(message);
  return undefined;
}

function unknownAttribute(element: ModdleElement | undefined, name: string): Finding | undefined {
  if (name.startsWith('zeebe:modelerTemplate')) return undefined;
  const ours = /^(zeebe|tl):/.test(name) || element?.$type.startsWith('zeebe:') === true;
  const owner = element?.$type.startsWith('zeebe:') ? ` of <${element.$type}>` : '';
  return {
    code: 'unknown-attribute',
    severity: ours ? 'error' : 'warning',
    sentence: `The attribute ${name}${owner} is not known here and would have no effect.`,
    mend: 'Correct its name, or remove it.',
  };
}

function unresolved(message: string, property: string): Finding | undefined {
  if (checkedLater.has(property)) return undefined;
  const id = /<(.*)>/.exec(message)?.[1] ?? '';
  return {
    code: 'unresolved-reference',
    severity: 'error',
    sentence: `The element refers to “${id}” (${property}), which is not in the file.`,
    mend: 'Choose an element that exists, or remove the reference.',
  };
}

function unparsable(message: string): Finding {
  const tag = /unparsable content <?\/?([^\s>/]*)/.exec(message)?.[1] ?? '';
  const line = Number(/line: (\d+)/.exec(message)?.[1] ?? -1) + 1 || undefined;
  const twice = /duplicate ID <(.*)>/.exec(message)?.[1];
  if (twice !== undefined) {
    return {
      code: 'duplicate-id',
      severity: 'error',
      sentence: `Two elements have the same id “${twice}”.`,
      mend: 'Give one of them another id.',
      element: twice,
      line,
    };
  }
  return {
    code: 'unknown-element',
    severity: 'error',
    sentence: `<${tag}> is not an element known here, so the model would not mean what it says.`,
    mend: 'Remove it, or replace it by an element of BPMN 2.0.',
    line,
  };
}

/** The nearest element around that has an id: extension elements have none. */
export function placeOf(
  element: ModdleElement | undefined,
  lines: ReadonlyMap<string, number>,
): Pick<Finding, 'element' | 'name' | 'line'> {
  let owner = element;
  while (owner && text(owner, 'id') === undefined) owner = owner.$parent;
  const id = text(owner, 'id');
  return { element: id, name: text(owner, 'name'), line: id === undefined ? undefined : lines.get(id) };
}

function isDrawing(element: ModdleElement | undefined): boolean {
  return element !== undefined && /^(bpmndi|di|dc):/.test(element.$type);
}
