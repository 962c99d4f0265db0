import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import type { Json } from '../../api/contract.ts';
import type {
  Counterfactual,
  DecisionWarning,
  EvaluatedDecision,
  WhyDecision,
} from '../../api/decision-contract.ts';
import { Icon } from '../../parts/icon.tsx';
import { Note } from '../../parts/note.tsx';
import { plainWords } from '../words.ts';
import classes from './answer.module.css';
import { AnswerValue } from './answer-value.tsx';

interface Props {
  readonly why: EvaluatedDecision;
  /** The decision whose reasons come first; else the one that was asked. */
  readonly first?: string;
  /** Puts another value in; without it the sentences are only read. */
  readonly onChange?: ((input: string, to: Json) => void) | undefined;
  /** Shows another decision that took part. */
  readonly onDecision?: ((decision: string) => void) | undefined;
}

/** What was answered, why in sentences, and what would have to change. */
export function Answer({ why, first, onChange, onDecision }: Props) {
  const { answer, counterfactuals } = why;
  const asked = why.decisions.at(-1);
  const told = why.decisions.find((each) => each.decision === first) ?? asked;
  const others = why.decisions.filter((each) => each !== told).reverse();
  return (
    <>
      <div className={classes.answer} role="status">
        {answer.ok ? (
          <AnswerValue value={answer.output} />
        ) : (
          <Note tone="miss" icon={<Icon of={IconAlertTriangle} />}>
            <b>No answer.</b> {answer.sentence}
          </Note>
        )}
      </div>
      {told && <Sentences of={told} />}
      <Warnings warnings={answer.warnings} />
      {why.leftOut && <p className={classes.leftOut}>{why.leftOut}</p>}
      {counterfactuals.length > 0 && <Counterfactuals of={counterfactuals} onChange={onChange} />}
      {others.length > 0 && (
        <section className={classes.before}>
          <h3 className={classes.head}>{told === asked ? 'Because before that' : 'The other decisions'}</h3>
          {others.map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a knowledge model may be called several times.
            <div key={at} className={classes.earlier}>
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

/** More reasons than this are read on request. */
const READ_AT_ONCE = 8;

function Sentences({ of }: { readonly of: WhyDecision }) {
  const more = of.sentences.length > READ_AT_ONCE + 1 ? of.sentences.slice(READ_AT_ONCE) : [];
  return (
    <div className={classes.sentences}>
      <Lines of={of.sentences.slice(0, of.sentences.length - more.length)} />
      {more.length > 0 && (
        <details>
          <summary>{more.length} more reasons</summary>
          <Lines of={more} />
        </details>
      )}
    </div>
  );
}

function Lines({ of }: { readonly of: readonly string[] }) {
  return (
    <ul>
      {[...new Set(of)].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly DecisionWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Note tone="due" icon={<Icon of={IconAlertTriangle} />}>
      <Lines of={warnings.map((warning) => warning.sentence)} />
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
