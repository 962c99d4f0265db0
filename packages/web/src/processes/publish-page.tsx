import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight, IconRoute } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../api/queries.ts';
import { Icon } from '../parts/icon.tsx';
import { Kbd } from '../parts/kbd.tsx';
import { Note } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useKeys } from '../shell/keys/use-keys.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { CheckedFiles } from './checked-files.tsx';
import { FilePicker } from './file-picker.tsx';
import classes from './publish-page.module.css';
import { PublishedList } from './published-list.tsx';
import { usePublish } from './use-publish.ts';

/** Check files that belong together, then publish them together. With an error nothing can be published. */
export function PublishPage() {
  usePageTitle('Publish definitions');
  const { data: me } = useSuspenseQuery(meQuery);
  const state = usePublish();
  const { files, checked, errors, problem, published } = state;
  const ready = me.may.publish && checked !== undefined && errors === 0 && files.length > 0 && !state.busy;
  useKeys('Publish', ready ? [{ keys: 'Ctrl+Enter', does: 'publish', run: state.publish }] : []);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <p className={classes.crumb}>
          <Icon of={IconRoute} size={14} />
          <Link to="/map/processes">Processes</Link>
          <Icon of={IconChevronRight} size={12} />
        </p>
        <h1 className={classes.title}>Publish definitions</h1>
      </header>
      <div className={classes.body}>
        {published ? (
          <PublishedList published={published} onAgain={state.reset} />
        ) : (
          <>
            <FilePicker hasFiles={files.length > 0} onFiles={(dropped) => void state.add(dropped)} />
            {state.refused.map((sentence) => (
              <Note key={sentence} tone="due" icon={<Icon of={IconAlertTriangle} />}>
                {sentence}
              </Note>
            ))}
            {problem && <ProblemNote problem={problem} />}
            {state.busy && !checked && <Skeleton rows={3} height={44} label="Checking the files" />}
            {checked && <CheckedFiles files={files} checked={checked} onRemove={state.remove} />}
          </>
        )}
      </div>
      {files.length > 0 && !published && (
        <div className={classes.foot}>
          <Button
            variant="filled"
            disabled={!ready}
            onClick={state.publish}
            rightSection={ready && <Kbd keys="Ctrl+Enter" />}
          >
            {publishWords(state.changes)}
          </Button>
          <p className={classes.after} role="status">
            {errors > 0
              ? `${errors === 1 ? '1 error' : `${errors} errors`} to mend first. Nothing is published.`
              : checked && 'New cases start on the new version. Running cases finish on theirs.'}
          </p>
        </div>
      )}
    </div>
  );
}

function publishWords(changes: number): string {
  if (changes === 0) return 'Publish';
  return changes === 1 ? 'Publish 1 definition' : `Publish ${changes} definitions`;
}
