import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTestPipe, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { DecisionFacts, DecisionTest, DecisionTestResult } from '../../api/decision-contract.ts';
import { Empty } from '../../parts/empty.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Tip } from '../../parts/tip.tsx';
import { inputsWords } from '../words.ts';
import { Coverage } from './coverage.tsx';
import { TestMark } from './test-mark.tsx';
import classes from './test-pane.module.css';
import type { Testing } from './use-testing.ts';

interface Props {
  readonly testing: Testing;
  readonly decisions: readonly DecisionFacts[];
  /** Puts a test's values into the fields and shows its decision. */
  readonly onTry: (test: DecisionTest) => void;
  readonly onRule: (decision: string, rule: number) => void;
}

/** The test cases of a model with what they say now, and the rules that none of them reaches. */
export function TestPane({ testing, decisions, onTry, onRule }: Props) {
  const { found, problem } = testing;
  if (problem) return <ProblemNote problem={problem} />;
  if (!found) return <Skeleton rows={5} height={44} label="Loading the tests" />;
  const failing = found.results.filter((result) => !result.passed).length;
  return (
    <section className={classes.pane} aria-label="Tests">
      {found.tests.length === 0 ? (
        <Empty icon={IconTestPipe} title="No test yet">
          A test is a set of values and the answer they must always get. Try values, then keep them as a test;
          or make one from a real case, on the case’s page.
        </Empty>
      ) : (
        <>
          <p className={classes.sum} role="status">
            <TestMark passed={failing === 0} />
            {failing === 0 ? `All ${found.tests.length} pass.` : `${failing} of ${found.tests.length} fail.`}
            <span className={classes.dim}>Run against the newest version, just now.</span>
          </p>
          <ul className={classes.list}>
            {found.tests.map((test, place) => (
              <Row
                key={test.name}
                test={test}
                result={found.results[place]}
                of={decisions.length > 1 ? nameOf(decisions, test.decision) : undefined}
                chosen={testing.editing === place}
                onTry={() => onTry(test)}
                onEdit={() => {
                  onTry(test);
                  testing.edit(place);
                }}
                onRemove={() => void testing.remove(place)}
                may={testing.may}
              />
            ))}
          </ul>
        </>
      )}
      <Coverage coverage={found.coverage} onRule={onRule} />
    </section>
  );
}

function Row(props: {
  readonly test: DecisionTest;
  readonly result: DecisionTestResult | undefined;
  readonly of: string | undefined;
  readonly chosen: boolean;
  readonly may: boolean;
  readonly onTry: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { test, result, of, chosen, may, onTry, onEdit, onRemove } = props;
  const tools = [
    { name: `Change ${test.name}`, tip: 'Change', icon: IconPencil, run: onEdit },
    { name: `Delete ${test.name}`, tip: 'Delete', icon: IconTrash, run: onRemove },
  ];
  return (
    <li className={classes.row} data-chosen={chosen || undefined}>
      <span className={classes.mark}>
        <TestMark passed={result?.passed ?? false} />
        <span className="visually-hidden">{result?.passed ? 'passes' : 'fails'}</span>
      </span>
      <div className={classes.words}>
        <button type="button" className={classes.name} onClick={onTry}>
          {test.name}
        </button>
        <p className={classes.dim}>
          {of && <>{of}: </>}
          {inputsWords(test.inputs)}
        </p>
        {result && !result.passed && <p className={classes.failed}>{result.sentence}</p>}
        {test.from && (
          <Link
            to="/run/cases/$key"
            params={{ key: test.from.case }}
            search={{ at: test.from.seq }}
            className={classes.from}
          >
            Made from a case
          </Link>
        )}
      </div>
      {may && (
        <span className={classes.tools}>
          {tools.map((tool) => (
            <Tip key={tool.tip} label={tool.tip}>
              <ActionIcon variant="subtle" color="gray" size={28} aria-label={tool.name} onClick={tool.run}>
                <Icon of={tool.icon} />
              </ActionIcon>
            </Tip>
          ))}
        </span>
      )}
    </li>
  );
}

function nameOf(decisions: readonly DecisionFacts[], named: string): string {
  return decisions.find((each) => each.id === named)?.name ?? named;
}
