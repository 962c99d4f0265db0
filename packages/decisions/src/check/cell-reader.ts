import { compileUnaryTests, type Expression, type FeelType, type FeelValue } from '@throughline/feel';
import { constantOf, valuesOf } from '../regions/constant.ts';
import type { TableSource } from './table-source.ts';

/** Reads the cells of one table, each different text once. */
export class CellReader {
  readonly #names: readonly string[];
  readonly #types: ReadonlyMap<string, FeelType>;
  readonly #read = new Map<string, Expression | undefined>();

  constructor({ names, types }: Pick<TableSource, 'names' | 'types'>) {
    this.#names = [...names.keys()];
    this.#types = types.feelTypes;
  }

  /** Undefined for a cell that always holds. What cannot be read was refused when the model was. */
  cell(text: string | undefined): Expression | undefined {
    const trimmed = text?.trim() ?? '';
    if (trimmed === '' || trimmed === '-') return undefined;
    if (!this.#read.has(trimmed)) this.#read.set(trimmed, this.#compile(trimmed));
    return this.#read.get(trimmed);
  }

  #compile(text: string): Expression | undefined {
    const compiled = compileUnaryTests(text, { names: this.#names, types: this.#types });
    return compiled.ok ? compiled.expression : undefined;
  }

  /** The values that an expression can have, where it says so itself: a constant, or a choice between some. */
  valuesOf(text: string | undefined): readonly FeelValue[] | undefined {
    const trimmed = text?.trim() ?? '';
    if (trimmed === '') return [null];
    const cell = this.cell(trimmed);
    const [only, ...others] = cell?.tests?.tests ?? [];
    if (cell === undefined || only === undefined || others.length > 0 || cell.tests?.negated)
      return undefined;
    return valuesOf(only, cell.source);
  }

  /** The values of a list of constants, in order; undefined when there are others among them. */
  constants(text: string | undefined): readonly FeelValue[] | undefined {
    const cell = this.cell(text);
    if (cell?.tests === undefined || cell.tests.negated) return undefined;
    const values = cell.tests.tests.map((test) => constantOf(test, cell.source));
    return values.every((value) => value !== undefined) ? (values as readonly FeelValue[]) : undefined;
  }
}
