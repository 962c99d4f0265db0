import { Link, type LinkProps, useNavigate } from '@tanstack/react-router';
import { useKeys } from '../shell/keys/use-keys.ts';
import classes from './loop-switch.module.css';

export interface LoopView {
  readonly name: 'Map' | 'Run' | 'Measure' | 'Change';
  /** Where this side of the object is; without one there is no such page yet. */
  readonly link?: LinkProps;
  readonly current?: boolean;
}

interface Props {
  readonly of: 'process' | 'decision';
  readonly views: readonly LoopView[];
}

/** One object, four views: never search for the other side of what you look at. */
export function LoopSwitch({ of, views }: Props) {
  const navigate = useNavigate();
  useKeys(
    `This ${of}`,
    views.flatMap(({ name, link }, place) =>
      link
        ? [
            {
              keys: `Alt+${place + 1}`,
              does: `its ${name.toLowerCase()} side`,
              run: () => void navigate(link),
            },
          ]
        : [],
    ),
  );
  return (
    <nav className={classes.switch} aria-label={`This ${of} in the loop`}>
      {views.map((view) => (
        <span key={view.name} className={classes.view}>
          {view.link ? (
            <Link {...view.link} className={classes.link} aria-current={view.current ? 'true' : undefined}>
              <span className={classes.dot} />
              {view.name}
            </Link>
          ) : (
            <span className={classes.none} title={`${view.name}: no page yet`}>
              <span className={classes.dot} />
              {view.name}
            </span>
          )}
        </span>
      ))}
    </nav>
  );
}
