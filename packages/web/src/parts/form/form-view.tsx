import { lazy, type Ref, Suspense } from 'react';
import type { Json, Variables } from '../../api/contract.ts';
import type { FormSchema } from '../../api/work-contract.ts';
import { Skeleton } from '../skeleton.tsx';

export interface FormHandle {
  /** What was entered, or nothing when a field refuses: then that field says why and has the focus. */
  submit(): Variables | undefined;
  focus(): void;
}

export interface FormViewProps {
  readonly schema: FormSchema;
  readonly data: Variables;
  readonly readOnly?: boolean;
  readonly onChanged?: (data: { readonly [name: string]: Json }) => void;
  /** The key of a field the server refused; it gets the focus. */
  readonly wrongField?: string | undefined;
  readonly ref?: Ref<FormHandle>;
}

const FormJs = lazy(() => import('./form-js.tsx'));

/** A form-js form in our type and colours; the library comes when the first form does. */
export function FormView(props: FormViewProps) {
  const fields = Array.isArray(props.schema.components) ? props.schema.components.length : 3;
  return (
    <Suspense fallback={<Skeleton rows={fields} height={52} label="Loading the form" />}>
      <FormJs {...props} />
    </Suspense>
  );
}
