import { lazy, Suspense, useState } from 'react';
import type { AssignDialogProps } from './assign-dialog.tsx';

const AssignDialog = lazy(() =>
  import('./assign-dialog.tsx').then((module) => ({ default: module.AssignDialog })),
);

/** The dialog comes when it is opened first, and stays, so that it can give the focus back. */
export function LazyAssignDialog(props: AssignDialogProps) {
  const [used, setUsed] = useState(false);
  if (props.opened && !used) setUsed(true);
  return <Suspense>{used && <AssignDialog {...props} />}</Suspense>;
}
