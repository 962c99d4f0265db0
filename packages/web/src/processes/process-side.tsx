import { IconForms, IconRoute, IconTable } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ProcessDetail } from '../api/definition-contract.ts';
import { Icon } from '../parts/icon.tsx';
import { NumberLink } from '../parts/number-link.tsx';
import { VersionLine } from '../parts/version-line.tsx';
import classes from './process-side.module.css';

interface Props {
  readonly process: ProcessDetail;
  readonly version: number;
}

/** Versions newest first, with what runs in each, and what the process uses. */
export function ProcessSide({ process, version }: Props) {
  return (
    <aside className={classes.side} aria-label="Versions">
      <h2 className={classes.head}>
        Versions <span>{process.versions.length}</span>
      </h2>
      <ol>
        {process.versions.map((each) => (
          <VersionLine key={each.version} current={each.version === version} published={each}>
            <Link
              to="/map/processes/$id"
              params={{ id: process.id }}
              search={{ version: each.version }}
              aria-current={each.version === version ? 'true' : undefined}
            >
              v{each.version}
              {each.versionTag && ` ${each.versionTag}`}
            </Link>
            <span className={classes.counts}>
              <NumberLink
                count={each.open}
                of={`open cases of version ${each.version}`}
                to="/run/cases"
                search={{ process: process.id, version: each.version, state: 'open' }}
              />
              open
            </span>
          </VersionLine>
        ))}
      </ol>
      {process.uses.length > 0 && (
        <>
          <h2 className={classes.head}>
            Uses <span>{process.uses.length}</span>
          </h2>
          <ul>
            {process.uses.map((used) => (
              <li key={used.kind + used.id} className={classes.used}>
                <Icon of={ICONS[used.kind]} size={15} />
                {used.kind === 'process' ? (
                  <Link to="/map/processes/$id" params={{ id: used.id }}>
                    {used.name}
                  </Link>
                ) : used.kind === 'decision' ? (
                  <Link to="/change/decisions/$id" params={{ id: used.id }}>
                    {used.name}
                  </Link>
                ) : (
                  <span>{used.name}</span>
                )}
                <span className={classes.dim}>
                  {used.kind} v{used.version}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

const ICONS = { process: IconRoute, decision: IconTable, form: IconForms } as const;
