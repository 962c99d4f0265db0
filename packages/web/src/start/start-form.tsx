import { Button } from '@mantine/core';
import { IconArrowRight, IconChevronRight, IconRoute } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useSyncExternalStore } from 'react';
import { startCase } from '../api/actions.ts';
import type { Variables } from '../api/contract.ts';
import type { ProcessStart } from '../api/definition-contract.ts';
import { freshKey } from '../api/fresh-key.ts';
import { problemOf } from '../api/request.ts';
import { type FormHandle, FormView } from '../parts/form/form-view.tsx';
import { Icon } from '../parts/icon.tsx';
import { Kbd } from '../parts/kbd.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useKeys } from '../shell/keys/use-keys.ts';
import { notices } from '../shell/notice/notice-store.ts';
import { drafts } from '../worklist/drafts.ts';
import classes from './start-form-page.module.css';

interface Props {
  readonly start: ProcessStart;
  readonly partner: boolean;
}

/** The start form; when it is sent, the page goes to the new case. */
export function StartForm({ start, partner }: Props) {
  const { process, form: schema, next } = start;
  const form = useRef<FormHandle>(null);
  const draftKey = `start.${process.id}`;
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.get(draftKey));
  const send = useSend(process.id, draftKey);
  const finish = () => {
    if (send.isPending) return;
    const variables = schema ? form.current?.submit() : {};
    if (variables) send.mutate(variables);
  };
  useKeys('Start a process', [{ keys: 'Ctrl+Enter', does: 'start it', run: finish }]);
  return (
    <>
      <header className={classes.head}>
        <p className={classes.crumb}>
          <Icon of={IconRoute} size={14} />
          <Link to="/run/start" className={classes.link}>
            {partner ? 'Start something new' : 'Start a process'}
          </Link>
          <Icon of={IconChevronRight} size={12} />
          <span>
            {process.name} v{process.version}
          </span>
        </p>
        <h1 className={classes.title}>{process.name}</h1>
      </header>
      <div className={classes.sheet}>
        {draft.problem && <ProblemNote problem={draft.problem} />}
        {schema ? (
          <FormView
            ref={form}
            schema={schema}
            data={{ ...start.variables, ...draft.data }}
            onChanged={(data) => drafts.keepData(draftKey, data)}
            wrongField={draft.problem?.place}
          />
        ) : (
          <p>Nothing needs to be known to start this process.</p>
        )}
        {next && (
          <p className={classes.next}>
            <Icon of={IconArrowRight} size={15} />
            <span>{next}</span>
          </p>
        )}
      </div>
      <div className={classes.foot}>
        <Button
          variant="filled"
          onClick={finish}
          disabled={send.isPending}
          rightSection={<Kbd keys="Ctrl+Enter" />}
        >
          {partner ? 'Submit' : `Start ${process.name}`}
        </Button>
        {draft.data && (
          <span className={classes.kept}>What you enter is kept on this device until you send it.</span>
        )}
      </div>
    </>
  );
}

function useSend(process: string, draftKey: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const key = useRef(freshKey());
  return useMutation({
    mutationFn: (variables: Variables) => startCase({ process, variables }, key.current),
    onMutate: () => drafts.refuse(draftKey, undefined),
    onSuccess: async ({ key, number }) => {
      drafts.drop(draftKey);
      await navigate({ to: '/run/cases/$key', params: { key } });
      notices.show({ sentence: `${number ?? 'The case'} is on its way` });
      await Promise.all(
        [['cases'], ['worklist'], ['tasks'], ['processes']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
    onError: (error) => {
      const problem = problemOf(error);
      drafts.refuse(draftKey, problem);
      // A refusal is an answer: what is sent after it is something new.
      if (problem.status > 0) key.current = freshKey();
    },
  });
}
