import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DecisionDifference } from '../../api/decision-contract.ts';
import { comparisonQuery, decisionVersionQuery } from '../../api/decision-queries.ts';
import { problemOf } from '../../api/request.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { parseModel } from '../dmn/parse-model.ts';
import { differenceTable } from './difference-rows.ts';
import classes from './difference-view.module.css';
import { tableCells } from './table-cells.ts';
import { TableDifference } from './table-difference.tsx';

interface Props {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** What differs between two versions: tables cell by cell, everything else before and after. */
export function DifferenceView({ id, from, to }: Props) {
  const comparison = useQuery(comparisonQuery(id, from, to));
  const before = useQuery(decisionVersionQuery(id, from));
  const after = useQuery(decisionVersionQuery(id, to));
  const problem = comparison.error ?? before.error ?? after.error;
  const roots = useMemo(
    () => ({
      before: before.data && parseModel(before.data.xml),
      after: after.data && parseModel(after.data.xml),
    }),
    [before.data, after.data],
  );
  if (problem) return <ProblemNote problem={problemOf(problem)} />;
  if (!comparison.data || !roots.before || !roots.after)
    return <Skeleton rows={6} height={34} label="Comparing the versions" />;
  const { differences } = comparison.data;
  return (
    <section aria-label={`What changed from v${from} to v${to}`}>
      <h2 className={classes.title}>
        v{from} to v{to}
      </h2>
      {differences.length === 0 && (
        <p className={classes.dim}>The rules are the same. Only the drawing or descriptions differ.</p>
      )}
      {differences.map((difference) => {
        const earlier = tableCells(roots.before!, difference.decision);
        const later = tableCells(roots.after!, difference.decision);
        return (
          <section key={difference.decision} className={classes.difference} aria-label={difference.name}>
            <Head difference={difference} />
            <Facts difference={difference} />
            {(difference.rules || difference.columns) && (
              <TableDifference
                table={differenceTable(earlier, later, difference)}
                label={`Rules of ${difference.name}, v${from} to v${to}`}
              />
            )}
            {difference.text && <TextDifference {...difference.text} />}
          </section>
        );
      })}
    </section>
  );
}

function Head({ difference }: { readonly difference: DecisionDifference }) {
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const rule of difference.rules ?? []) counts[rule.change] += 1;
  return (
    <div className={classes.head}>
      <h3 className={classes.name}>{difference.name}</h3>
      <span className={classes.dim}>{difference.element}</span>
      <span className={classes.space} />
      {difference.change !== 'changed' && (
        <span className={classes.chip} data-change={difference.change}>
          {SIGNS[difference.change]} {WORDS[difference.change]}
        </span>
      )}
      {difference.change === 'changed' &&
        (['changed', 'added', 'removed'] as const).map(
          (change) =>
            counts[change] > 0 && (
              <span key={change} className={classes.chip} data-change={change}>
                {SIGNS[change]} {counts[change]} {WORDS[change]}
              </span>
            ),
        )}
    </div>
  );
}

function Facts({ difference }: { readonly difference: DecisionDifference }) {
  const { renamed, type, requires, hitPolicy } = difference;
  const facts = [
    ['Name', renamed],
    ['Type', type],
    ['Hit policy', hitPolicy],
    ['Needs', requires && { before: requires.before.join(', '), after: requires.after.join(', ') }],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(
        ([name, change]) =>
          change && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <del>{change.before || 'nothing'}</del> <ins>{change.after || 'nothing'}</ins>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

function TextDifference({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <div className={classes.texts}>
      {before !== '' && <pre data-change="removed">{before}</pre>}
      {after !== '' && <pre data-change="added">{after}</pre>}
    </div>
  );
}

const SIGNS = { added: '+', removed: '−', changed: '~' } as const;
const WORDS = { added: 'new', removed: 'removed', changed: 'changed' } as const;
