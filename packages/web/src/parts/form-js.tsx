import '@bpmn-io/form-js/dist/assets/form-js-base.css';
import './form-js.css';
import { Form } from '@bpmn-io/form-js';
import { useEffect, useImperativeHandle, useRef } from 'react';
import type { Json, Variables } from '../api/contract.ts';
import type { FormViewProps } from './form-view.tsx';

/** The form-js viewer as a component; a schema is shown once, a new one gets a new component (`key`). */
export default function FormJs({
  schema,
  data,
  readOnly = false,
  onChanged,
  wrongField,
  ref,
}: FormViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const form = useRef<Form>(null);
  const changed = useRef(onChanged);
  changed.current = onChanged;
  const first = useRef(data);

  useEffect(() => {
    const made = new Form({ container: box.current! });
    form.current = made;
    const ready = made.importSchema(schema, { ...first.current });
    void ready.then(() => {
      made.on('changed', (event: { readonly data: { readonly [name: string]: Json } }) =>
        changed.current?.(event.data),
      );
    });
    return () => made.destroy();
  }, [schema]);

  useEffect(() => {
    form.current?.setProperty('readOnly', readOnly);
  }, [readOnly]);

  useEffect(() => {
    if (wrongField) focusField(box.current, wrongField);
  }, [wrongField]);

  useImperativeHandle(ref, () => ({
    submit: () => {
      const answer = form.current?.submit();
      if (!answer) return undefined;
      if (Object.keys(answer.errors).length === 0) return answer.data as Variables;
      requestAnimationFrame(() => focusFirst(box.current, '.fjs-has-errors :is(input, textarea, select)'));
      return undefined;
    },
    focus: () => focusFirst(box.current, ':is(input, textarea, select):not(:disabled)'),
  }));

  return <div ref={box} className="tl-form" />;
}

function focusFirst(box: HTMLElement | null, selector: string): void {
  box?.querySelector<HTMLElement>(selector)?.focus();
}

/** form-js ends the ids of its inputs with the field's key. */
function focusField(box: HTMLElement | null, key: string): void {
  const name = key.replace(/^variables\./, '');
  const inputs = box?.querySelectorAll<HTMLElement>(':is(input, textarea, select)') ?? [];
  [...inputs].find((input) => input.id.endsWith(`-${name}`))?.focus();
}
