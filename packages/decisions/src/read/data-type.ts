import { anyType, type Expression, type FeelType } from '@throughline/feel';

/** A type as a model defines it: what FEEL knows of it, and what values it allows beyond that. */
export interface DataType {
  /** As findings and sentences name it. */
  readonly name: string;
  readonly feel: FeelType;
  /** The type of a collection's items. */
  readonly item?: DataType;
  /** The types of a context's entries. */
  readonly members?: readonly (readonly [name: string, type: DataType])[];
  /** All true for each value allowed, as unary tests over `?`; those of the type it is made from come first. */
  readonly allowed?: readonly Expression[];
}

export const anyDataType: DataType = { name: 'Any', feel: anyType };
