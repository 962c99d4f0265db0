import type { Counterfactual, DecisionModel, Why } from '@throughline/decisions';
import type { Variables } from '@throughline/processes';

/** An answer that takes longer is not gone through again for its reasons, which takes several times as long. */
const SLOW_MS = 150;
/** How long changes that give another answer are looked for. */
const SEARCH_MS = 100;
const MOST_COUNTERFACTUALS = 8;

export interface Question {
  readonly decision: string;
  readonly inputs: Variables;
  readonly now: string;
}

/** An answer with its reasons, and what would change it. */
export interface Answered extends Pick<Why, 'decisions'> {
  readonly answer: ReturnType<typeof shown>;
  readonly counterfactuals: readonly Counterfactual[];
  /** Why reasons or changes are left out. */
  readonly leftOut?: string;
}

/**
 * Asks a decision and has it explained, in bounded time whatever the model says: this is asked at every key that is
 * typed, and while it runs nobody else is served.
 */
export function askDecision(model: DecisionModel, { decision, inputs, now }: Question): Answered {
  const begun = performance.now();
  const result = model.decide(decision, inputs, { now, explain: false });
  if (performance.now() - begun > SLOW_MS) {
    const leftOut = 'This decision takes so long that its reasons are not worked out.';
    return { answer: shown(result), decisions: [], counterfactuals: [], leftOut };
  }
  const { answer, decisions } = model.explain(decision, inputs, { now });
  const end = performance.now() + SEARCH_MS;
  const enough = () => performance.now() > end;
  const counterfactuals = model.counterfactuals(decision, inputs, {
    ...{ now, most: MOST_COUNTERFACTUALS, enough },
  });
  const leftOut = enough()
    ? { leftOut: 'Not all changes that would give another answer were looked for.' }
    : {};
  return { answer: shown(answer), decisions, counterfactuals, ...leftOut };
}

function shown(answer: Why['answer']) {
  const { warnings } = answer;
  return answer.ok
    ? { ok: true as const, output: answer.output, warnings }
    : { ok: false as const, sentence: answer.sentence, warnings };
}
