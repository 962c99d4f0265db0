import type { ModdleElement } from 'bpmn-moddle';

/** Typed looks into moddle's loosely typed tree. */

export function text(element: ModdleElement | undefined, property: string): string | undefined {
  const value = element?.[property];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function flag(element: ModdleElement | undefined, property: string, otherwise: boolean): boolean {
  const value = element?.[property];
  return typeof value === 'boolean' ? value : otherwise;
}

export function child(element: ModdleElement | undefined, property: string): ModdleElement | undefined {
  const value = element?.[property];
  return isElement(value) ? value : undefined;
}

export function children(element: ModdleElement | undefined, property: string): readonly ModdleElement[] {
  const value = element?.[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The text inside an expression element, such as a condition or a time. */
export function body(element: ModdleElement | undefined, property: string): string | undefined {
  return text(child(element, property), 'body');
}

/** The extension element of this type, as `zeebe:IoMapping`. */
export function extension(element: ModdleElement | undefined, type: string): ModdleElement | undefined {
  return extensions(element).find((one) => one.$type === type);
}

export function extensions(element: ModdleElement | undefined): readonly ModdleElement[] {
  return children(child(element, 'extensionElements'), 'values');
}

/** `bpmn:UserTask` -> `userTask`. */
export function localName(type: string): string {
  const name = type.slice(type.indexOf(':') + 1);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `a, b` -> [`a`, `b`]. */
export function names(list: string | undefined): readonly string[] {
  return (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}
