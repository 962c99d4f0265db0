import { expect, test } from 'vitest';
import { play } from '../../test/play.ts';
import { extend, process } from '../../test/xml.ts';

const rule = process(
  `<startEvent id="start"/><businessRuleTask id="rule">${extend(
    '<zeebe:calledDecision decisionId="bundle" resultVariable="answer"/>',
  )}</businessRuleTask><endEvent id="end"/>`,
  'start -> rule\nrule -> end',
);

test('the decision sees the variables, and its answer becomes one', async () => {
  const one = await play(rule, (id, { size = null }) => ({
    ok: true,
    output: { id, ok: size === 2 },
    version: '3',
    model: '17',
    inputs: { size },
    explanation: ['rule 1'],
  }));
  one.start({ size: 2 });
  expect(one.variables.answer).toEqual({ id: 'bundle', ok: true });
  expect(one.of('decision.evaluated')[0]).toMatchObject({
    decision: 'bundle',
    version: '3',
    model: '17',
    inputs: { size: 2 },
    output: { id: 'bundle', ok: true },
    explanation: ['rule 1'],
  });
  expect(one.of('variables.set')).toHaveLength(0);
  expect(one.state?.ended).toBe('completed');
});

test('a decision that fails is an incident with its sentence, and is asked again', async () => {
  let broken = true;
  const one = await play(rule, () =>
    broken ? { ok: false, sentence: 'No rule fits.' } : { ok: true, output: 1 },
  );
  one.start();
  expect(one.of('incident.raised')[0]).toMatchObject({ code: 'decision-failed', sentence: 'No rule fits.' });
  broken = false;
  one.retry('rule');
  expect(one.variables.answer).toBe(1);
});
