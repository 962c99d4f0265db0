import { useEffect, useState } from 'react';
import classes from './skeleton.module.css';

/** Grey lines of the height of what comes, and nothing at all for the first 300 ms. */
export function Skeleton(props: {
  readonly rows?: number;
  readonly height?: number;
  readonly label?: string;
}) {
  const { rows = 3, height = 34, label = 'Loading' } = props;
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return <div aria-busy="true" style={{ height: rows * height }} />;
  return (
    <div className={classes.rows} role="status" aria-label={label}>
      {lines(rows).map((line) => (
        <div key={line.key} style={{ height }} className={classes.row}>
          <span style={{ width: line.width }} />
        </div>
      ))}
    </div>
  );
}

const WIDTHS = ['64%', '86%', '41%', '72%', '55%'];

function lines(count: number): readonly { readonly key: string; readonly width: string }[] {
  return Array.from({ length: count }, (_, row) => ({
    key: `line ${row}`,
    width: WIDTHS[row % WIDTHS.length]!,
  }));
}
