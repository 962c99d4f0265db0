import type { ReactNode } from 'react';
import type { Variables } from '../api/contract.ts';
import type { DecisionFacts, DecisionFinding, DecisionVersion } from '../api/decision-contract.ts';
import { FindingAction, FindingList } from '../parts/finding-list.tsx';
import classes from './decision-findings.module.css';

interface Props {
  readonly model: DecisionVersion;
  /** The decision looked at: its findings come first. */
  readonly element: string | undefined;
  readonly onRule: (decision: string, rule: number) => void;
  readonly onTry: (decision: DecisionFacts, inputs: Variables) => void;
}

/** What the checks found, each with its place in the table and the example that shows it. */
export function DecisionFindings({ model, element, onRule, onTry }: Props) {
  if (model.findings.length === 0) return null;
  const isHere = (finding: DecisionFinding) => (finding.decision ?? element) === element;
  const here = model.findings.filter(isHere);
  const elsewhere = model.findings.filter((finding) => !isHere(finding));
  const actions = (finding: DecisionFinding) => {
    const { decision, example } = finding;
    const facts = model.decisions.find((each) => each.id === decision);
    if (!facts) return null;
    const rule = finding.rules?.[0] ?? finding.cells?.[0]?.rule;
    return (
      <>
        {rule !== undefined && (
          <FindingAction name={`Show rule ${rule}`} onClick={() => onRule(facts.id, rule)} />
        )}
        {example && <FindingAction name="Try the example" onClick={() => onTry(facts, example)} />}
      </>
    );
  };
  const there =
    here.length > 0 ? 'And in the other decisions' : 'What the checks found in the other decisions';
  return (
    <div className={classes.findings}>
      <Part title="What the checks found here" of={here} actions={actions} />
      <Part title={there} of={elsewhere} actions={actions} />
    </div>
  );
}

function Part(props: {
  readonly title: string;
  readonly of: readonly DecisionFinding[];
  readonly actions: (finding: DecisionFinding) => ReactNode;
}) {
  const { title, of, actions } = props;
  if (of.length === 0) return null;
  return (
    <div className={classes.part}>
      <h3 className={classes.title}>
        {title} <span className={classes.count}>{of.length}</span>
      </h3>
      <FindingList findings={of} actions={actions} />
    </div>
  );
}
