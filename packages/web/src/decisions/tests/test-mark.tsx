import { IconCheck, IconX } from '@tabler/icons-react';
import { Icon } from '../../parts/icon.tsx';
import classes from './test-mark.module.css';

/** Passed or failed: a sign beside the word that says it. */
export function TestMark({ passed }: { readonly passed: boolean }) {
  return (
    <span className={classes.mark} data-passed={passed}>
      <Icon of={passed ? IconCheck : IconX} size={14} />
    </span>
  );
}
