import { evaluate, unaryTest } from 'feelin';
import { feelOf } from '../cell.ts';
import { answerOf, type Formula, type Model, type Table, target, type Values } from '../model.ts';
import type { Decide, Engine } from './engine.ts';

/**
 * Feelin evaluates texts and knows no tables: what a user of it writes around it is written here. It offers no way
 * to keep what was parsed.
 */
export const feelin: Engine = {
  async write(asked) {
    const decide = asked.kind === 'model' ? decideModel(asked.model) : evaluateFormulas(asked.formulas);
    return async () => decide;
  },
};

function evaluateFormulas(formulas: readonly Formula[]): Decide {
  return (given) => Object.fromEntries(formulas.map(({ name, feel }) => [name, answerTo(feel, given)]));
}

function decideModel(model: Model): Decide {
  const functions = Object.fromEntries(model.functions.map((known) => [known.name, functionOf(known)]));
  const steps = model.decisions.map(({ name, logic }) => ({
    name,
    decide:
      logic.kind === 'table'
        ? decideTable(logic)
        : (values: Values) => answerTo(logic.feel, { ...values, ...functions }),
  }));
  return (given) => {
    const values: Record<string, unknown> = { ...given };
    for (const { name, decide } of steps) values[name] = decide(values);
    return values[target(model)];
  };
}

function decideTable({ columns, outputs, rules, policy }: Table): Decide {
  const rows = rules.map(({ cells, answers }) => ({
    cells: cells.map(feelOf),
    answers: answers.map((answer) => JSON.stringify(answer)),
  }));
  return (given) => {
    const inputs = columns.map(({ name }) => answerTo(name, given));
    const meets = ({ cells }: { cells: readonly string[] }) =>
      cells.every((cell, at) => unaryTest(cell, { ...given, '?': inputs[at] }).value === true);
    const matched = policy === 'FIRST' ? rows.find(meets) : only(rows.filter(meets));
    return (
      matched &&
      answerOf(
        outputs,
        matched.answers.map((answer) => answerTo(answer, given)),
      )
    );
  };
}

function only<T>(matched: readonly T[]): T | undefined {
  return matched.length === 1 ? matched[0] : undefined;
}

function functionOf({ parameters = [], feel }: Formula): unknown {
  return answerTo(`function(${parameters.join(', ')}) ${feel}`, {});
}

function answerTo(text: string, given: Values): unknown {
  return evaluate(text, given).value;
}
