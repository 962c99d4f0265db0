import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelCase } from '../api/actions.ts';
import { problemOf } from '../api/request.ts';
import type { CaseDetail } from '../api/work-contract.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { notices } from '../shell/notice/notice-store.ts';
import classes from './cancel-dialog.module.css';

interface Props {
  readonly opened: boolean;
  readonly of: CaseDetail;
  readonly onClose: () => void;
}

/** Cancelling cannot be taken back, so it asks first, and for a reason. */
export function CancelDialog({ opened, of, onClose }: Props) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const name = of.number ?? 'this case';
  const cancel = useMutation({
    mutationFn: () => cancelCase(of.key, { reason: reason.trim() }),
    onSuccess: async () => {
      onClose();
      notices.show({ sentence: `${of.number ?? of.title} is cancelled` });
      await client.invalidateQueries();
    },
  });
  return (
    <Dialog opened={opened} onClose={onClose} title={`Cancel ${name}?`}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') cancel.mutate();
        }}
      >
        <p>
          {openWork(of)} What was done stays done; nothing is sent back by itself. A cancelled case cannot be
          continued.
        </p>
        {cancel.isError && <ProblemNote problem={problemOf(cancel.error)} />}
        <Textarea
          label="Reason"
          description="Stands in the history for everybody who opens the case"
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <div className={classes.buttons}>
          <Button type="submit" disabled={reason.trim() === '' || cancel.isPending}>
            Cancel {name}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            Keep it running
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function openWork(of: CaseDetail): string {
  if (of.tasks.length === 0) return 'Everything that waits in it is ended.';
  const tasks = of.tasks.length === 1 ? '1 open task is' : `${of.tasks.length} open tasks are`;
  return `${tasks} taken away, and everything that waits is ended.`;
}
