import type { Stage } from '../api/work-contract.ts';
import classes from './case-line.module.css';
import { stageSentence } from './stage-sentence.ts';

/** The line of a case, small: one station per stage. In lists it stands right, so that the column reads as a chart. */
export function CaseLine({
  stages,
  step = 8,
}: {
  readonly stages: readonly Stage[];
  readonly step?: number;
}) {
  if (stages.length === 0) return null;
  const width = 10 + step * (stages.length - 1);
  const x = (index: number) => 5 + index * step;
  return (
    <svg className={classes.line} width={width} height={12} role="img" aria-label={stageSentence(stages)}>
      {stages.slice(1).map((stage, index) => (
        <line
          key={stage.name}
          x1={x(index)}
          x2={x(index + 1)}
          y1={6}
          y2={6}
          className={reached(stage) ? classes.taken : classes.ahead}
        />
      ))}
      {stages.map((stage, index) => (
        <Station key={stage.name} stage={stage} x={x(index)} />
      ))}
    </svg>
  );
}

function Station({ stage, x }: { readonly stage: Stage; readonly x: number }) {
  if (stage.state === 'incident') {
    const turned = `rotate(45 ${x} 6)`;
    return (
      <rect x={x - 3.4} y={2.6} width={6.8} height={6.8} transform={turned} className={classes.incident} />
    );
  }
  const radius = { done: 2.5, here: 3.75, waiting: 3.75, skipped: 2.2, ahead: 2 }[stage.state];
  return <circle cx={x} cy={6} r={radius} className={classes[stage.state]} />;
}

function reached(stage: Stage): boolean {
  return stage.state !== 'ahead';
}
