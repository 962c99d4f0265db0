import classes from './kbd.module.css';

/** Key caps: `Ctrl+Enter` is two caps. Hidden from screen readers and on touch screens; the help page lists them. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className={classes.caps} aria-hidden="true">
      {keys.split(/[+ ]/).map((cap) => (
        <kbd key={cap} className={classes.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
