import { readDecisions } from '@throughline/decisions';
import { compileExpression, toJson } from '@throughline/feel';
import { type Model, target } from '../model.ts';
import type { AskedFormulas } from '../subject.ts';
import { writeDmn } from '../write-dmn.ts';
import type { Decide, Engine, Read } from './engine.ts';

/** Without an explanation, as the peers make none. */
export const ours = engine({ explain: false });

export const oursExplained = engine({ explain: true });

function engine({ explain }: { readonly explain: boolean }): Engine {
  return {
    async write(asked) {
      return asked.kind === 'model' ? readModel(asked.model, explain) : async () => evaluateFormulas(asked);
    },
  };
}

function readModel(model: Model, explain: boolean): Read {
  const xml = writeDmn(model, { knowledge: true });
  const name = target(model);
  return async () => {
    const reading = await readDecisions(xml);
    if (!reading.ok) throw new Error(reading.findings.map(({ sentence }) => sentence).join(' '));
    return (given) => {
      const result = reading.model.decide(name, given, { explain });
      return result.ok ? result.output : result.sentence;
    };
  };
}

function evaluateFormulas({ formulas, names }: AskedFormulas): Decide {
  const compiled = formulas.map(({ name, feel }) => {
    const compilation = compileExpression(feel, { names });
    if (!compilation.ok) throw new Error(compilation.errors.map(({ sentence }) => sentence).join(' '));
    return { name, expression: compilation.expression };
  });
  return (given) => {
    const answers: Record<string, unknown> = {};
    for (const { name, expression } of compiled) answers[name] = toJson(expression.evaluate(given).value);
    return answers;
  };
}
