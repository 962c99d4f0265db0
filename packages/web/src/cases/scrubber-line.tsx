import classes from './event-scrubber.module.css';
import type { ScrubberLayout, Stop } from './scrubber-layout.ts';

interface Props {
  readonly layout: ScrubberLayout;
  readonly place: number;
  readonly nowWords: string;
}

const Y = 24;

/** The line of the scrubber as a drawing: people larger, timers as amber diamonds, incidents as red ones. */
export function ScrubberLine({ layout, place, nowWords }: Props) {
  const head = layout.stops[place]?.x ?? layout.nowX;
  const first = layout.stops[0]?.x ?? layout.nowX;
  const atNow = place >= layout.stops.length;
  return (
    <svg width={layout.width} height={54} className={classes.line} aria-hidden="true">
      <line x1={head} x2={layout.nowX} y1={Y} y2={Y} className={classes.later} />
      <line x1={first} x2={head} y1={Y} y2={Y} className={classes.taken} />
      {layout.gaps.map((gap) => (
        <g key={gap.x}>
          <rect
            x={gap.x - gap.width / 2}
            y={Y - 8}
            width={gap.width}
            height={16}
            className={classes.ground}
          />
          <text x={gap.x} y={Y + 4} className={classes.gap}>
            {gap.words}
          </text>
        </g>
      ))}
      {layout.stops.map((stop, index) => (
        <g key={stop.seq}>
          <Sign stop={stop} later={index > place} />
          {stop.label && (
            <text x={stop.x} y={Y + 23} className={index === 0 ? classes.firstTime : classes.time}>
              {stop.label}
            </text>
          )}
        </g>
      ))}
      {!atNow && <circle cx={layout.nowX} cy={Y} r={5.5} className={classes.now} />}
      <text x={layout.nowX} y={Y + 23} className={classes.time}>
        {nowWords}
      </text>
      <g transform={`translate(${head},${Y})`}>
        <circle r={9} className={classes.head} />
        <circle r={3.5} className={classes.headDot} />
      </g>
    </svg>
  );
}

function Sign({ stop, later }: { readonly stop: Stop; readonly later: boolean }) {
  if (stop.kind === 'timer' || stop.kind === 'incident') {
    const turned = `rotate(45 ${stop.x} ${Y})`;
    return (
      <rect
        x={stop.x - 4.2}
        y={Y - 4.2}
        width={8.4}
        height={8.4}
        transform={turned}
        className={classes[stop.kind]}
      />
    );
  }
  return (
    <circle
      cx={stop.x}
      cy={Y}
      r={stop.kind === 'person' ? 5.5 : 3.5}
      className={later ? classes.laterStop : classes.stop}
    />
  );
}
