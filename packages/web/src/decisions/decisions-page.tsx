import { Button } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { decisionsQuery } from '../api/decision-queries.ts';
import { meQuery } from '../api/queries.ts';
import { problemOf } from '../api/request.ts';
import { Empty } from '../parts/empty.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { DecisionList } from './decision-list.tsx';
import classes from './decisions-page.module.css';

/** The decision models that are live, with how well they are tested and what the checks say. */
export function DecisionsPage() {
  usePageTitle('Decisions');
  const { data: me } = useSuspenseQuery(meQuery);
  const decisions = useQuery(decisionsQuery);
  const items = decisions.data?.items;
  const publish = me.may.publish && (
    <Button variant="filled" renderRoot={(props) => <Link to="/map/publish" {...props} />}>
      Publish files
    </Button>
  );
  return (
    <div className={classes.page}>
      <PageHead title="Decisions" count={items?.length} actions={publish} />
      {decisions.isError && (
        <div className={classes.problem}>
          <ProblemNote problem={problemOf(decisions.error)} />
        </div>
      )}
      {decisions.isPending && <Skeleton rows={5} height={48} label="Loading the decisions" />}
      {items?.length === 0 && (
        <Empty icon={IconTable} title="No decision yet" action={publish}>
          A decision says in rules what a process asks: may it, how much, who. Publish a .dmn file and it
          stands here, with its tests.
        </Empty>
      )}
      {items && items.length > 0 && <DecisionList decisions={items} />}
    </div>
  );
}
