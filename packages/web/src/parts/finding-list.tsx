import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Finding } from '../api/contract.ts';
import classes from './finding-list.module.css';
import { Icon } from './icon.tsx';

interface Props<Found extends Finding> {
  readonly findings: readonly Found[];
  /** What can be done about one: FindingAction buttons. */
  readonly actions?: (finding: Found) => ReactNode;
}

/** What the checks found, in words: errors first. */
export function FindingList<Found extends Finding>({ findings, actions }: Props<Found>) {
  if (findings.length === 0) return null;
  const sorted = [...findings].sort((left, right) => ORDER[left.severity] - ORDER[right.severity]);
  return (
    <ul className={classes.list}>
      {sorted.map((finding) => (
        <li
          key={[finding.code, finding.element, finding.line, finding.sentence].join()}
          className={classes.finding}
        >
          <span className={classes.sign} data-severity={finding.severity}>
            <Icon of={finding.severity === 'advice' ? IconInfoCircle : IconAlertTriangle} />
            <span className="visually-hidden">{finding.severity}</span>
          </span>
          <div>
            <b>{finding.sentence}</b> {finding.mend}
            <p className={classes.place}>
              {placeWords(finding)}
              {actions?.(finding)}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

export function FindingAction(props: { readonly name: string; readonly onClick: () => void }) {
  return (
    <button type="button" className={classes.show} onClick={props.onClick}>
      {props.name}
    </button>
  );
}

function placeWords(finding: Finding): string {
  const words = [
    finding.name ?? finding.element,
    finding.line === undefined ? undefined : `line ${finding.line}`,
    finding.line === undefined || finding.column === undefined ? undefined : `column ${finding.column}`,
  ];
  return words.filter((word) => word !== undefined).join(', ');
}

const ORDER = { error: 0, warning: 1, advice: 2 } as const;
