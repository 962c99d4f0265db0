import { z } from '@hono/zod-openapi';
import { jsonPath } from '../http/check-input.ts';
import { findUnstorable } from '../http/storable.ts';
import type { DefinitionFile, FileFinding, ReadDefinition } from './definition.ts';
import { unreadable, unreadablePattern } from './form-expression.ts';

const bound = z.union([z.number(), z.string()]).optional();
const rules = z.looseObject({
  required: z.union([z.boolean(), z.string()]).optional(),
  ...{ min: bound, max: bound, minLength: bound, maxLength: bound },
  pattern: z.string().optional(),
  validationType: z.string().optional(),
});

const fieldShape = {
  type: z.string(),
  key: z.string().optional(),
  path: z.string().optional(),
  label: z.string().optional(),
  disabled: z.boolean().optional(),
  readonly: z.union([z.boolean(), z.string()]).optional(),
  subtype: z.string().optional(),
  values: z.array(z.looseObject({ value: z.json(), label: z.string().optional() })).optional(),
  valuesKey: z.string().optional(),
  valuesExpression: z.string().optional(),
  conditional: z.looseObject({ hide: z.string().optional() }).nullish(),
  validate: rules.optional(),
};

/** A field of a form-js form, as far as the server reads it. */
export interface FormField extends z.output<z.ZodObject<typeof fieldShape>> {
  readonly components?: readonly FormField[] | undefined;
}

const field: z.ZodType<FormField> = z.looseObject({
  ...fieldShape,
  get components() {
    return z.array(field).optional();
  },
});

const formShape = z.looseObject({
  id: z.string().min(1),
  name: z.string().optional(),
  components: z.array(field),
});

export type FieldRules = z.output<typeof rules>;
export type FormSchema = z.output<typeof formShape>;

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
  const refused = (...[code, sentence, mend]: [string, string, string]) => ({
    definitions: [],
    findings: [finding(code, sentence, mend)],
  });
  const content = parse(file.content);
  if (content === undefined) {
    const mend = 'Export the form again as a form-js JSON file.';
    return refused('form-not-json', 'The file is no readable JSON.', mend);
  }
  // Also what is nested so deeply that reading it would exhaust the stack.
  const unstorable = findUnstorable(content);
  const read = unstorable ? undefined : formShape.safeParse(content);
  if (!read?.success) {
    const path = unstorable?.path.slice(0, 12) ?? read?.error?.issues[0]?.path ?? [];
    const place = path.length > 0 ? `“${jsonPath(path)}”` : 'The file';
    const sentence = `${place} is missing or not as a form-js form has it.`;
    return refused('form-incomplete', sentence, 'Export the form again as a form-js JSON file.');
  }
  const form = read.data;
  const names = allFields(form).flatMap(({ key }) => key?.split('.')[0] ?? []);
  const findings = allFields(form).flatMap((field) =>
    faultsOf(field, names).map(([code, sentence, mend]) =>
      finding(code, sentence, mend, field.key ?? field.label ?? field.type),
    ),
  );
  const { id, name = id } = form;
  const definition = { kind: 'form' as const, id, name, file: file.name, content: file.content, meta: {} };
  return { definitions: findings.length ? [] : [definition], findings };
}

type Fault = readonly [code: string, sentence: string, mend: string];

/** What is wrong with one field; `names` are those of all fields, which expressions may use. */
function faultsOf(field: FormField, names: readonly string[]): Fault[] {
  const name = field.key ?? field.label ?? field.type;
  if (!VALUE_FIELDS.has(field.type) && !OTHER_FIELDS.has(field.type)) {
    const sentence = `The field "${name}" is of type "${field.type}", which is not known here.`;
    return [['form-field-unknown', sentence, `Use one of: ${[...VALUE_FIELDS].join(', ')}.`]];
  }
  if (VALUE_FIELDS.has(field.type) && !field.key) {
    const sentence = `The field "${name}" has no key, so its answer would have no name.`;
    return [['form-field-without-key', sentence, 'Give the field a key.']];
  }
  const expressions = expressionsOf(field).flatMap((text): Fault[] => {
    const reason = unreadable(text, names);
    if (reason === undefined) return [];
    const sentence = `The field "${name}" has an expression that cannot be read (${text}). ${reason}`;
    return [['form-expression-unreadable', sentence, 'Correct the expression.']];
  });
  return [...expressions, ...patternFaults(name, field.validate?.pattern)];
}

/** Texts of a field that are FEEL: always, or when they begin with `=`. */
function expressionsOf({ conditional, valuesExpression, readonly, validate = {} }: FormField): string[] {
  const { required, min, max, minLength, maxLength } = validate;
  const either = [readonly, required, min, max, minLength, maxLength];
  const written = either.filter((rule) => typeof rule === 'string' && rule.startsWith('='));
  return [conditional?.hide, valuesExpression, ...(written as string[])].filter((text) => text !== undefined);
}

function patternFaults(name: string, pattern: string | undefined): Fault[] {
  const reason = pattern === undefined ? undefined : unreadablePattern(pattern);
  if (reason === undefined) return [];
  const sentence = `The field "${name}" has a pattern that cannot be read (${pattern}). ${reason}`;
  return [['form-pattern-unreadable', sentence, 'Write it without look-ahead and back-references.']];
}

/** All fields, groups opened. */
export function allFields(form: FormSchema): FormField[] {
  const open = (field: FormField): FormField[] => [field, ...(field.components ?? []).flatMap(open)];
  return form.components.flatMap(open);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
