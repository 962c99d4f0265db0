import type { FunctionId } from '../api/contract.ts';
import classes from './function-tag.module.css';

/** A function's colour, always with its name. */
export function FunctionTag({ of, faded = false }: { readonly of: FunctionId; readonly faded?: boolean }) {
  return (
    <span className={classes.tag}>
      <span
        className={classes.square}
        style={{ background: `var(--tl-fn-${of})`, opacity: faded ? 0.5 : 1 }}
        aria-hidden="true"
      />
      {NAMES[of]}
    </span>
  );
}

const NAMES: Readonly<Record<FunctionId, string>> = {
  sales: 'Sales',
  support: 'Support',
  marketing: 'Marketing',
  services: 'Services',
  product: 'Product',
  finance: 'Finance',
  partner: 'Partner',
};
