import type { FormSchema } from '../../api/work-contract.ts';

/** More answers than this are a list, not buttons. */
const MOST = 4;

/**
 * form-js draws a choice as a label and inputs; this makes it a group with a name, and up to four answers a row of
 * buttons. The first such row has the keys 1 to 4. Run again whenever the form was drawn anew.
 */
export function dressAnswers(box: HTMLElement): void {
  let first = true;
  for (const group of box.querySelectorAll<HTMLElement>('.fjs-form-field-radio')) {
    const answers = group.querySelectorAll('.fjs-inline-label').length;
    group.setAttribute('role', 'radiogroup');
    group.setAttribute(
      'aria-label',
      group.querySelector('.fjs-form-field-label')?.firstChild?.textContent ?? '',
    );
    group.classList.toggle('tl-answers', answers <= MOST);
    group.toggleAttribute('data-keys', first && answers <= MOST);
    if (answers <= MOST) first = false;
  }
}

/** How many answers the first row of buttons has: as many keys work. */
export function answerKeys(schema: FormSchema): number {
  for (const field of fieldsOf(schema)) {
    const values = Array.isArray(field.values) ? field.values.length : 0;
    if (field.type === 'radio' && values > 0 && values <= MOST) return values;
  }
  return 0;
}

function fieldsOf(schema: FormSchema): readonly FormSchema[] {
  const components = Array.isArray(schema.components) ? (schema.components as readonly FormSchema[]) : [];
  return components.flatMap((field) => [field, ...fieldsOf(field)]);
}

/** Chooses the nth answer of the row with the keys. */
export function chooseAnswer(box: HTMLElement | null, place: number): void {
  const inputs = box?.querySelectorAll<HTMLInputElement>('[data-keys] .fjs-inline-label input');
  const input = inputs?.[place - 1];
  if (!input || input.readOnly || input.disabled) return;
  input.click();
  input.focus();
}
