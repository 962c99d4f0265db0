import type { Json } from '../../api/contract.ts';
import { plainWords } from '../words.ts';
import classes from './answer-value.module.css';
import { shapeOf } from './value-shape.ts';

/** An answer as people read it: values by name, lists line by line, data in lists on request. */
export function AnswerValue({ value }: { readonly value: Json }) {
  if (value === null) return <p className={classes.nothing}>Nothing: no rule gives an answer.</p>;
  const shape = shapeOf(value);
  switch (shape.kind) {
    case 'empty':
      return <p className={classes.nothing}>None: the answer is empty.</p>;
    case 'words':
      return <p className={classes.value}>{shape.words}</p>;
    case 'fields':
      return <Fields of={shape.fields} />;
    default:
      return (
        <ul className={classes.values}>
          {shape.items.map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an answer is shown as a whole.
            <li key={at}>
              <Inner value={each} />
            </li>
          ))}
        </ul>
      );
  }
}

function Fields({ of }: { readonly of: readonly (readonly [name: string, value: Json])[] }) {
  return (
    <dl className={classes.fields}>
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Inner value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A value inside another. */
function Inner({ value }: { readonly value: Json }) {
  const shape = shapeOf(value);
  switch (shape.kind) {
    case 'empty':
      return 'none';
    case 'words':
      return shape.words;
    case 'items':
      return plainWords(value);
    case 'fields':
      return <Fields of={shape.fields} />;
    case 'lines':
      return (
        <ul>
          {[...new Set(shape.items.map(plainWords))].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      );
    default:
      return (
        <details className={classes.entries}>
          <summary>{shape.items.length === 1 ? '1 entry' : `${shape.items.length} entries`}</summary>
          <ol>
            {shape.items.map((each, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an answer is shown as a whole.
              <li key={at}>
                <Inner value={each} />
              </li>
            ))}
          </ol>
        </details>
      );
  }
}
