import { Button } from '@mantine/core';
import { IconFileDescription } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { CaseFilter } from '../api/queries.ts';
import { Empty } from '../parts/empty.tsx';

/** An empty list of cases: because of the filter, or because nothing was started yet. */
export function NoCases({ filter, partner }: { readonly filter: CaseFilter; readonly partner: boolean }) {
  const navigate = useNavigate();
  if (Object.keys(filter).length > 0) {
    return (
      <Empty
        icon={IconFileDescription}
        title="No case fits these filters"
        action={
          <Button onClick={() => void navigate({ to: '/run/cases', search: {} })}>Remove the filters</Button>
        }
      >
        Searched number, title and person.
      </Empty>
    );
  }
  return (
    <Empty
      icon={IconFileDescription}
      title={partner ? 'You have no order yet' : 'No case yet'}
      action={
        <Button onClick={() => void navigate({ to: '/run/start' })}>
          {partner ? 'Start something new' : 'Start a process'}
        </Button>
      }
    >
      {partner
        ? 'Your orders and how far they are will stand here.'
        : 'Every case of every process will stand here.'}
    </Empty>
  );
}
