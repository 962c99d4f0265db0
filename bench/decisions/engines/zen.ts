import { writeJdm, writeJdmOfFormulas } from '../write-jdm.ts';
import type { Engine } from './engine.ts';

/** Rules in Rust, asked through its only interface that keeps a model: one promise an answer. */
export const zen: Engine = {
  async write(asked) {
    // Loaded late: where its binary is absent, the import throws.
    const { ZenEngine, ZenDecisionContent } = await import('@gorules/zen-engine');
    const jdm = asked.kind === 'model' ? writeJdm(asked.model) : writeJdmOfFormulas(asked.formulas);
    const json = Buffer.from(JSON.stringify(jdm));
    const last = asked.kind === 'model' ? asked.model.decisions.at(-1) : undefined;
    // A formula answers under its name, a table with several outputs by their names.
    const name = last?.logic.kind === 'formula' ? last.name : undefined;
    return async () => {
      const decision = new ZenEngine().createDecision(new ZenDecisionContent(json));
      return async (given) => {
        const { result } = await decision.evaluate(given);
        return name === undefined ? result : result[name];
      };
    };
  },
};
