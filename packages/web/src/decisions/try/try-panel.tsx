import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { DecisionFacts } from '../../api/decision-contract.ts';
import { Kbd } from '../../parts/kbd.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { useKeys } from '../../shell/keys/use-keys.ts';
import { TestForm } from '../tests/test-form.tsx';
import type { Testing } from '../tests/use-testing.ts';
import { Answer } from './answer.tsx';
import { InputControl } from './input-control.tsx';
import classes from './try-panel.module.css';
import type { Trying } from './use-trying.ts';

interface Props {
  readonly decision: DecisionFacts;
  readonly trying: Trying;
  readonly testing: Testing;
  readonly onDecision: (decision: string) => void;
}

/** Values in, answer out, while typing: with the reasons, and with what would change it. */
export function TryPanel({ decision, trying, testing, onDecision }: Props) {
  const form = useRef<HTMLDivElement>(null);
  useKeys('Try it', [
    {
      keys: 'T',
      does: 'try values',
      run: () => form.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus(),
    },
    ...(trying.empty ? [] : [{ keys: 'X', does: 'empty the fields', run: trying.clear }]),
  ]);
  const change = (input: string, to: Parameters<Trying['fill']>[0][string]) => trying.fill({ [input]: to });
  const first = testing.tests.find((test) => isOf(test.decision, decision));
  const { answer } = trying;
  const test = testing.may && <TestForm decision={decision} trying={trying} testing={testing} />;
  useScrolledToTop(form, testing.editing);
  return (
    <aside className={classes.panel} aria-label="Try it">
      <div className={classes.head}>
        <h2 className={classes.title}>
          Try it <Kbd keys="T" />
        </h2>
        {!trying.empty && decision.inputs.length > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={trying.clear}>
            Empty
          </Button>
        )}
      </div>
      <div ref={form} className={classes.form}>
        {decision.inputs.map((input) => (
          <InputControl
            key={input.name}
            input={input}
            entry={trying.entries[input.name] ?? ''}
            refused={trying.refused[input.name]}
            onEnter={(entry) => trying.enter(input.name, entry)}
          />
        ))}
      </div>
      {trying.empty && (
        <p className={classes.hint}>
          Enter values and see which rule answers, and why.
          {first && (
            <button type="button" className={classes.take} onClick={() => trying.fill(first.inputs)}>
              Take those of the test “{first.name}”
            </button>
          )}
        </p>
      )}
      {trying.problem && <ProblemNote problem={trying.problem} />}
      {testing.editing !== undefined && test}
      {answer && <Answer why={answer} onChange={change} onDecision={onDecision} />}
      {testing.editing === undefined && answer && test}
    </aside>
  );
}

/** A test says its decision by id or by name. */
export function isOf(named: string, decision: DecisionFacts): boolean {
  return named === decision.id || named === decision.name;
}

/** A test that was chosen shows its values, whatever was read before. */
function useScrolledToTop(form: React.RefObject<HTMLElement | null>, editing: number | undefined) {
  useEffect(() => {
    if (editing !== undefined) form.current?.parentElement?.scrollTo({ top: 0 });
  }, [form, editing]);
}
