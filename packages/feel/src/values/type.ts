import { type Caller, FeelFunction } from './function.ts';
import { isContext, isList, type Kind, kindOf } from './kind.ts';
import { FeelRange } from './range.ts';
import type { FeelValue } from './value.ts';

/** A type of FEEL (DMN 1.5, 10.3.2.1). */
export type FeelType =
  | { readonly kind: 'any' }
  | { readonly kind: Exclude<Kind, 'list' | 'context' | 'range' | 'function'> }
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'range'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly members: readonly (readonly [name: string, type: FeelType])[] }
  | { readonly kind: 'function'; readonly parameters?: readonly FeelType[]; readonly result?: FeelType };

export const anyType: FeelType = { kind: 'any' };

/** The types with a name of their own; `list<T>` and the like are made from these. */
export const namedTypes: ReadonlyMap<string, FeelType> = new Map<string, FeelType>([
  ['Any', anyType],
  ['Null', { kind: 'null' }],
  ['boolean', { kind: 'boolean' }],
  ['number', { kind: 'number' }],
  ['string', { kind: 'string' }],
  ['date', { kind: 'date' }],
  ['time', { kind: 'time' }],
  ['date and time', { kind: 'date and time' }],
  ['days and time duration', { kind: 'days and time duration' }],
  ['years and months duration', { kind: 'years and months duration' }],
  ['list', { kind: 'list', of: anyType }],
  ['context', { kind: 'context', members: [] }],
  ['range', { kind: 'range', of: anyType }],
  ['function', { kind: 'function' }],
]);

/** Whether a value belongs to a type; null belongs to every type (DMN 1.5, 10.3.2.9.2). Counts work for a caller. */
export function conforms(value: FeelValue, type: FeelType, caller?: Caller): boolean {
  if (type.kind === 'any' || value === null || value === undefined) return true;
  switch (type.kind) {
    case 'list':
      return isList(value) && listConforms(value, type.of, caller);
    case 'context':
      return (
        isContext(value) && type.members.every(([name, member]) => hasMember(value, name, member, caller))
      );
    case 'range':
      return value instanceof FeelRange && conforms(value.start, type.of) && conforms(value.end, type.of);
    case 'function':
      return value instanceof FeelFunction && functionConforms(value, type);
    default:
      return kindOf(value) === type.kind;
  }
}

/** `instance of`: as `conforms`, but null is an instance of Null only. */
export function isInstance(value: FeelValue, type: FeelType, caller?: Caller): boolean {
  if (value === null || value === undefined) return type.kind === 'null';
  return conforms(value, type, caller);
}

/** Whether every value of one type belongs to the other. */
function typeConforms(type: FeelType, other: FeelType): boolean {
  if (other.kind === 'any' || type.kind === 'null') return true;
  if (type.kind !== other.kind) return false;
  if (type.kind === 'list' && other.kind === 'list') return typeConforms(type.of, other.of);
  if (type.kind === 'range' && other.kind === 'range') return typeConforms(type.of, other.of);
  if (type.kind === 'context' && other.kind === 'context') {
    const members = new Map(type.members);
    return other.members.every(([name, wanted]) => {
      const member = members.get(name);
      return member !== undefined && typeConforms(member, wanted);
    });
  }
  if (type.kind === 'function' && other.kind === 'function') return signatureConforms(type, other);
  return true;
}

/** A type as it is written. */
export function typeText(type: FeelType): string {
  switch (type.kind) {
    case 'any':
      return 'Any';
    case 'null':
      return 'Null';
    case 'list':
    case 'range':
      return `${type.kind}<${typeText(type.of)}>`;
    case 'context':
      return `context<${type.members.map(([name, member]) => `${name}: ${typeText(member)}`).join(', ')}>`;
    case 'function':
      return `function<${(type.parameters ?? []).map(typeText).join(', ')}> -> ${typeText(type.result ?? anyType)}`;
    default:
      return type.kind;
  }
}

type FunctionType = Extract<FeelType, { kind: 'function' }>;

function listConforms(list: readonly FeelValue[], of: FeelType, caller: Caller | undefined): boolean {
  if (of.kind === 'any') return true;
  caller?.spend(1 + (list.length >> 2));
  return list.every((item) => conforms(item, of, caller));
}

function hasMember(
  value: { readonly [name: string]: FeelValue },
  name: string,
  type: FeelType,
  caller: Caller | undefined,
): boolean {
  caller?.spend(1);
  return Object.hasOwn(value, name) && conforms(value[name] as FeelValue, type, caller);
}

function functionConforms(value: FeelFunction, type: FunctionType): boolean {
  const parameters = value.parameters.map((parameter) => parameter.type ?? anyType);
  // What a function written in FEEL gives is known only when it runs.
  return signatureConforms({ kind: 'function', parameters, result: value.result ?? type.result }, type);
}

/** A function may ask for less and give more than the type says. */
function signatureConforms(own: FunctionType, wanted: FunctionType): boolean {
  const { parameters = [], result = anyType } = own;
  if (wanted.parameters !== undefined) {
    if (wanted.parameters.length !== parameters.length) return false;
    if (!wanted.parameters.every((type, at) => typeConforms(type, parameters[at] as FeelType))) return false;
  }
  return wanted.result === undefined || typeConforms(result, wanted.result);
}
