import { Button } from '@mantine/core';
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { casesQuery, meQuery } from '../api/queries.ts';
import { problemOf } from '../api/request.ts';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { CaseFilters } from './case-filters.tsx';
import { CaseTable } from './case-table.tsx';
import classes from './cases-page.module.css';
import { NoCases } from './no-cases.tsx';

/** Find cases. */
export function CasesPage() {
  const { data: me } = useSuspenseQuery(meQuery);
  const partner = me.company.kind === 'partner';
  const title = partner ? 'Your orders' : 'Cases';
  usePageTitle(title);
  const filter = useSearch({ from: '/inside/run/cases' });
  const cases = useInfiniteQuery(casesQuery(filter));
  const items = cases.data?.pages.flatMap((page) => page.items);
  return (
    <div className={partner ? classes.partner : classes.page}>
      <PageHead
        title={title}
        count={cases.data?.pages[0]?.total}
        actions={
          <Button variant="filled" renderRoot={(props) => <Link to="/run/start" {...props} />}>
            {partner ? 'Start something new' : 'Start a process'}
          </Button>
        }
      />
      <CaseFilters filter={filter} partner={partner} />
      <div className={classes.list} aria-busy={cases.isFetching}>
        {cases.isError && <ProblemNote problem={problemOf(cases.error)} />}
        {cases.isPending && <Skeleton rows={10} height={44} label="Loading the cases" />}
        {items?.length === 0 && <NoCases filter={filter} partner={partner} />}
        {items && items.length > 0 && <CaseTable cases={items} />}
        {cases.hasNextPage && (
          <Button variant="subtle" onClick={() => void cases.fetchNextPage()}>
            Show more
          </Button>
        )}
      </div>
    </div>
  );
}
