import { Link } from '@tanstack/react-router';
import classes from './page-failed.module.css';

/** An address nothing stands at. */
export function PageMissing() {
  return (
    <div className={classes.page}>
      <h1 className={classes.title}>Nothing stands at this address</h1>
      <p>
        It may have been mistyped, or what was here has moved. <Link to="/">Go to the beginning</Link> or
        search with Ctrl K.
      </p>
    </div>
  );
}
