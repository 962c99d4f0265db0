import { useMemo } from 'react';
import { type Boxed, logicOf } from './boxed.ts';
import classes from './boxed-text.module.css';
import { parseModel } from './parse-model.ts';

/** Boxed logic that dmn-js cannot show, as a list of names and expressions. */
export function BoxedText({ xml, element }: { readonly xml: string; readonly element: string }) {
  const logic = useMemo(() => logicOf(parseModel(xml), element), [xml, element]);
  if (!logic) return <p className={classes.none}>There is no logic in the file: it answers nothing.</p>;
  return (
    <div className={classes.box}>
      <Part part={logic} />
    </div>
  );
}

function Part({ part }: { readonly part: Boxed }) {
  return (
    <div className={classes.part}>
      {(part.name !== undefined || part.kind) && (
        <p className={classes.head}>
          {part.name !== undefined && <b>{part.name}</b>}
          {part.kind && <span className={classes.kind}>{part.kind}</span>}
        </p>
      )}
      {part.text !== undefined && <pre className={classes.text}>{part.text}</pre>}
      {part.parts.length > 0 && (
        <ul className={classes.parts}>
          {part.parts.map((inner, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a published expression never move.
            <li key={at}>
              <Part part={inner} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
