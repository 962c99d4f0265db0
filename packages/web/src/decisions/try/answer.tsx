import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import type { Json } from '../../api/contract.ts';
import type { Counterfactual, DecisionWarning, Why, WhyDecision } from '../../api/decision-contract.ts';
import { Icon } from '../../parts/icon.tsx';
import { Note } from '../../parts/note.tsx';
import { plainWords } from '../words.ts';
import classes from './answer.module.css';

interface Props {
  readonly why: Why;
  readonly counterfactuals: readonly Counterfactual[];
  /** Puts another value in; without it the sentences are only read. */
  readonly onChange?: ((input: string, to: Json) => void) | undefined;
  /** Shows another decision that took part. */
  readonly onDecision?: ((decision: string) => void) | undefined;
}

/** What was answered, why in sentences, and what would have to change. */
export function Answer({ why, counterfactuals, onChange, onDecision }: Props) {
  const { answer } = why;
  const asked = why.decisions.at(-1);
  const before = why.decisions.slice(0, -1).reverse();
  return (
    <>
      <div className={classes.answer} role="status">
        {answer.ok ? (
          <Output value={answer.output} />
        ) : (
          <Note tone="miss" icon={<Icon of={IconAlertTriangle} />}>
            <b>No answer.</b> {answer.sentence}
          </Note>
        )}
      </div>
      {asked && <Sentences of={asked} />}
      <Warnings warnings={answer.warnings} />
      {counterfactuals.length > 0 && <Counterfactuals of={counterfactuals} onChange={onChange} />}
      {before.length > 0 && (
        <section className={classes.before}>
          <h3 className={classes.head}>Because before that</h3>
          {before.map((each) => (
            <div key={each.decision} className={classes.earlier}>
              {onDecision ? (
                <button type="button" className={classes.link} onClick={() => onDecision(each.decision)}>
                  {each.name}
                </button>
              ) : (
                <b>{each.name}</b>
              )}
              <span className={classes.was}>{plainWords(each.output)}</span>
              <Sentences of={each} />
            </div>
          ))}
        </section>
      )}
    </>
  );
}

function Output({ value }: { readonly value: Json }) {
  if (value === null) return <p className={classes.nothing}>Nothing: no rule gives an answer.</p>;
  if (typeof value !== 'object') return <p className={classes.value}>{plainWords(value)}</p>;
  const fields = Object.entries(value as { readonly [name: string]: Json });
  if (fields.length === 0) return <p className={classes.value}>{plainWords(value)}</p>;
  if (Array.isArray(value)) {
    return (
      <ul className={classes.values}>
        {(value as readonly Json[]).map((each, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer is shown as a whole.
          <li key={at}>{plainWords(each)}</li>
        ))}
      </ul>
    );
  }
  return (
    <dl className={classes.fields}>
      {fields.map(([name, each]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{plainWords(each)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Sentences({ of }: { readonly of: WhyDecision }) {
  return (
    <ul className={classes.sentences}>
      {of.sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly DecisionWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Note tone="due" icon={<Icon of={IconAlertTriangle} />}>
      {warnings.map((warning) => (
        <p key={`${warning.source}${warning.offset}${warning.code}`}>{warning.sentence}</p>
      ))}
    </Note>
  );
}

function Counterfactuals(props: {
  readonly of: readonly Counterfactual[];
  readonly onChange: Props['onChange'];
}) {
  const { of, onChange } = props;
  return (
    <section>
      <h3 className={classes.head}>What would change it</h3>
      <ul className={classes.changes}>
        {of.map((change) => (
          <li key={change.input + JSON.stringify(change.to)}>
            {onChange ? (
              <button
                type="button"
                className={classes.change}
                onClick={() => onChange(change.input, change.to)}
              >
                <span>{change.sentence}</span>
                <Icon of={IconArrowRight} size={14} />
              </button>
            ) : (
              change.sentence
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
