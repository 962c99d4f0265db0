import type { Json } from '../api/contract.ts';
import type { FormSchema, TaskDetail } from '../api/work-contract.ts';
import { nameWords } from '../format/value.ts';

export interface Fact {
  readonly name: string;
  readonly label: string;
  readonly value: Json;
}

/** How many values stand beside a task; the whole case has all of them. */
const SHOWN = 12;

/** What is known and not already a field of the task's own form. Contexts are opened one level. */
export function facts(task: Pick<TaskDetail, 'variables' | 'labels' | 'form'>): readonly Fact[] {
  const asked = task.form ? fieldsOf(task.form) : new Set<string>();
  return Object.entries(task.variables)
    .filter(([name]) => name !== 'starter' && !asked.has(name))
    .flatMap(([name, value]) => opened(name, value, task.labels))
    .filter((fact) => fact.value !== null && fact.value !== '' && !isBig(fact.value))
    .slice(0, SHOWN);
}

/** One value, or the values of a context under its own name: `stock.tessera` is "Stock, tessera". */
export function opened(name: string, value: Json, labels: TaskDetail['labels']): readonly Fact[] {
  const label = labels[name] ?? nameWords(name);
  if (!isContext(value)) return [{ name, label, value }];
  return Object.entries(value).map(([inner, each]) => ({
    name: `${name}.${inner}`,
    label: labels[`${name}.${inner}`] ?? `${label}, ${nameWords(inner).toLowerCase()}`,
    value: each,
  }));
}

// ---- helpers ----

function fieldsOf(schema: FormSchema): ReadonlySet<string> {
  const components = Array.isArray(schema.components) ? (schema.components as readonly FormSchema[]) : [];
  const names = components.flatMap((each) => [
    ...(typeof each.key === 'string' ? [each.key.split('.')[0]!] : []),
    ...fieldsOf(each),
  ]);
  return new Set(names);
}

function isContext(value: Json): value is { readonly [name: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isBig(value: Json): boolean {
  return value !== null && typeof value === 'object' && JSON.stringify(value).length > 160;
}
