import { type FeelValue, kindOf } from '@throughline/feel';

/** Kinds whose values lie in an order. A local time cannot be compared with one that knows its offset from UTC. */
export type LineKind =
  | 'number'
  | 'date'
  | 'time'
  | 'time with offset'
  | 'date and time'
  | 'date and time with offset'
  | 'days and time duration'
  | 'years and months duration';

/** Kinds whose values are only told apart. */
export type PointKind = 'string' | 'boolean';

export type RegionKind = LineKind | PointKind;

export function isPointKind(kind: RegionKind): kind is PointKind {
  return kind === 'string' || kind === 'boolean';
}

/** Undefined for null and for kinds that are not reasoned about: lists, contexts, ranges, functions. */
export function regionKindOf(value: FeelValue): RegionKind | undefined {
  const kind = kindOf(value);
  switch (kind) {
    case 'time':
    case 'date and time':
      return (value as { readonly place?: unknown }).place === undefined ? kind : `${kind} with offset`;
    case 'null':
    case 'list':
    case 'context':
    case 'range':
    case 'function':
      return undefined;
    default:
      return kind;
  }
}
