import { activity } from '../behaviour/activity.ts';
import { evaluateToText } from '../behaviour/evaluate.ts';
import { Fault } from '../behaviour/fault.ts';
import { finishInstance } from '../behaviour/scope.ts';
import { visibleFrom } from '../look/visible-variables.ts';

/** Asks a decision and keeps its answer in the result variable. */
export const businessRuleTask = activity((turn, element, { key }) => {
  if (element.decision === undefined) return undefined;
  const what = `The decision id of “${element.name}”`;
  const decision = evaluateToText(turn, element.decision.id, key, { code: 'expression-failed', what });
  if (decision instanceof Fault) return decision;
  const answer = turn.env.decision(decision, visibleFrom(turn.draft, key));
  if (!answer.ok) return new Fault('decision-failed', answer.sentence);
  const { output, version, model, inputs, explanation } = answer;
  turn.emit({
    type: 'decision.evaluated',
    instance: key,
    element: element.id,
    decision,
    ...(version !== undefined && { version }),
    ...(model !== undefined && { model }),
    ...(inputs !== undefined && { inputs }),
    output,
    ...(explanation !== undefined && { explanation }),
  });
  finishInstance(turn, key);
  return undefined;
});
