import { compileByKind } from './compile/compile.ts';
import { Run, type RunOptions, type Spot } from './compile/run.ts';
import type { Code, Scope, Unit } from './compile/scope.ts';
import { compileTests } from './compile/unary-tests.ts';
import { type FeelError, FeelSyntaxError, type FeelWarning, placed } from './feel-error.ts';
import { parseExpression, parseUnaryTests } from './parse/parse.ts';
import type { UnaryTests } from './parse/tests.ts';
import type { Node } from './parse/tree.ts';
import type { FeelType } from './values/type.ts';
import type { FeelValue } from './values/value.ts';

export interface CompileOptions {
  /** Names that will be in the context; needed for names that hold keywords or signs, and to call functions in it. */
  readonly names?: Iterable<string>;
  /** Types known by name, for `instance of` and parameters. */
  readonly types?: ReadonlyMap<string, FeelType>;
  /** Names whose values stand in the run's `data`, each with its place there, instead of in the context. */
  readonly places?: ReadonlyMap<string, number>;
}

export interface EvaluateOptions extends RunOptions {
  /** The value of `?`. */
  readonly input?: unknown;
}

export interface Evaluation {
  readonly value: FeelValue;
  readonly warnings: readonly FeelWarning[];
}

/** A compiled expression or cell. It holds no state: one may be evaluated any number of times. */
export interface Expression {
  readonly source: string;
  /** The names the context should have. */
  readonly references: readonly string[];
  /** Those of them that stand in filters only, so that they may turn out to be entries of an item. */
  readonly perhapsEntries: readonly string[];
  /** What was read, for the cell of a decision table. */
  readonly tests: UnaryTests | undefined;
  /**
   * Evaluates against a context of JSON or FEEL values, which is neither copied nor changed. Never throws: what
   * cannot be computed is null, and a warning says where and why.
   */
  evaluate(context: Readonly<Record<string, unknown>>, options?: EvaluateOptions): Evaluation;
  /** The value in a run that several expressions share, with `?` as the run's input. */
  valueIn(run: Run): FeelValue;
}

export type Compilation =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly errors: readonly FeelError[] };

/** Compiles a FEEL expression (DMN 1.5, chapter 10.3). */
export function compileExpression(source: string, options: CompileOptions = {}): Compilation {
  return compileSource(source, options, (scope, names) => {
    const node = parseExpression(source, { names, types: scope.unit.types });
    const code = compileByKind(node, scope);
    return { code: mayBuild(node) ? withinSize(code) : code, simple: simple.has(node.type) };
  });
}

/** Compiles the unary tests of a decision table's cell; the value is true when the input `?` meets them. */
export function compileUnaryTests(source: string, options: CompileOptions = {}): Compilation {
  return compileSource(source, options, (scope, names) => {
    const tests = parseUnaryTests(source, { names, types: scope.unit.types });
    return { code: compileTests(tests, scope), tests };
  });
}

/** Whether the value may hold lists or contexts that the expression has made itself, and that may be endless. */
function mayBuild(node: Node): boolean {
  if (node.type === 'path') return mayBuild(node.source);
  return !builtNowhere.has(node.type);
}

const builtNowhere: ReadonlySet<Node['type']> = new Set([
  ...(['name', 'input', 'literal', 'range', 'negation', 'arithmetic', 'comparison'] as const),
  ...(['logic', 'between', 'in', 'instanceOf', 'quantified', 'function'] as const),
]);

function withinSize(code: Code): Code {
  return (run) => {
    const value = code(run);
    if (typeof value === 'object' && value !== null) run.checkSize(value);
    return value;
  };
}

/** What takes no steps, so that it need not be kept from taking too many. */
const simple: ReadonlySet<Node['type']> = new Set(['name', 'input', 'literal']);

interface Compiled {
  readonly code: Code;
  readonly simple?: boolean;
  readonly tests?: UnaryTests;
}

function compileSource(
  source: string,
  options: CompileOptions,
  compile: (scope: Scope, names: ReadonlySet<string>) => Compiled,
): Compilation {
  const names = new Set(options.names ?? []);
  const unit: Unit = {
    compile: compileByKind,
    source,
    names,
    types: options.types ?? noTypes,
    places: options.places ?? noPlaces,
    references: new Set(),
    perhapsEntries: new Set(),
    slots: 0,
    nodes: 0,
  };
  try {
    const compiled = compile({ unit, kind: 'root' }, names);
    return { ok: true, expression: new CompiledExpression(unit, compiled) };
  } catch (reason) {
    if (!(reason instanceof FeelSyntaxError)) throw reason;
    return { ok: false, errors: [placed(source, reason.span, reason.code, reason.message, reason.mend)] };
  }
}

const noTypes: ReadonlyMap<string, FeelType> = new Map();
const noPlaces: ReadonlyMap<string, number> = new Map();

class CompiledExpression implements Expression {
  readonly source: string;
  readonly references: readonly string[];
  readonly perhapsEntries: readonly string[];
  readonly tests: UnaryTests | undefined;
  readonly #code: Code;
  readonly #simple: boolean;
  readonly #slots: number;
  readonly #spot: Spot;

  constructor(unit: Unit, { code, tests, simple = false }: Compiled) {
    this.source = unit.source;
    this.references = [...unit.references];
    this.perhapsEntries = [...unit.perhapsEntries];
    this.tests = tests;
    this.#code = code;
    this.#simple = simple;
    this.#slots = unit.slots;
    this.#spot = { source: unit.source, offset: 0, length: unit.source.length };
  }

  evaluate(context: Readonly<Record<string, unknown>>, options?: EvaluateOptions): Evaluation {
    const run = new Run(context, options);
    if (options !== undefined) run.input = (options.input ?? null) as FeelValue;
    const value = this.valueIn(run);
    return { value, warnings: run.warnings };
  }

  valueIn(run: Run): FeelValue {
    if (this.#simple) return this.#code(run) ?? null;
    if (this.#slots === 0) return run.attempt(this.#spot, this.#code) ?? null;
    const outer = run.frame;
    run.frame = new Array<FeelValue>(this.#slots).fill(null);
    const value = run.attempt(this.#spot, this.#code) ?? null;
    run.frame = outer;
    return value;
  }
}
