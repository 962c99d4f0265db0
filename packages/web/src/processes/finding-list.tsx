import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { Finding } from '../api/contract.ts';
import { Icon } from '../parts/icon.tsx';
import classes from './finding-list.module.css';

interface Props {
  readonly findings: readonly Finding[];
  /** Shows the place on the drawing. */
  readonly onShow?: (finding: Finding) => void;
}

/** What the checks found, in words: errors first. */
export function FindingList({ findings, onShow }: Props) {
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
              {finding.element !== undefined && onShow && (
                <button type="button" className={classes.show} onClick={() => onShow(finding)}>
                  Show it
                </button>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
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
