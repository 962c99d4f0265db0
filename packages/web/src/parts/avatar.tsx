import classes from './avatar.module.css';

/** A person's initials, round; a company's, square. The name stands beside it or in `title`. */
export function Avatar(props: {
  readonly name: string;
  readonly size?: number;
  readonly organisation?: boolean;
}) {
  const { name, size = 24, organisation = false } = props;
  return (
    <span
      className={organisation ? classes.organisation : classes.person}
      style={{ width: size, height: size, fontSize: size * 0.42 }}
      title={name}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s.&-]+/).filter((word) => /^\p{L}/u.test(word));
  const first = words[0]?.charAt(0) ?? '?';
  const last = words.length > 1 ? (words[1]?.charAt(0) ?? '') : (words[0]?.charAt(1) ?? '');
  return (first + last).toUpperCase();
}
