import type { FeelValue } from '@throughline/feel';
import type { DataType } from '../read/data-type.ts';
import type { ContextLogic, ListLogic, Relation } from '../read/dmn.ts';
import { fit } from './fit.ts';
import { type Code, type LogicScope, withNames } from './logic-scope.ts';

interface Entry {
  readonly name: string;
  readonly type: DataType;
  readonly code: Code;
}

/** Each entry sees those before it; an entry without a name, the last, is the result. */
export function compileContext(logic: ContextLogic, scope: LogicScope, what: string): Code {
  const entries: Entry[] = [];
  let result: Code | undefined;
  let inner = scope;
  for (const { variable, value } of logic.contextEntry ?? []) {
    const name = variable?.name;
    if (name === undefined) {
      result = scope.compile(value, inner, `The result of ${what}`);
      continue;
    }
    // A function may call itself by the name it is given.
    const own = value?.$type === 'dmn:FunctionDefinition' ? withNames(inner, [name]) : inner;
    const code = scope.compile(value, own, `The entry ${name} of ${what}`);
    entries.push({ name, type: scope.types.named(variable?.typeRef, scope.element), code });
    inner = withNames(inner, [name]);
  }
  return (run) => {
    const outer = run.context;
    const context: { [name: string]: FeelValue } = {};
    for (const { name, type, code } of entries) {
      const value = fit(code(run), type, name, run);
      context[name] = value;
      if (run.explaining === 'whole') run.entries.push([name, value]);
      run.context = { ...run.context, [name]: value };
    }
    const value = result === undefined ? context : result(run);
    run.context = outer;
    return value;
  };
}

export function compileList(logic: ListLogic, scope: LogicScope, what: string): Code {
  const items = (logic.elements ?? []).map((item, at) =>
    scope.compile(item, scope, `Item ${at + 1} of ${what}`),
  );
  return (run) => items.map((item) => item(run));
}

/** A list of contexts: one for each row, with an entry for each column. */
export function compileRelation(logic: Relation, scope: LogicScope, what: string): Code {
  const columns = (logic.column ?? []).map(({ name = '', typeRef }) => ({
    name,
    type: scope.types.named(typeRef, scope.element),
  }));
  const rows = (logic.row ?? []).map((row, at) =>
    columns.map(({ name, type }, column): readonly [string, Code] => {
      const code = scope.compile(row.elements?.[column], scope, `Row ${at + 1} of ${what}`);
      return [name, (run) => fit(code(run), type, `${name} in row ${at + 1}`, run)];
    }),
  );
  return (run) => rows.map((cells) => Object.fromEntries(cells.map(([name, code]) => [name, code(run)])));
}
