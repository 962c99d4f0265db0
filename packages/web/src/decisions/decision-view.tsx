import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type {
  DecisionDetail,
  DecisionFacts,
  DecisionTest,
  DecisionVersion,
} from '../api/decision-contract.ts';
import { useKeys } from '../shell/keys/use-keys.ts';
import { VersionPane } from './compare/version-pane.tsx';
import { DecisionHead } from './decision-head.tsx';
import type { DecisionSearch } from './decision-search.ts';
import classes from './decision-view.module.css';
import { RulesPane } from './rules-pane.tsx';
import { TestPane } from './tests/test-pane.tsx';
import { useTesting } from './tests/use-testing.ts';
import { topDecision } from './top-decision.ts';
import { isOf, TryPanel } from './try/try-panel.tsx';
import { useTrying } from './try/use-trying.ts';
import { UsesPane } from './uses-pane.tsx';
import { ViewBar } from './view-bar.tsx';

interface Props {
  readonly newest: DecisionDetail;
  /** The version that is looked at. */
  readonly model: DecisionVersion;
}

export function DecisionView({ newest, model }: Props) {
  const search = useSearch({ from: '/inside/change/decisions/$id' });
  const go = useGo(newest.id);
  const element = search.decision ?? topDecision(model.decisions)?.id;
  const facts = model.decisions.find((each) => each.id === element);
  const trying = useTrying(model, facts);
  const testing = useTesting(newest);
  const [rule, setRule] = useState<{ readonly rule: number }>();
  const choose = (decision: string) => go({ ...search, decision });
  const showRule = (decision: string, shown: number) => {
    setRule({ rule: shown });
    go(without({ ...search, decision }));
  };
  const tryTest = (test: DecisionTest) => {
    const of = model.decisions.find((each) => isOf(test.decision, each));
    testing.edit(undefined);
    trying.fill(test.inputs, of);
    if (of) go({ ...search, decision: of.id });
  };
  useStepKeys(model.decisions, element, choose);
  const wide = search.view === 'versions' || search.view === 'uses' || !facts;
  return (
    <div className={classes.page}>
      <DecisionHead newest={newest} model={model} />
      <ViewBar
        id={newest.id}
        current={search.view}
        rules={findingWords(model.findings.length)}
        tests={testing.found ? testWords(testing.found.results) : ''}
        versions={newest.versions.length}
        uses={newest.usedBy.processes.length + newest.usedBy.decisions.length}
      />
      <div className={classes.body} data-wide={wide || undefined}>
        <div className={classes.left}>
          {search.view === undefined && (
            <RulesPane
              model={model}
              element={element}
              trying={trying}
              testing={testing}
              show={rule}
              onChoose={choose}
              onRule={showRule}
            />
          )}
          {search.view === 'tests' && (
            <div className={classes.pane}>
              <TestPane testing={testing} decisions={model.decisions} onTry={tryTest} onRule={showRule} />
            </div>
          )}
          {search.view === 'versions' && (
            <VersionPane newest={newest} model={model} compare={search.compare} />
          )}
          {search.view === 'uses' && <UsesPane newest={newest} />}
        </div>
        {!wide && facts && (
          <TryPanel decision={facts} trying={trying} testing={testing} onDecision={choose} />
        )}
      </div>
    </div>
  );
}

function useGo(id: string) {
  const navigate = useNavigate();
  return (search: DecisionSearch) =>
    void navigate({ to: '/change/decisions/$id', params: { id }, search, replace: true, resetScroll: false });
}

function useStepKeys(
  decisions: readonly DecisionFacts[],
  element: string | undefined,
  choose: (decision: string) => void,
) {
  const place = decisions.findIndex((each) => each.id === element);
  const step = (by: number) => {
    const next = decisions[place + by];
    if (next) choose(next.id);
  };
  useKeys(
    'This decision',
    decisions.length < 2
      ? []
      : [
          { keys: 'J', does: 'next decision', run: () => step(1) },
          { keys: 'K', does: 'decision before', run: () => step(-1) },
        ],
  );
}

function without({ view: _view, compare: _compare, ...rest }: DecisionSearch): DecisionSearch {
  return rest;
}

function findingWords(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '1 finding' : `${count} findings`;
}

function testWords(results: readonly { readonly passed: boolean }[]): string {
  const failing = results.filter((result) => !result.passed).length;
  return failing === 0 ? String(results.length) : `${failing} of ${results.length} fail`;
}
