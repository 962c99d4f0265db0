import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Json } from '../../api/contract.ts';
import type { DecisionFacts } from '../../api/decision-contract.ts';
import { Kbd } from '../../parts/kbd.tsx';
import { useKeys } from '../../shell/keys/use-keys.ts';
import type { Trying } from '../try/use-trying.ts';
import { inputsWords } from '../words.ts';
import { expectedEntry, readExpected } from './expected.ts';
import classes from './test-form.module.css';
import type { Testing } from './use-testing.ts';

interface Props {
  readonly decision: DecisionFacts;
  readonly trying: Trying;
  readonly testing: Testing;
}

const LONGEST_NAME = 80;

/** What was tried becomes a test: its values, and the answer it must have from now on. */
export function TestForm({ decision, trying, testing }: Props) {
  const { editing } = testing;
  const edited = editing === undefined ? undefined : testing.tests[editing];
  const [open, setOpen] = useState(false);
  const start = () => {
    testing.edit(undefined);
    setOpen(true);
  };
  const close = () => {
    testing.edit(undefined);
    setOpen(false);
  };
  const shown = open || edited !== undefined;
  useKeys('Try it', shown ? [] : [{ keys: 'S', does: 'keep as a test', run: start }]);
  if (!shown) {
    return (
      <div className={classes.start}>
        <Button size="sm" onClick={start} rightSection={<Kbd keys="S" />}>
          Keep as a test
        </Button>
        <p className={classes.hint}>These values must then always get this answer.</p>
      </div>
    );
  }
  const key = edited ? `${editing}-${edited.name}` : 'new';
  return <Fields key={key} {...{ decision, trying, testing }} onClose={close} />;
}

function Fields({ decision, trying, testing, onClose }: Props & { readonly onClose: () => void }) {
  const { editing } = testing;
  const edited = editing === undefined ? undefined : testing.tests[editing];
  const answer = trying.answer?.answer;
  const output: Json = answer?.ok ? answer.output : null;
  const [name, setName] = useState(edited?.name ?? inputsWords(trying.values).slice(0, LONGEST_NAME));
  const [own, setOwn] = useState<string | undefined>(edited && expectedEntry(edited.expected));
  const [refused, setRefused] = useState<{ name?: string; expected?: string }>({});
  const expected = own ?? expectedEntry(output);
  const submit = async () => {
    const read = readExpected(expected);
    const taken = testing.tests.some((test, at) => at !== editing && test.name === name.trim());
    const wrong = {
      ...(name.trim() === '' ? { name: 'Give the test a name.' } : {}),
      ...(taken ? { name: 'Another test has this name.' } : {}),
      ...(read.ok ? {} : { expected: read.sentence }),
    };
    setRefused(wrong);
    if (!read.ok || 'name' in wrong || trying.pending) return;
    const test = { name: name.trim(), decision: decision.id, inputs: trying.values, expected: read.value };
    const saved =
      editing === undefined
        ? await testing.add(test)
        : await testing.replace(editing, { ...edited, ...test });
    if (saved) onClose();
  };
  const label = editing === undefined ? 'Add test' : 'Save test';
  useKeys('Test', [{ keys: 'Ctrl+Enter', does: label.toLowerCase(), run: () => void submit() }]);
  return (
    <section className={classes.form} aria-label={edited ? `Test ${edited.name}` : 'New test'}>
      <h3 className={classes.title}>{edited ? 'Change the test' : 'New test'}</h3>
      <TextInput
        label="Name"
        value={name}
        error={refused.name}
        data-autofocus
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label="Expected answer"
        description={own === undefined ? 'The answer it has now' : undefined}
        value={expected}
        error={refused.expected}
        autosize
        minRows={1}
        maxRows={8}
        spellCheck={false}
        classNames={{ input: classes.json }}
        onChange={(event) => setOwn(event.currentTarget.value)}
      />
      {own !== undefined && own !== expectedEntry(output) && (
        <Button size="compact-sm" variant="subtle" onClick={() => setOwn(undefined)} className={classes.take}>
          Take the answer it has now
        </Button>
      )}
      <div className={classes.buttons}>
        <Button
          size="sm"
          disabled={testing.busy || trying.pending}
          onClick={() => void submit()}
          rightSection={<Kbd keys="Ctrl+Enter" />}
        >
          {label}
        </Button>
        <Button size="sm" variant="subtle" onClick={onClose}>
          Leave it
        </Button>
      </div>
    </section>
  );
}
