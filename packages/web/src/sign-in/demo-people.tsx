import type { DemoPerson } from '../api/contract.ts';
import { Avatar } from '../parts/avatar.tsx';
import classes from './demo-people.module.css';

interface Props {
  readonly people: readonly DemoPerson[];
  readonly busy: boolean;
  readonly onChosen: (email: string) => void;
}

/** The people of the demonstration company: one click signs in as one of them. */
export function DemoPeople({ people, busy, onChosen }: Props) {
  return (
    <section className={classes.people} aria-labelledby="demo-title">
      <h2 id="demo-title" className={classes.title}>
        Or be somebody of the demonstration
      </h2>
      <p className={classes.hint}>Everything here is made up and stays on this machine.</p>
      <ul className={classes.list}>
        {people.map((person) => (
          <li key={person.handle}>
            <button
              type="button"
              className={classes.person}
              disabled={busy}
              onClick={() => onChosen(person.email)}
            >
              <Avatar name={person.name} size={30} />
              <span className={classes.words}>
                <b>{person.name}</b>
                <span>
                  {person.role}
                  {person.team !== person.role && <span className={classes.team}>, {person.team}</span>}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
