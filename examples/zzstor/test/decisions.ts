import { type DecisionModel, readDecisions } from '@throughline/decisions';
import type { DecisionAnswer, Variables } from '@throughline/processes';
import { definitionFiles } from '../load.ts';

const models = await Promise.all(
  definitionFiles()
    .filter(({ name }) => name.endsWith('.dmn'))
    .map(({ content }) => modelOf(content)),
);

/** Asks the demonstration's decision of that id, as the product would. */
export function answerDecision(id: string, variables: Variables, now: string): DecisionAnswer {
  const model = models.find(({ decisions }) => decisions.some((decision) => decision.id === id));
  if (!model) return { ok: false, sentence: `There is no decision ${id}.` };
  const result = model.decide(id, variables, { now });
  return result.ok ? { ok: true, output: result.output } : { ok: false, sentence: result.sentence };
}

async function modelOf(content: string): Promise<DecisionModel> {
  const reading = await readDecisions(content);
  if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
  return reading.model;
}
