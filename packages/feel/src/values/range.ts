import type { FeelValue } from './value.ts';

/** How an end made by an operator was written: such ranges are equal only to ranges written alike. */
export type RangeOperator = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** A range; a null start or end made by an operator (`> 5`) is open. */
export class FeelRange {
  readonly start: FeelValue;
  readonly startIncluded: boolean;
  readonly end: FeelValue;
  readonly endIncluded: boolean;
  readonly operator: RangeOperator | undefined;

  constructor(
    start: FeelValue,
    startIncluded: boolean,
    end: FeelValue,
    endIncluded: boolean,
    operator?: RangeOperator,
  ) {
    this.start = start;
    this.startIncluded = startIncluded;
    this.end = end;
    this.endIncluded = endIncluded;
    this.operator = operator;
  }
}

/** The range an operator stands for: `(< 5)` has no start and ends before 5. */
export function operatorRange(operator: RangeOperator, value: FeelValue): FeelRange {
  if (operator === '<' || operator === '<=') {
    return new FeelRange(null, false, value, operator === '<=', operator);
  }
  if (operator === '>' || operator === '>=') {
    return new FeelRange(value, operator === '>=', null, false, operator);
  }
  return new FeelRange(value, operator === '=', value, operator === '=', operator);
}
