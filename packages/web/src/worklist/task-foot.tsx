import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TaskDetail } from '../api/work-contract.ts';
import { Kbd } from '../parts/kbd.tsx';
import classes from './task-foot.module.css';

interface Props {
  readonly task: TaskDetail;
  readonly onFinish: () => void;
  readonly onClaim: () => void;
  readonly onRelease: () => void;
  readonly onAssign: () => void;
}

/** The one button of the page, always in the same corner, and what else can be done. */
export function TaskFoot({ task, onFinish, onClaim, onRelease, onAssign }: Props) {
  const { may } = task;
  return (
    <div className={classes.foot}>
      {may.complete && (
        <Button
          variant="filled"
          className={classes.primary}
          onClick={onFinish}
          rightSection={<Kbd keys="Ctrl+Enter" />}
        >
          Done and next
        </Button>
      )}
      {may.claim && (
        <Button
          variant={may.complete ? 'default' : 'filled'}
          className={may.complete ? undefined : classes.primary}
          onClick={onClaim}
          rightSection={<Kbd keys="I" />}
        >
          {task.assignee ? 'Take over' : 'Take'}
        </Button>
      )}
      {may.release && <Button onClick={onRelease}>Give back</Button>}
      {may.assign && (
        <Button onClick={onAssign} rightSection={<Kbd keys="A" />} className={classes.wide}>
          {task.assignee ? 'Re-assign' : 'Assign'}
        </Button>
      )}
      <span className={classes.space} />
      <Button
        variant="subtle"
        color="gray"
        className={classes.quiet}
        rightSection={<Kbd keys="O" />}
        renderRoot={(props) => <Link to="/run/cases/$key" params={{ key: task.case.key }} {...props} />}
      >
        Whole case
      </Button>
    </div>
  );
}
