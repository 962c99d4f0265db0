import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { DecisionInput } from '../../api/decision-contract.ts';
import classes from './input-control.module.css';
import { type Choice, controlOf } from './input-field.ts';

interface Props {
  readonly input: DecisionInput;
  readonly entry: string;
  readonly refused: string | undefined;
  readonly onEnter: (entry: string) => void;
}

/** The field of one input, made from its type. */
export function InputControl({ input, entry, refused, onEnter }: Props) {
  const control = controlOf(input);
  const field = {
    label: input.name,
    value: entry,
    error: refused,
    description: input.allowedText && !input.allowed ? `Allowed: ${input.allowedText}` : undefined,
  };
  switch (control.kind) {
    case 'buttons':
      return <Buttons input={input} entry={entry} choices={control.choices} onEnter={onEnter} />;
    case 'list':
      return (
        <NativeSelect
          {...field}
          data={[
            { value: '', label: 'Nothing' },
            ...control.choices.map((choice) => ({ value: choice.entry, label: choice.label })),
          ]}
          onChange={(event) => onEnter(event.currentTarget.value)}
        />
      );
    case 'date':
      return <TextInput {...field} type="date" onChange={(event) => onEnter(event.currentTarget.value)} />;
    case 'line':
      return (
        <TextInput
          {...field}
          inputMode={control.mode}
          placeholder={control.hint}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onEnter(event.currentTarget.value)}
        />
      );
    case 'json':
      return (
        <Textarea
          {...field}
          autosize
          minRows={1}
          maxRows={8}
          placeholder={control.hint}
          autoComplete="off"
          spellCheck={false}
          classNames={{ input: classes.json }}
          onChange={(event) => onEnter(event.currentTarget.value)}
        />
      );
  }
}

/** Up to four answers: a row of buttons; pressing the chosen one takes it back. */
function Buttons(props: {
  readonly input: DecisionInput;
  readonly entry: string;
  readonly choices: readonly Choice[];
  readonly onEnter: (entry: string) => void;
}) {
  const { input, entry, choices, onEnter } = props;
  const label = useId();
  return (
    <div>
      <p id={label} className={classes.label}>
        {input.name}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of buttons everywhere. */}
      <div className={classes.buttons} role="group" aria-labelledby={label}>
        {choices.map((choice) => (
          <button
            key={choice.entry}
            type="button"
            className={classes.button}
            aria-pressed={entry === choice.entry}
            onClick={() => onEnter(entry === choice.entry ? '' : choice.entry)}
          >
            {choice.label}
          </button>
        ))}
      </div>
    </div>
  );
}
