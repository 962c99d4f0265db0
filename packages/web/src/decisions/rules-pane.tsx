import { useMemo, useState } from 'react';
import type { DecisionFacts, DecisionVersion } from '../api/decision-contract.ts';
import { DecisionFindings } from './decision-findings.tsx';
import { DecisionNames } from './decision-names.tsx';
import { nameIn } from './dmn/boxed.ts';
import { findingPlaces } from './dmn/finding-places.ts';
import { LazyGraph, LazyLogic } from './dmn/lazy-dmn.tsx';
import { parseModel } from './dmn/parse-model.ts';
import { tableLight } from './dmn/table-light.ts';
import classes from './rules-pane.module.css';
import type { Testing } from './tests/use-testing.ts';
import type { Trying } from './try/use-trying.ts';

interface Props {
  readonly model: DecisionVersion;
  /** Id of the decision or knowledge model looked at. */
  readonly element: string | undefined;
  readonly trying: Trying;
  readonly testing: Testing;
  readonly show: { readonly rule: number } | undefined;
  readonly onChoose: (element: string) => void;
  readonly onRule: (decision: string, rule: number) => void;
}

/** The graph, the rules of the chosen decision with what is lit in them, and what the checks found. */
export function RulesPane({ model, element, trying, testing, show, onChoose, onRule }: Props) {
  const facts = model.decisions.find((each) => each.id === element);
  const [untested, setUntested] = useState(false);
  const { answer } = trying;
  const light = useMemo(
    () => tableLight(answer?.decisions.find((each) => each.decision === element)),
    [answer, element],
  );
  const unreached = testing.found?.coverage.find((each) => each.decision === element)?.unreached ?? NONE;
  const marks = useMemo(
    () => ({
      ...findingPlaces(model.findings, element ?? ''),
      untested: new Set(untested ? unreached : NONE),
    }),
    [model.findings, element, untested, unreached],
  );
  const part = useMemo(() => answer?.decisions.map((each) => each.decision) ?? [], [answer]);
  const graph = model.decisions.length > 1 || model.xml.includes('businessKnowledgeModel');
  const name = useMemo(
    () => facts?.name ?? nameIn(parseModel(model.xml), element ?? ''),
    [facts, model.xml, element],
  );
  return (
    <>
      {graph && (
        <div className={classes.graph}>
          <DecisionNames decisions={model.decisions} chosen={element} onChoose={onChoose} />
          <section className={classes.drawing} aria-label="Graph">
            <LazyGraph
              xml={model.xml}
              label={`Graph of ${model.name}: what each decision needs`}
              chosen={element}
              part={part}
              onChosen={onChoose}
            />
          </section>
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to stand in it. */}
      <section className={classes.rules} aria-label={`Rules of ${name}`} tabIndex={0} data-scrolls>
        <div className={classes.head}>
          <h2 className={classes.title}>{name}</h2>
          <span className={classes.dim}>{logicWords(facts)}</span>
          <span className={classes.space} />
          {facts?.table && unreached.length > 0 && testing.tests.length > 0 && (
            <button
              type="button"
              className={classes.toggle}
              aria-pressed={untested}
              onClick={() => setUntested(!untested)}
            >
              {unreached.length === 1
                ? '1 rule no test reaches'
                : `${unreached.length} rules no test reaches`}
            </button>
          )}
        </div>
        {element === undefined ? (
          <p className={classes.dim}>No rule fits yet: this decision answers nothing.</p>
        ) : (
          <LazyLogic
            xml={model.xml}
            element={element}
            label={`Rules of ${name}`}
            light={light}
            marks={marks}
            show={show}
          />
        )}
        <DecisionFindings
          model={model}
          element={element}
          onRule={onRule}
          onTry={(facts, inputs) => {
            onChoose(facts.id);
            trying.fill(inputs, facts);
          }}
        />
      </section>
    </>
  );
}

const NONE: readonly number[] = [];

function logicWords(facts: DecisionFacts | undefined): string {
  if (!facts) return 'knowledge model';
  if (!facts.table) return 'expression';
  const { hitPolicy, rules } = facts.table;
  return `${rules === 1 ? '1 rule' : `${rules} rules`}, ${POLICIES[hitPolicy] ?? hitPolicy.toLowerCase()}`;
}

/** Hit policies as a reader needs them. */
const POLICIES: { readonly [policy: string]: string | undefined } = {
  UNIQUE: 'at most one fits',
  FIRST: 'the first that fits decides',
  PRIORITY: 'the answer listed first decides',
  ANY: 'all that fit agree',
  COLLECT: 'all that fit are collected',
  'RULE ORDER': 'all that fit, in their order',
  'OUTPUT ORDER': 'all that fit, by their answers’ order',
  'COLLECT SUM': 'the answers that fit are added up',
  'COLLECT COUNT': 'the answers that fit are counted',
  'COLLECT MIN': 'the smallest answer that fits',
  'COLLECT MAX': 'the largest answer that fits',
};
