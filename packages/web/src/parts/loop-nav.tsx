import { Link, useRouterState } from '@tanstack/react-router';
import { type Station, type StationPage, WORKLIST } from '../shell/stations.ts';
import classes from './loop-nav.module.css';

interface Props {
  readonly stations: readonly Station[];
  readonly counts: { readonly [page: string]: number | undefined };
  /** Only the stations' signs, 56 px wide. */
  readonly rail: boolean;
}

/** The loop: four stations on a line that returns. The current one is open, a closed one shows its pages on hover. */
export function LoopNav({ stations, counts, rail }: Props) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <ul className={rail ? classes.rail : classes.loop} aria-label="The loop">
      {stations.map((station) => (
        <StationEntry
          key={station.name}
          station={station}
          counts={counts}
          open={path.startsWith(`/${station.name.toLowerCase()}`)}
          rail={rail}
        />
      ))}
    </ul>
  );
}

function StationEntry(
  props: Omit<Props, 'stations'> & { readonly station: Station; readonly open: boolean },
) {
  const { station, counts, open, rail } = props;
  const first = station.pages[0];
  const inside = (
    <>
      <span className={classes.dot} />
      <span className={rail ? 'visually-hidden' : undefined}>{station.name}</span>
    </>
  );
  return (
    <li className={classes.station} data-open={open || undefined}>
      {first ? (
        <Link to={first.to} params={WORKLIST.params} className={classes.head} activeProps={{}}>
          {inside}
        </Link>
      ) : (
        <span className={classes.head} data-empty title={`${station.name}: no page yet`}>
          {inside}
        </span>
      )}
      {first && <Pages pages={station.pages} counts={counts} floating={!open || rail} title={station.name} />}
    </li>
  );
}

function Pages(props: {
  readonly pages: readonly StationPage[];
  readonly counts: Props['counts'];
  readonly floating: boolean;
  readonly title: string;
}) {
  return (
    <ul className={props.floating ? classes.flyout : classes.pages} aria-label={props.title}>
      {props.pages.map((page) => (
        <li key={page.to}>
          <Link
            to={page.to}
            params={WORKLIST.params}
            className={classes.page}
            activeProps={{ 'aria-current': 'page' }}
          >
            <span>{page.name}</span>
            {(props.counts[page.to] ?? 0) > 0 && (
              <span className={classes.count}>{props.counts[page.to]}</span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
