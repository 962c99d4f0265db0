import { IconArrowRight, IconInfoCircle, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, useSyncExternalStore } from 'react';
import type { Me, Variables } from '../api/contract.ts';
import type { Task, TaskDetail } from '../api/work-contract.ts';
import { type FormHandle, FormView } from '../parts/form/form-view.tsx';
import { HistoryRail } from '../parts/history-rail.tsx';
import { Icon } from '../parts/icon.tsx';
import { Note } from '../parts/note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useKeys } from '../shell/keys/use-keys.ts';
import { drafts } from './drafts.ts';
import { LazyAssignDialog } from './lazy-assign-dialog.tsx';
import { TaskContext } from './task-context.tsx';
import { TaskFoot } from './task-foot.tsx';
import { TaskHead } from './task-head.tsx';
import classes from './task-view.module.css';
import { useAssign } from './use-assign.ts';

interface Props {
  readonly me: Me;
  readonly task: TaskDetail;
  readonly now: Date;
  readonly onDone: (task: Task, variables: Variables) => void;
  readonly onBack: () => void;
}

/** One task: why, the form, what happens then, what happened before, what it is about, and the button. */
export function TaskView({ me, task, now, onDone, onBack }: Props) {
  const form = useRef<FormHandle>(null);
  const [assigning, setAssigning] = useState(false);
  const { claim, release, assign } = useAssign(me);
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.get(task.key));
  const finish = () => {
    if (!task.may.complete) return;
    if (!task.form) return onDone(task, {});
    const answer = form.current?.submit();
    if (answer) onDone(task, answer);
  };
  useTaskKeys(task, { finish, claim: () => claim(task), assign: () => setAssigning(true), form });
  return (
    <>
      <TaskHead task={task} now={now} onBack={onBack} />
      <div className={classes.body}>
        <div className={classes.work}>
          {draft.problem && <ProblemNote problem={draft.problem} />}
          <Why task={task} me={me} />
          {task.form && (
            <FormView
              key={task.key}
              ref={form}
              schema={task.form}
              data={{ ...task.variables, ...draft.data }}
              readOnly={!task.may.complete}
              onChanged={(data) => drafts.keepData(task.key, data)}
              wrongField={draft.problem?.place}
            />
          )}
          {task.next && task.state === 'open' && (
            <p className={classes.next}>
              <Icon of={IconArrowRight} size={15} />
              <span>{task.next}</span>
            </p>
          )}
          {task.earlier.length > 0 && (
            <section>
              <h3 className={classes.earlier}>Earlier in this case</h3>
              <HistoryRail events={task.earlier} now={now} />
            </section>
          )}
        </div>
        <TaskContext task={task} now={now} />
      </div>
      {task.state === 'open' && (
        <TaskFoot
          task={task}
          onFinish={finish}
          onClaim={() => claim(task)}
          onRelease={() => release(task)}
          onAssign={() => setAssigning(true)}
        />
      )}
      <LazyAssignDialog
        opened={assigning}
        task={task}
        onClose={() => setAssigning(false)}
        onChosen={(person) => assign(task, person)}
      />
    </>
  );
}

function Why({ task, me }: { readonly task: TaskDetail; readonly me: Me }) {
  const other = task.assignee && task.assignee.handle !== me.handle ? task.assignee : null;
  if (task.state === 'open' && other) {
    return (
      <Note icon={<Icon of={IconUser} />}>
        <b>{other.name} has this task.</b>{' '}
        {task.may.claim ? 'Take it over if you do it instead.' : 'You can read it.'}
      </Note>
    );
  }
  if (!task.why) return null;
  return (
    <Note icon={<Icon of={IconInfoCircle} />}>
      <b>Why you have this.</b> {task.why}
    </Note>
  );
}

interface TaskActions {
  readonly finish: () => void;
  readonly claim: () => void;
  readonly assign: () => void;
  readonly form: React.RefObject<FormHandle | null>;
}

function useTaskKeys(task: TaskDetail, { finish, claim, assign, form }: TaskActions) {
  const navigate = useNavigate();
  const { may } = task;
  useKeys('This task', [
    { keys: 'Enter', does: 'go to the form', run: () => form.current?.focus() },
    { keys: 'Esc', does: 'leave the form', run: () => focusRow(task.key) },
    ...(may.complete ? [{ keys: 'Ctrl+Enter', does: 'done and next', run: finish }] : []),
    ...(may.claim ? [{ keys: 'I', does: 'take it', run: claim }] : []),
    ...(may.assign ? [{ keys: 'A', does: 'assign', run: assign }] : []),
    {
      keys: 'O',
      does: 'open the whole case',
      run: () => void navigate({ to: '/run/cases/$key', params: { key: task.case.key } }),
    },
  ]);
}

/** Back to the list, where J and K move. */
function focusRow(key: string): void {
  document.querySelector<HTMLElement>(`[data-task="${CSS.escape(key)}"]`)?.focus();
}
