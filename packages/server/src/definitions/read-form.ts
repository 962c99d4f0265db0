import type { Json } from '@throughline/processes';
import type { DefinitionFile, FileFinding, ReadDefinition } from './definition.ts';

/** A field of a form-js form, as far as the server reads it. */
export interface FormField {
  readonly type: string;
  readonly key?: string;
  readonly path?: string;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly readonly?: boolean | string;
  readonly subtype?: string;
  readonly values?: readonly { readonly value: Json; readonly label?: string }[];
  readonly valuesKey?: string;
  readonly valuesExpression?: string;
  readonly conditional?: { readonly hide?: string };
  readonly validate?: FieldRules;
  readonly components?: readonly FormField[];
}

export interface FieldRules {
  readonly required?: boolean | string;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly minLength?: number | string;
  readonly maxLength?: number | string;
  readonly pattern?: string;
  readonly validationType?: 'email' | 'phone' | 'custom';
}

export interface FormSchema {
  readonly id: string;
  readonly components: readonly FormField[];
}

/** Field types that hold a value, and those that only show or group something. */
export const VALUE_FIELDS: ReadonlySet<string> = new Set([
  'textfield',
  'textarea',
  'number',
  'checkbox',
  'checklist',
  'radio',
  'select',
  'taglist',
  'datetime',
]);
const OTHER_FIELDS: ReadonlySet<string> = new Set([
  'text',
  'html',
  'image',
  'button',
  'spacer',
  'separator',
  'group',
  'table',
  'expression',
]);

/** Reads a form-js form; what the server could not check later is refused here. */
export function readForm(file: DefinitionFile): { definitions: ReadDefinition[]; findings: FileFinding[] } {
  const finding = (code: string, sentence: string, mend: string, element?: string): FileFinding => ({
    ...{ file: file.name, code, severity: 'error', sentence, mend },
    ...(element ? { element } : {}),
  });
  const schema = parse(file.content);
  if (!schema) {
    const mend = 'Export the form again as a form-js JSON file.';
    return { definitions: [], findings: [finding('form-not-json', 'The file is no readable JSON.', mend)] };
  }
  if (typeof schema.id !== 'string' || !schema.id || !Array.isArray(schema.components)) {
    const sentence = 'A form needs an "id" and a list of "components"; one of them is missing.';
    return {
      definitions: [],
      findings: [finding('form-incomplete', sentence, 'Give the form an id and fields.')],
    };
  }
  const form = schema as unknown as FormSchema & { name?: string };
  const findings = allFields(form).flatMap((field) => {
    const name = field.key ?? field.label ?? field.type;
    if (!VALUE_FIELDS.has(field.type) && !OTHER_FIELDS.has(field.type)) {
      const sentence = `The field "${name}" is of type "${field.type}", which is not known here.`;
      return [finding('form-field-unknown', sentence, `Use one of: ${[...VALUE_FIELDS].join(', ')}.`, name)];
    }
    if (VALUE_FIELDS.has(field.type) && !field.key) {
      const sentence = `The field "${name}" has no key, so its answer would have no name.`;
      return [finding('form-field-without-key', sentence, 'Give the field a key.', name)];
    }
    return [];
  });
  const title = typeof form.name === 'string' ? form.name : form.id;
  const definition = {
    kind: 'form' as const,
    id: form.id,
    name: title,
    file: file.name,
    content: file.content,
    meta: {},
  };
  return { definitions: findings.length ? [] : [definition], findings };
}

/** All fields, groups opened. */
export function allFields(form: FormSchema): FormField[] {
  const open = (field: FormField): FormField[] => [field, ...(field.components ?? []).flatMap(open)];
  return form.components.flatMap(open);
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
