import { Link } from '@tanstack/react-router';
import type { DecisionDetail, DecisionVersion } from '../../api/decision-contract.ts';
import { VersionLine } from '../../parts/version-line.tsx';
import { DifferenceView } from './difference-view.tsx';
import classes from './version-pane.module.css';

interface Props {
  readonly newest: DecisionDetail;
  readonly model: DecisionVersion;
  /** The version to compare with; else the one before. */
  readonly compare: number | undefined;
}

/** The versions, newest first, and what differs between two of them. */
export function VersionPane({ newest, model, compare }: Props) {
  const versions = newest.versions;
  const before = versions.find((each) => each.version < model.version)?.version;
  const from = compare === model.version ? undefined : (compare ?? before);
  return (
    <div className={classes.pane}>
      <aside className={classes.versions} aria-label="Versions">
        <ol>
          {versions.map((each) => {
            const shown = each.version === model.version;
            return (
              <VersionLine key={each.version} current={shown} published={each}>
                <Link
                  to="/change/decisions/$id"
                  params={{ id: newest.id }}
                  search={({ compare: _compared, ...rest }) => ({ ...rest, version: each.version })}
                  aria-current={shown ? 'true' : undefined}
                >
                  v{each.version}
                </Link>
                {!shown &&
                  (each.version === from ? (
                    <span className={classes.dim}>compared</span>
                  ) : (
                    <Link
                      to="/change/decisions/$id"
                      params={{ id: newest.id }}
                      search={(old) => ({ ...old, version: model.version, compare: each.version })}
                      className={classes.compare}
                      aria-label={`Compare with v${each.version}`}
                    >
                      Compare
                    </Link>
                  ))}
              </VersionLine>
            );
          })}
        </ol>
      </aside>
      <div className={classes.difference}>
        {from === undefined ? (
          <p className={classes.dim}>
            {versions.length === 1
              ? 'This is the only version. What changes with the next one will stand here, cell by cell.'
              : 'This is the first version. Choose a later one to compare it with.'}
          </p>
        ) : (
          <DifferenceView
            id={newest.id}
            from={Math.min(from, model.version)}
            to={Math.max(from, model.version)}
          />
        )}
      </div>
    </div>
  );
}
