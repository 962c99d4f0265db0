import '@bpmn-io/form-js/dist/assets/form-js-base.css';
import '@bpmn-io/form-js/dist/assets/flatpickr/light.css';
import './form-js.css';
import './form-grid.css';
import './form-floats.css';
import { Form } from '@bpmn-io/form-js';
import { useEffect, useImperativeHandle, useRef } from 'react';
import type { Json, Variables } from '../../api/contract.ts';
import { useKeys } from '../../shell/keys/use-keys.ts';
import { answerKeys, chooseAnswer, dressAnswers } from './answers.ts';
import type { FormViewProps } from './form-view.tsx';
import { plainValues } from './plain-values.ts';

/** The form-js viewer as a component; a schema is shown once, a new one gets a new component (`key`). */
export default function FormJs(props: FormViewProps) {
  const { readOnly = false, wrongField, ref } = props;
  const box = useRef<HTMLDivElement>(null);
  const form = useForm(box, props);

  useEffect(() => {
    form.current?.setProperty('readOnly', readOnly);
  }, [form, readOnly]);

  useEffect(() => {
    if (wrongField) focusField(box.current, wrongField);
  }, [wrongField]);

  useImperativeHandle(ref, () => ({
    submit: () => {
      // A date that is typed counts when its field is left; so it is left first.
      if (box.current?.contains(document.activeElement)) (document.activeElement as HTMLElement).blur();
      const answer = form.current?.submit();
      if (!answer) return undefined;
      if (Object.keys(answer.errors).length === 0) return answer.data as Variables;
      requestAnimationFrame(() => focusFirst(box.current, '.fjs-has-errors :is(input, textarea, select)'));
      return undefined;
    },
    focus: () => focusFirst(box.current, ':is(input, textarea, select):not(:disabled)'),
  }));

  const keys = readOnly ? 0 : answerKeys(props.schema);
  useKeys(
    'Form',
    ['1', '2', '3', '4'].slice(0, keys).map((key) => ({
      keys: key,
      does: `answer ${key}`,
      run: () => chooseAnswer(box.current, Number(key)),
    })),
  );

  return <div ref={box} className="tl-form" />;
}

function useForm(box: React.RefObject<HTMLDivElement | null>, props: FormViewProps) {
  const form = useRef<Form>(null);
  const latest = useRef(props);
  latest.current = props;
  const { schema } = props;
  useEffect(() => {
    // Without a pause before an entry counts: an entry in the next field would be drawn over during it.
    // (The option is form-js's, though its types do not know it.)
    const options = { container: box.current!, additionalModules: [plainValues], debounce: false };
    const made = new Form(options);
    form.current = made;
    const ready = made.importSchema(schema, { ...latest.current.data });
    made.setProperty('readOnly', latest.current.readOnly ?? false);
    const drawn = new MutationObserver(() => dressAnswers(box.current!));
    drawn.observe(box.current!, { childList: true, subtree: true });
    void ready.then(() => {
      made.on('changed', (event: { readonly data: { readonly [name: string]: Json } }) =>
        latest.current.onChanged?.(event.data),
      );
    });
    return () => {
      drawn.disconnect();
      made.destroy();
    };
  }, [schema, box]);
  return form;
}

function focusFirst(box: HTMLElement | null, selector: string): void {
  box?.querySelector<HTMLElement>(selector)?.focus();
}

/** form-js ends the ids of its inputs with the id of the field, which its editor makes from the key. */
function focusField(box: HTMLElement | null, key: string): void {
  const name = key.replace(/^variables\./, '');
  const inputs = box?.querySelectorAll<HTMLElement>(':is(input, textarea, select)') ?? [];
  [...inputs].find((input) => input.id.includes(name))?.focus();
}
