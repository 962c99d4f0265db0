import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { CaseDecision } from '../api/decision-contract.ts';
import { caseDecisionQuery } from '../api/decision-queries.ts';
import { problemOf } from '../api/request.ts';
import type { CaseDetail, CaseEvent } from '../api/work-contract.ts';
import { LazyLogic } from '../decisions/dmn/lazy-dmn.tsx';
import { tableLight, tellingDecision } from '../decisions/dmn/table-light.ts';
import { Answer } from '../decisions/try/answer.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import classes from './decision-card.module.css';
import { useTestFromCase } from './use-test-from-case.ts';

interface Props {
  readonly of: CaseDetail;
  /** A `decision.evaluated` event. */
  readonly event: CaseEvent;
}

/** Why it was decided so: the table with the rule that fired, beside its sentences. */
export function DecisionCard({ of, event }: Props) {
  const decided = useQuery(caseDecisionQuery(of.key, event.seq));
  return (
    <section className={classes.card} aria-label="Why it was decided so">
      {decided.error && <ProblemNote problem={problemOf(decided.error)} />}
      {decided.isPending && <Skeleton rows={4} height={32} label="Loading the decision" />}
      {decided.data && <Decided of={of} seq={event.seq} decided={decided.data} />}
    </section>
  );
}

function Decided(props: { readonly of: CaseDetail; readonly seq: number; readonly decided: CaseDecision }) {
  const { of, seq, decided } = props;
  const { may, busy, make } = useTestFromCase(decided.model, of, seq);
  const [chosen, setChosen] = useState<string>();
  const shown = chosen ?? tellingDecision(decided)?.decision ?? decided.decision;
  const why = decided.decisions.find((each) => each.decision === shown);
  const light = useMemo(() => tableLight(why), [why]);
  const name = why?.name ?? shown;
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.title}>
          <Link
            to="/change/decisions/$id"
            params={{ id: decided.model }}
            search={{ decision: shown, version: decided.version }}
            className={classes.link}
          >
            {decided.modelName}
          </Link>
        </h2>
        <span className={classes.dim}>v{decided.version}</span>
        {decided.decisions.length > 1 && (
          <nav className={classes.parts} aria-label="Decisions that took part">
            {decided.decisions.map((each) => (
              <button
                key={each.decision}
                type="button"
                className={classes.part}
                aria-current={each.decision === shown ? 'true' : undefined}
                onClick={() => setChosen(each.decision)}
              >
                {each.name}
              </button>
            ))}
          </nav>
        )}
        <span className={classes.space} />
        {may && (
          <Button size="compact-sm" disabled={busy} onClick={make}>
            Make a test of this
          </Button>
        )}
      </header>
      <div className={classes.body}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to stand in it. */}
        <section className={classes.rules} aria-label={`Rules of ${name}`} tabIndex={0} data-scrolls>
          <LazyLogic
            xml={decided.xml}
            element={shown}
            label={`Rules of ${name}, as they were`}
            light={light}
          />
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above. */}
        <section className={classes.why} aria-label="Reasons" tabIndex={0}>
          <Answer why={decided} first={shown} onDecision={setChosen} />
        </section>
      </div>
    </>
  );
}
