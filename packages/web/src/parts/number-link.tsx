import { Link, type LinkProps } from '@tanstack/react-router';
import classes from './number-link.module.css';

/** A number that opens the list it counts. Zero opens nothing, so it is plain text. */
export function NumberLink(props: LinkProps & { readonly count: number; readonly of: string }) {
  const { count, of, ...link } = props;
  if (count === 0) return <span className={classes.zero}>0</span>;
  return (
    <Link {...link} className={classes.number} aria-label={`${count} ${of}`}>
      {count.toLocaleString('en-GB')}
    </Link>
  );
}
