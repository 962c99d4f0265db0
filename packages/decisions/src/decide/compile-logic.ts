import type { Logic } from '../read/dmn.ts';
import { compileConditional, compileFilter, compileIteration } from './choice.ts';
import { compileContext, compileList, compileRelation } from './container.ts';
import { fit } from './fit.ts';
import { compileFunctionLogic, compileInvocation } from './function.ts';
import { type Code, compileFeel, type LogicScope, note, nothing } from './logic-scope.ts';
import { compileTable } from './table.ts';

/** Compiles a boxed expression of any kind (DMN 1.5, chapter 10.2); its value is made to fit the type it is given. */
export function compileLogic(logic: Logic | undefined, scope: LogicScope, what: string): Code {
  const code = compileKind(logic, scope, what);
  // The type of a function definition speaks of the function or of its result, as tools like it.
  if (logic?.typeRef === undefined || logic.$type === 'dmn:FunctionDefinition') return code;
  const type = scope.types.named(logic.typeRef, scope.element);
  return (run) => fit(code(run), type, what, run);
}

function compileKind(logic: Logic | undefined, scope: LogicScope, what: string): Code {
  switch (logic?.$type) {
    case 'dmn:LiteralExpression':
      return compileLiteral(logic, scope, what);
    case 'dmn:DecisionTable':
      return compileTable(logic, scope, what);
    case 'dmn:Context':
      return compileContext(logic, scope, what);
    case 'dmn:List':
      return compileList(logic, scope, what);
    case 'dmn:Relation':
      return compileRelation(logic, scope, what);
    case 'dmn:Invocation':
      return compileInvocation(logic, scope, what);
    case 'dmn:FunctionDefinition':
      return compileFunctionLogic(logic, scope, what);
    case 'dmn:Conditional':
      return compileConditional(logic, scope, what);
    case 'dmn:For':
    case 'dmn:Some':
    case 'dmn:Every':
      return compileIteration(logic, scope, what);
    case 'dmn:Filter':
      return compileFilter(logic, scope, what);
    default:
      note(scope, 'no-logic', `${what} has no logic.`, 'Give it a table or an expression.');
      return nothing;
  }
}

function compileLiteral(
  logic: Extract<Logic, { $type: 'dmn:LiteralExpression' }>,
  scope: LogicScope,
  what: string,
): Code {
  if (logic.importedValues !== undefined) {
    note(
      scope,
      'imported-values',
      `${what} imports values from another file.`,
      'Write the values in this model.',
    );
    return nothing;
  }
  const expression = compileFeel(logic, scope, what);
  return expression === undefined ? nothing : (run) => expression.valueIn(run);
}
