import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { DefinitionsChecked } from '../api/definition-contract.ts';
import { Icon } from '../parts/icon.tsx';
import { Note } from '../parts/note.tsx';
import classes from './published-list.module.css';

interface Props {
  readonly published: DefinitionsChecked;
  readonly onAgain: () => void;
}

/** What is live now. */
export function PublishedList({ published, onAgain }: Props) {
  const changed = published.definitions.filter((definition) => definition.change !== 'same');
  return (
    <>
      <Note tone="ok" icon={<Icon of={IconCheck} />} role="status">
        <b>{headline(changed)}</b>
      </Note>
      <ul className={classes.list}>
        {published.definitions.map((definition) => (
          <li key={definition.kind + definition.id} className={classes.row}>
            {definition.kind === 'process' ? (
              <Link
                to="/map/processes/$id"
                params={{ id: definition.id }}
                search={{ version: definition.version }}
                className={classes.link}
              >
                {definition.name}
              </Link>
            ) : definition.kind === 'decision' ? (
              <Link
                to="/change/decisions/$id"
                params={{ id: definition.id }}
                search={{ version: definition.version }}
                className={classes.link}
              >
                {definition.name}
              </Link>
            ) : (
              <span>{definition.name}</span>
            )}
            <span className={classes.dim}>
              {definition.kind} v{definition.version}
              {definition.change === 'same' && ', unchanged'}
            </span>
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={onAgain}>Publish something else</Button>
      </div>
    </>
  );
}

function headline(changed: DefinitionsChecked['definitions']): string {
  const [only] = changed;
  if (!only) return 'Nothing had changed, so nothing new is live.';
  if (changed.length === 1) return `${only.name} v${only.version} is live.`;
  return `${changed.length} definitions are live.`;
}
