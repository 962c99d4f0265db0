import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonRef } from '../api/contract.ts';
import { peopleQuery } from '../api/queries.ts';
import type { Task } from '../api/work-contract.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { fits } from '../shell/palette/entries.ts';
import classes from './assign-dialog.module.css';

export interface AssignDialogProps {
  readonly opened: boolean;
  readonly task: Task;
  readonly onClose: () => void;
  readonly onChosen: (person: PersonRef | null) => void;
}

/** Who shall do it: the people of the task's teams first. */
export function AssignDialog({ opened, task, onClose, onChosen }: AssignDialogProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Who does “${task.name}”?`}>
      <People
        task={task}
        onChosen={(person) => {
          onClose();
          onChosen(person);
        }}
      />
    </Dialog>
  );
}

function People({ task, onChosen }: Pick<AssignDialogProps, 'task' | 'onChosen'>) {
  const people = useQuery(peopleQuery);
  const [text, setText] = useState('');
  const teams = new Set(task.teams.map((team) => team.id));
  const found = (people.data?.items ?? [])
    .filter((person) => person.handle !== task.assignee?.handle)
    .filter(
      (person) =>
        text === '' || fits(`${person.name} ${person.teams.map((team) => team.name).join(' ')}`, text),
    )
    .map((person) => ({ person, inTeam: person.teams.some((team) => teams.has(team.id)) }))
    .sort((left, right) => Number(right.inTeam) - Number(left.inTeam));
  return (
    <>
      <TextInput
        label="Name or team"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
        autoComplete="off"
      />
      {people.isPending && <Skeleton rows={4} height={40} />}
      <ul className={classes.people}>
        {task.assignee && text === '' && (
          <li>
            <button type="button" className={classes.person} onClick={() => onChosen(null)}>
              <span className={classes.nobody} /> Nobody, back to the team
            </button>
          </li>
        )}
        {found.map(({ person }) => (
          <li key={person.handle}>
            <button type="button" className={classes.person} onClick={() => onChosen(person)}>
              <Avatar name={person.name} size={26} />
              <b>{person.name}</b>
              <span className={classes.team}>{person.teams[0]?.name ?? person.company.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {people.isSuccess && found.length === 0 && <p className={classes.none}>Nobody is called “{text}”.</p>}
    </>
  );
}
