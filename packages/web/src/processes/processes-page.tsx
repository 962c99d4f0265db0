import { Button } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery, processesQuery } from '../api/queries.ts';
import { problemOf } from '../api/request.ts';
import { Empty } from '../parts/empty.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { DropTarget } from './drop-target.tsx';
import { ProcessTable } from './process-table.tsx';
import classes from './processes-page.module.css';

/** The processes that are live, with what runs in them. Files dropped here are checked and published. */
export function ProcessesPage() {
  usePageTitle('Processes');
  const { data: me } = useSuspenseQuery(meQuery);
  const processes = useQuery(processesQuery);
  const items = processes.data?.items;
  const publish = (
    <Button variant="filled" renderRoot={(props) => <Link to="/map/publish" {...props} />}>
      Publish files
    </Button>
  );
  return (
    <DropTarget enabled={me.may.publish}>
      <div className={classes.page}>
        <PageHead title="Processes" count={items?.length} actions={me.may.publish && publish} />
        {processes.isError && (
          <div className={classes.problem}>
            <ProblemNote problem={problemOf(processes.error)} />
          </div>
        )}
        {processes.isPending && <Skeleton rows={5} height={48} label="Loading the processes" />}
        {items?.length === 0 && (
          <Empty icon={IconRoute} title="No process yet" action={me.may.publish && publish}>
            Drop a .bpmn file here, together with the decisions (.dmn) and forms (.form) it uses.
          </Empty>
        )}
        {items && items.length > 0 && <ProcessTable processes={items} />}
        {items && items.length > 0 && me.may.publish && (
          <p className={classes.hint}>
            Drop .bpmn, .dmn and .form files anywhere on this page to check them and publish a new version.
          </p>
        )}
      </div>
    </DropTarget>
  );
}
