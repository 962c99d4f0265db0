import type { Finding } from '../finding.ts';
import type { DataType } from '../read/data-type.ts';
import type { DecisionTable, Logic } from '../read/dmn.ts';
import type { Types } from '../read/read-types.ts';
import type { Names } from './known.ts';

/** A table to check, and what its expressions may use. */
export interface TableSource {
  /** As sentences call the table: the name of its decision or knowledge model. */
  readonly what: string;
  readonly element: { readonly id: string; readonly name: string };
  /** The id of the decision, unless the table is part of a knowledge model. */
  readonly decision?: string;
  readonly table: DecisionTable;
  readonly names: Names;
  readonly types: Types;
  /** The type of the decision whose whole logic the table is. */
  readonly outputType?: DataType;
}

/** What a finding about a table says of where it stands. */
export function placed(
  { element: { id: element, name }, decision }: TableSource,
  finding: Omit<Finding, 'element' | 'name' | 'decision'>,
): Finding {
  return { ...finding, element, name, ...(decision !== undefined && { decision }) };
}

/** A table inside other logic, with the names that are declared around it. */
interface NestedTable {
  readonly table: DecisionTable;
  readonly locals: readonly string[];
}

/** All tables in logic, however deep. */
export function tablesIn(logic: Logic | undefined, locals: readonly string[] = []): readonly NestedTable[] {
  switch (logic?.$type) {
    case 'dmn:DecisionTable':
      return [{ table: logic, locals }];
    case 'dmn:Invocation':
      return [
        logic.calledFunction,
        ...(logic.binding ?? []).map(({ bindingFormula }) => bindingFormula),
      ].flatMap((part) => tablesIn(part, locals));
    case 'dmn:Context': {
      const entries = logic.contextEntry ?? [];
      const inner = [...locals, ...entries.flatMap(({ variable }) => variable?.name ?? [])];
      return entries.flatMap(({ value }) => tablesIn(value, inner));
    }
    case 'dmn:FunctionDefinition': {
      const parameters = (logic.formalParameter ?? []).flatMap(({ name }) => name ?? []);
      return tablesIn(logic.body, [...locals, ...parameters]);
    }
    case 'dmn:Relation':
      return (logic.row ?? []).flatMap((row) => tablesIn(row, locals));
    case 'dmn:List':
      return (logic.elements ?? []).flatMap((item) => tablesIn(item, locals));
    case 'dmn:Conditional':
      return [logic.if, logic.then, logic.else].flatMap((child) => tablesIn(child?.value, locals));
    case 'dmn:Filter':
      return [...tablesIn(logic.in?.value, locals), ...tablesIn(logic.match?.value, [...locals, 'item'])];
    case 'dmn:For':
    case 'dmn:Some':
    case 'dmn:Every': {
      const inner = [...locals, logic.iteratorVariable ?? 'item', 'partial'];
      const body = logic.return?.value ?? logic.satisfies?.value;
      return [...tablesIn(logic.in?.value, locals), ...tablesIn(body, inner)];
    }
    default:
      return [];
  }
}
